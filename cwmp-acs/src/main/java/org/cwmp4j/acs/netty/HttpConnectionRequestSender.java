package org.cwmp4j.acs.netty;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSender;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestTarget;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.acs.profile.ConnectionRequestStyle;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.ClientAuthenticator.Reaction;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnection;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Connection requests over HTTP (TR-069 A6C1 3.2.2.2): a bare GET, then one with the answer to the device's Digest challenge,
 * Basic only to a device whose profile says so (CRQ-29), never a redirect. Many at a time; which go together is the caller's business. Thread-safe.
 */
public final class HttpConnectionRequestSender implements ConnectionRequestSender {
    private static final HttpClientSettings BOUNDS = HttpClientSettings.DEFAULT
            .withTimeouts(Duration.ofSeconds(15), Duration.ofSeconds(15))
            .withMaxHead(16_384)
            .withMaxBody(4096)
            .withTruncate(true);

    private final HttpConnector connector;
    private final TargetPolicy targets;
    private final SecretSource secrets;

    /**
     * @param loops owned by the caller
     * @param time for deadlines: 15 seconds for the connection and for each answer
     * @param secrets makes client nonces
     * @param targets where requests may go
     * @param log of what goes over the wire
     */
    public HttpConnectionRequestSender(
            NettyLoops loops, TimeSource time, SecretSource secrets, TargetPolicy targets, WireLog log) {
        this.connector = new HttpConnector(loops, time.scheduler(), BOUNDS, log)
                .only((InetAddress address) -> targets.allows(address));
        this.secrets = secrets;
        this.targets = targets;
    }

    @Override
    public CompletionStage<ConnectionRequestResult> send(ConnectionRequestTarget target) {
        URI url = target.url();
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            return CompletableFuture.completedFuture(new ConnectionRequestResult(
                    ConnectionRequestVerdict.NO_TARGET, 0, "the ConnectionRequestURL is no http URL with a host"));
        }
        InetAddress only = target.only();
        HttpConnector door = only == null
                ? connector
                : connector.only(address -> targets.allows(address)
                        && TargetPolicy.unwrapped(address).equals(TargetPolicy.unwrapped(only)));
        Attempt attempt = new Attempt(target, door);
        return attempt.get().handle((result, failure) -> {
            attempt.end();
            return failure == null ? result : failed(failure);
        });
    }

    private static ConnectionRequestResult failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        ConnectionRequestVerdict verdict =
                cause instanceof HttpException known ? verdict(known) : ConnectionRequestVerdict.UNREACHABLE;
        return new ConnectionRequestResult(verdict, 0, String.valueOf(cause.getMessage()));
    }

    private static ConnectionRequestVerdict verdict(HttpException failure) {
        return switch (failure.kind()) {
            case FORBIDDEN_ADDRESS -> ConnectionRequestVerdict.NO_TARGET;
            case INVALID, TOO_LARGE, CLOSED, NOT_SENT -> ConnectionRequestVerdict.PROTOCOL_ERROR;
            case NOT_CONNECTED ->
                nobodyListens(failure.getCause())
                        ? ConnectionRequestVerdict.STALE_URL
                        : ConnectionRequestVerdict.UNREACHABLE;
            default -> ConnectionRequestVerdict.UNREACHABLE;
        };
    }

    /** The host is there and says so: its port has changed, as some devices change it at each boot (quirk H9). */
    private static boolean nobodyListens(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
    }

    /** One request, with at most two repetitions: for the challenge, and for a nonce that was too old (rule CRQ-24). */
    private final class Attempt {
        private final HttpConnector door;
        private final URI url;
        private final String target;
        private final ClientAuthenticator authenticator;
        private volatile @Nullable HttpConnection connection;
        private boolean mayReconnect;

        Attempt(ConnectionRequestTarget to, HttpConnector door) {
            this.door = door;
            url = to.url();
            String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
            authenticator =
                    new ClientAuthenticator(new Credentials(to.username(), to.password()), policy(to.style()), secrets);
            mayReconnect = to.style().reconnect();
        }

        private static ClientAuthPolicy policy(ConnectionRequestStyle style) {
            ClientAuthPolicy digest = ClientAuthPolicy.digestOnly();
            return style.basic() ? digest.withBasic(ClientAuthPolicy.BasicUse.WHEN_CHALLENGED) : digest;
        }

        CompletionStage<ConnectionRequestResult> get() {
            return connected()
                    .thenCompose(open -> open.exchange(call()))
                    .handle((answer, failure) -> failure == null ? answered(answer) : broken(failure))
                    .thenCompose(next -> next);
        }

        void end() {
            HttpConnection open = connection;
            if (open != null) {
                open.close();
            }
        }

        private CompletionStage<ConnectionRequestResult> answered(HttpAnswer answer) {
            if (answer.status() == 401) {
                Reaction reaction = authenticator.challenged(answer.headers().all("WWW-Authenticate"));
                if (reaction == Reaction.SEND_AGAIN) {
                    return get();
                }
            }
            return CompletableFuture.completedFuture(ConnectionRequestResult.ofStatus(answer.status()));
        }

        /**
         * Devices that close without an answer get one more connection: those that do so after their challenge, and those that close too
         * fast though they accept, which then accept once more (quirk H8).
         */
        private CompletionStage<ConnectionRequestResult> broken(Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            boolean closed = cause instanceof HttpException known
                    && (known.kind() == HttpException.Kind.CLOSED || known.kind() == HttpException.Kind.NOT_SENT);
            if (closed && mayReconnect) {
                mayReconnect = false;
                end();
                connection = null;
                return get();
            }
            return CompletableFuture.failedFuture(cause);
        }

        private CompletionStage<HttpConnection> connected() {
            HttpConnection open = connection;
            if (open != null && open.isReusable()) {
                return CompletableFuture.completedFuture(open);
            }
            end();
            int port = url.getPort() < 0 ? 80 : url.getPort();
            return door.connect(url.getHost(), port, null).thenApply(fresh -> {
                connection = fresh;
                authenticator.connectionOpened();
                return fresh;
            });
        }

        private HttpCall call() {
            byte[] none = new byte[0];
            Headers headers = authenticator
                    .authorization("GET", target, none)
                    .map(value -> Headers.of("Authorization", value))
                    .orElse(Headers.empty());
            return new HttpCall("GET", target, headers, none);
        }
    }
}
