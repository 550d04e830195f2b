package org.cwmp4j.http.netty;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HostLiteral;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.HttpProxy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.ClientAuthenticator.Reaction;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;

/** The way through a proxy, with what it asked for last. Thread-safe. */
final class ProxyRoute {
    private static final int UNAUTHENTICATED = 407;

    private final HttpProxy proxy;
    private final @Nullable ClientAuthenticator authenticator;

    ProxyRoute(HttpProxy proxy) {
        this.proxy = proxy;
        this.authenticator = proxy.credentials() == null
                ? null
                : new ClientAuthenticator(proxy.credentials(), proxy.policy(), SecretSource.secure());
    }

    String host() {
        return HostLiteral.unwrap(proxy.host());
    }

    int port() {
        return proxy.port();
    }

    boolean isFor(String target) {
        return proxy.isFor(target);
    }

    /** By CONNECT: whether the tunnel is open; if not, another connection is wanted. Fails if the proxy refuses. */
    CompletionStage<Boolean> open(HttpConnection connection, String hostAndPort) {
        HttpCall connect = new HttpCall("CONNECT", hostAndPort, Headers.empty(), new byte[0]);
        return exchange(connection, connect, null).thenCompose(answer -> {
            if (answer.status() / 100 == 2) {
                return CompletableFuture.completedStage(true);
            }
            return answer.status() == UNAUTHENTICATED
                    ? CompletableFuture.completedStage(false)
                    : CompletableFuture.failedStage(
                            new HttpException(Kind.PROXY, "the proxy answers " + answer.status(), null));
        });
    }

    /** A request in absolute form. */
    CompletionStage<HttpAnswer> forward(
            HttpConnection connection, HttpCall call, @Nullable BodyStreams bodies, String authority) {
        HttpCall absolute = call.withTarget("http://" + authority + call.target());
        return exchange(connection, absolute, bodies)
                .thenCompose(answer -> answer.status() == UNAUTHENTICATED
                        ? CompletableFuture.failedStage(
                                new HttpException(Kind.NOT_SENT, "the proxy wants another connection", null))
                        : CompletableFuture.completedStage(answer));
    }

    /** An answer of 407 means that the same has to be sent on another connection. */
    private CompletionStage<HttpAnswer> exchange(
            HttpConnection connection, HttpCall call, @Nullable BodyStreams bodies) {
        return connection.once(authorized(call), bodies).thenCompose(answer -> {
            if (answer.status() != UNAUTHENTICATED) {
                accepted();
                return CompletableFuture.completedStage(answer);
            }
            if (challenged(answer.headers().all("Proxy-Authenticate")) != Reaction.SEND_AGAIN) {
                return CompletableFuture.failedStage(
                        new HttpException(Kind.PROXY, "the proxy does not take these credentials, or has none", null));
            }
            return connection.isReusable()
                    ? exchange(connection, call, bodies)
                    : CompletableFuture.completedStage(answer);
        });
    }

    private HttpCall authorized(HttpCall call) {
        Optional<String> value = authorization(call);
        return value.isEmpty() ? call : call.withHeaders(call.headers().and("Proxy-Authorization", value.get()));
    }

    private synchronized Optional<String> authorization(HttpCall call) {
        return authenticator == null
                ? Optional.empty()
                : authenticator.authorization(call.method(), call.target(), call.body());
    }

    private synchronized Reaction challenged(List<String> challenges) {
        return authenticator == null ? Reaction.NOTHING_TO_ANSWER : authenticator.challenged(challenges);
    }

    private synchronized void accepted() {
        if (authenticator != null) {
            authenticator.accepted();
        }
    }
}
