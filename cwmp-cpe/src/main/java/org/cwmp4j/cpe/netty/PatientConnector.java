package org.cwmp4j.cpe.netty;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.netty.HttpConnection;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.time.Scheduler;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Connects, and where that fails tries again for a while: a CPE waits at least 30 seconds before it declares a connection
 * failed (TR-069 A6C1 3.4.2). What waiting cannot mend, such as a wrong certificate, fails at once. One connection at a time.
 */
final class PatientConnector {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final HttpConnector connector;
    private final TimeSource time;
    private final Duration patience;
    private final TlsClient tls;
    private final Object lock = new Object();
    private @Nullable Runnable giveUp;
    private boolean cancelled;

    PatientConnector(HttpConnector connector, TimeSource time, Duration patience, TlsClient tls) {
        this.connector = connector;
        this.time = time;
        this.patience = patience;
        this.tls = tls;
    }

    /** @param preferred the address that served last; {@code null} for any */
    CompletionStage<HttpConnection> connect(HttpAddress address, @Nullable ChosenAddress preferred) {
        CompletableFuture<HttpConnection> result = new CompletableFuture<>();
        attempt(address, preferred, result, time.ticker().nanos() + patience.toNanos(), FIRST_PAUSE);
        return result;
    }

    /** No further attempt; one that waits for its turn fails. */
    void cancel() {
        Runnable waiting;
        synchronized (lock) {
            cancelled = true;
            waiting = giveUp;
            giveUp = null;
        }
        if (waiting != null) {
            waiting.run();
        }
    }

    private void attempt(
            HttpAddress address,
            @Nullable ChosenAddress preferred,
            CompletableFuture<HttpConnection> result,
            long end,
            Duration pause) {
        CompletionStage<HttpConnection> connecting =
                connector.connect(address.host(), address.port(), address.secure() ? tls : null, preferred);
        connecting.whenComplete((connection, failure) -> {
            if (failure == null) {
                result.complete(connection);
                return;
            }
            Duration left = Duration.ofNanos(end - time.ticker().nanos());
            if (left.isNegative() || left.isZero() || !mayPass(failure)) {
                result.completeExceptionally(failure);
                return;
            }
            Duration wait = left.compareTo(pause) < 0 ? left : pause;
            Duration next = pause.multipliedBy(2);
            Duration longer = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
            later(
                    wait,
                    () -> attempt(address, preferred, result, end, longer),
                    () -> result.completeExceptionally(failure));
        });
    }

    private void later(Duration wait, Runnable again, Runnable fail) {
        boolean over;
        synchronized (lock) {
            over = cancelled;
            if (!over) {
                Scheduler.Cancellable timer = time.scheduler().schedule(wait, () -> {
                    if (due()) {
                        again.run();
                    }
                });
                giveUp = () -> {
                    timer.cancel();
                    fail.run();
                };
            }
        }
        if (over) {
            fail.run();
        }
    }

    /** Whether nobody has given up meanwhile. */
    private boolean due() {
        synchronized (lock) {
            giveUp = null;
            return !cancelled;
        }
    }

    private static boolean mayPass(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof HttpException known
                && (known.kind() == HttpException.Kind.NOT_CONNECTED
                        || known.kind() == HttpException.Kind.UNKNOWN_HOST);
    }
}
