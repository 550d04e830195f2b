package org.cwmp4j.benchmarks.load;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.netty.HttpConnection;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.tls.TlsClient;
import org.jspecify.annotations.Nullable;

/** A device that knows only one session by heart: Inform, empty POST, 204. One session at a time. */
final class LoadDevice {
    private static final String PATH = "/acs";

    private final HttpConnector connector;
    private final InetSocketAddress server;
    private final @Nullable Supplier<TlsClient> tls;
    private final boolean keepAlive;
    private final byte[] inform;
    private @Nullable HttpConnection connection;
    private @Nullable HttpAnswer informed;

    /**
     * @param tls asked for each connection: a client of its own resumes no session of another; {@code null} for plain TCP
     * @param keepAlive whether the next session uses the same connection
     */
    LoadDevice(
            HttpConnector connector,
            InetSocketAddress server,
            @Nullable Supplier<TlsClient> tls,
            boolean keepAlive,
            byte[] inform) {
        this.connector = connector;
        this.server = server;
        this.tls = tls;
        this.keepAlive = keepAlive;
        this.inform = inform;
    }

    /** Plays a session; the status that ended it: 204 if all went well. */
    CompletionStage<HttpAnswer> session() {
        return begin().thenCompose(answer -> answer.status() == 200 ? end() : failed(answer));
    }

    /** Sends the Inform only: the session then waits for its device. */
    CompletionStage<HttpAnswer> begin() {
        return connected()
                .thenCompose(open -> open.exchange(post(inform, null)))
                .thenApply(answer -> {
                    informed = answer;
                    return answer;
                });
    }

    /** Ends the session that {@link #begin} began. */
    CompletionStage<HttpAnswer> end() {
        HttpConnection open = connection;
        HttpAnswer begun = informed;
        if (open == null || begun == null) {
            throw new IllegalStateException("no session");
        }
        return open.exchange(post(new byte[0], cookie(begun))).thenApply(answer -> {
            if (!keepAlive) {
                close();
            }
            return answer;
        });
    }

    private CompletionStage<HttpAnswer> failed(HttpAnswer answer) {
        close();
        return CompletableFuture.completedStage(answer);
    }

    void close() {
        HttpConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private CompletionStage<HttpConnection> connected() {
        HttpConnection open = connection;
        if (open != null && open.isReusable()) {
            return CompletableFuture.completedStage(open);
        }
        TlsClient client = tls == null ? null : tls.get();
        return connector
                .connect(server.getAddress().getHostAddress(), server.getPort(), client)
                .thenApply(fresh -> {
                    connection = fresh;
                    return fresh;
                });
    }

    private static @Nullable String cookie(HttpAnswer answer) {
        return answer.headers()
                .first("Set-Cookie")
                .map(text -> text.split(";", 2)[0])
                .orElse(null);
    }

    private static HttpCall post(byte[] body, @Nullable String cookie) {
        Headers headers = body.length == 0
                ? Headers.empty()
                : Headers.of("Content-Type", "text/xml; charset=utf-8").and("SOAPAction", "");
        return new HttpCall("POST", PATH, cookie == null ? headers : headers.and("Cookie", cookie), body);
    }
}
