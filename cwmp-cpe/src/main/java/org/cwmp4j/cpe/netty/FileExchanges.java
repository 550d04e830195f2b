package org.cwmp4j.cpe.netty;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.netty.BodyStreams;
import org.cwmp4j.http.netty.HttpConnection;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.tls.TlsClient;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one transfer: through challenges and redirects to the answer that counts. One at a time, whose steps follow one
 * another; only {@link #stop} comes from aside.
 */
final class FileExchanges {
    /** The most requests that one transfer may become, however challenges and redirects follow each other. */
    private static final int MAX_SENDS = 16;

    private static final byte[] NOTHING = new byte[0];

    private final HttpConnector connector;
    private final TlsClient tls;
    private final FileRoute route;
    private final FileFaults faults;
    private int sends;
    private boolean authorized;
    private boolean used;
    private volatile boolean reached;
    private volatile @Nullable TransferException stopped;
    private volatile @Nullable CompletableFuture<HttpConnection> connecting;
    private volatile @Nullable HttpConnection connection;

    FileExchanges(HttpConnector connector, TlsClient tls, FileRoute route, FileFaults faults) {
        this.connector = connector;
        this.tls = tls;
        this.route = route;
        this.faults = faults;
    }

    /** What is sent, made anew for each time; the target and the credentials are put in. */
    interface Request {
        HttpCall call(String target);

        /** Where the server wants a hash of the body, which it does not have yet (RFC 7616, auth-int). */
        default byte[] hashed() {
            return NOTHING;
        }
    }

    /** Whether a server was. */
    boolean isReached() {
        return reached;
    }

    /** Whether credentials went with the last request. */
    boolean isAuthorized() {
        return authorized;
    }

    /** Ends what is under way, and whatever would follow, with that failure; the first counts. */
    void stop(TransferException why) {
        synchronized (this) {
            if (stopped == null) {
                stopped = why;
            }
        }
        CompletableFuture<HttpConnection> attempt = connecting;
        if (attempt != null) {
            attempt.cancel(false);
        }
        close();
    }

    /** What it was stopped with; {@code null} if it was not. */
    @Nullable
    TransferException stopped() {
        return stopped;
    }

    /** No request will follow. */
    void close() {
        HttpConnection open = connection;
        if (open != null) {
            open.close();
        }
    }

    /** The answer that is neither challenge nor redirect; fails with what {@link FileFaults#of} takes. */
    CompletionStage<HttpAnswer> send(Request request, BodyStreams bodies) {
        if (++sends > MAX_SENDS) {
            return failed(faults.other("redirects and challenges without end"));
        }
        return exchange(request, bodies, true).thenCompose(answer -> answered(request, bodies, answer));
    }

    /**
     * A connection that served before may have been closed just now, before the request was there; and a proxy may ask for another
     * connection. That costs a new connection and nothing else: what failed is the connection, not the transfer.
     */
    private CompletionStage<HttpAnswer> exchange(Request request, BodyStreams bodies, boolean mayReconnect) {
        boolean fresh = !canReuse();
        AtomicBoolean begun = new AtomicBoolean();
        BodyStreams noting = new BodyStreams(bodies.blocking(), bodies.bounds(), head -> {
            begun.set(true);
            return bodies.answer().open(head);
        });
        return connected()
                .thenCompose(open -> open.exchange(authorized(request), noting))
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(answer);
                    }
                    Kind kind = kind(failure);
                    boolean again = mayReconnect
                            && stopped == null
                            && (kind == Kind.NOT_SENT || (kind == Kind.CLOSED && !fresh && !begun.get()));
                    return again
                            ? exchange(request, bodies, false)
                            : CompletableFuture.<HttpAnswer>failedStage(failure);
                })
                .thenCompose(next -> next);
    }

    private static @Nullable Kind kind(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof HttpException known ? known.kind() : null;
    }

    private boolean canReuse() {
        HttpConnection open = connection;
        return open != null && used && open.isReusable();
    }

    private CompletionStage<HttpConnection> connected() {
        HttpConnection open = connection;
        if (stopped != null) {
            return failed(new HttpException(Kind.NOT_SENT, "stopped", null));
        }
        if (open != null && open.isReusable()) {
            return CompletableFuture.completedStage(open);
        }
        close();
        HttpAddress to = route.address();
        CompletableFuture<HttpConnection> attempt = connector
                .connect(to.host(), to.port(), to.secure() ? tls : null)
                .toCompletableFuture();
        connecting = attempt;
        if (stopped != null) {
            attempt.cancel(false);
        }
        return attempt.thenApply(this::opened);
    }

    private HttpConnection opened(HttpConnection fresh) {
        connection = fresh;
        connecting = null;
        reached = true;
        used = false;
        if (stopped != null) {
            fresh.close();
        }
        ClientAuthenticator authenticator = route.authenticator();
        if (authenticator != null) {
            authenticator.connectionOpened();
        }
        return fresh;
    }

    private HttpCall authorized(Request request) {
        used = true;
        HttpCall call = request.call(route.address().target());
        ClientAuthenticator authenticator = route.authenticator();
        Optional<String> value = authenticator == null
                ? Optional.empty()
                : authenticator.authorization(
                        call.method(), call.target(), authenticator.hashesBody() ? request.hashed() : NOTHING);
        authorized = value.isPresent();
        return value.isEmpty() ? call : call.withHeaders(call.headers().and("Authorization", value.get()));
    }

    private CompletionStage<HttpAnswer> answered(Request request, BodyStreams bodies, HttpAnswer answer) {
        ClientAuthenticator authenticator = route.authenticator();
        if (answer.status() == 401) {
            return challenged(authenticator, answer, () -> send(request, bodies));
        }
        if (authenticator != null) {
            authenticator.accepted();
        }
        String method = request.call("").method();
        if (!FileRoute.isRedirect(method, answer.status())) {
            return CompletableFuture.completedStage(answer);
        }
        if (route.follow(answer)) {
            close();
            connection = null;
        }
        return send(request, bodies);
    }

    private CompletionStage<HttpAnswer> challenged(
            @Nullable ClientAuthenticator authenticator,
            HttpAnswer answer,
            Supplier<CompletionStage<HttpAnswer>> again) {
        if (authenticator == null) {
            return failed(faults.refused("the file server asks for credentials, of which none are for it"));
        }
        return switch (authenticator.challenged(answer.headers().all("WWW-Authenticate"))) {
            case SEND_AGAIN -> again.get();
            case REFUSED -> failed(faults.refused("the file server refuses the credentials"));
            case NOTHING_TO_ANSWER -> failed(faults.refused("the file server asks for nothing that may be answered"));
        };
    }

    private static <T> CompletionStage<T> failed(Throwable failure) {
        return CompletableFuture.failedStage(failure);
    }
}
