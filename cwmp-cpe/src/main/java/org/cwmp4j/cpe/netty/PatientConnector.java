package org.cwmp4j.cpe.netty;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.netty.HttpConnection;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Connects, and where that fails tries again for a while: a CPE waits at least 30 seconds before it declares a connection
 * failed (TR-069 A6C1 3.4.2). What waiting cannot mend, such as a wrong certificate, fails at once.
 */
final class PatientConnector {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final HttpConnector connector;
    private final TimeSource time;
    private final Duration patience;
    private final AcsAddress address;
    private final @Nullable TlsClient tls;
    private volatile boolean cancelled;

    PatientConnector(
            HttpConnector connector, TimeSource time, Duration patience, AcsAddress address, @Nullable TlsClient tls) {
        this.connector = connector;
        this.time = time;
        this.patience = patience;
        this.address = address;
        this.tls = tls;
    }

    CompletionStage<HttpConnection> connect() {
        CompletableFuture<HttpConnection> result = new CompletableFuture<>();
        attempt(result, time.ticker().nanos() + patience.toNanos(), FIRST_PAUSE);
        return result;
    }

    /** No further attempt. */
    void cancel() {
        cancelled = true;
    }

    private void attempt(CompletableFuture<HttpConnection> result, long end, Duration pause) {
        connector.connect(address.host(), address.port(), tls).whenComplete((connection, failure) -> {
            if (failure == null) {
                result.complete(connection);
                return;
            }
            Duration left = Duration.ofNanos(end - time.ticker().nanos());
            if (cancelled || left.isNegative() || left.isZero() || !mayPass(failure)) {
                result.completeExceptionally(failure);
                return;
            }
            Duration wait = left.compareTo(pause) < 0 ? left : pause;
            Duration next = pause.multipliedBy(2);
            Duration longer = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
            time.scheduler().schedule(wait, () -> attempt(result, end, longer));
        });
    }

    private static boolean mayPass(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof HttpException known
                && (known.kind() == HttpException.Kind.NOT_CONNECTED
                        || known.kind() == HttpException.Kind.UNKNOWN_HOST);
    }
}
