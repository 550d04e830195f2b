package org.cwmp4j.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP server on a free port of 127.0.0.1 that answers as a function says and keeps every request.
 *
 * <p>Each connection has a thread of its own, named {@code testkit-http-…}; {@link #close} ends them all. Answers get a
 * {@code Content-Length} unless they bring one or are chunked. Thread-safe.
 */
public final class TestHttpServer implements AutoCloseable {
    private final Handler handler;
    private final Listener listener;
    private final List<HttpCall> calls = new ArrayList<>();

    private TestHttpServer(@Nullable SSLContext tls, Handler handler) {
        this.handler = handler;
        this.listener = Listener.start(tls, "testkit-http", this::serve);
    }

    /** What answers requests; called by one thread for each connection. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers.
         *
         * @param call the request
         * @return the answer; {@code null} closes the connection without one
         */
        @Nullable
        HttpAnswer answer(HttpCall call);
    }

    /**
     * Starts a server.
     *
     * @param tls for HTTPS, with the server's identity; {@code null} for HTTP
     * @param handler answers the requests
     * @return the server; it listens
     */
    public static TestHttpServer start(@Nullable SSLContext tls, Handler handler) {
        return new TestHttpServer(tls, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * The address of something on this server.
     *
     * @param path begins with a slash
     * @return the URL, with 127.0.0.1 as host
     */
    public URI url(String path) {
        return listener.url(path);
    }

    /**
     * Where it listens.
     *
     * @return 127.0.0.1 and the port
     */
    public InetSocketAddress address() {
        return listener.address();
    }

    /**
     * The requests until now.
     *
     * @return all in the order in which they came
     */
    public synchronized List<HttpCall> calls() {
        return List.copyOf(calls);
    }

    /**
     * How often something connected.
     *
     * @return the number of connections until now
     */
    public int connections() {
        return listener.connections();
    }

    /** Closes the port and all connections, and waits for the threads. */
    @Override
    public void close() {
        listener.close();
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        while (true) {
            HttpCall call = Http1.readCall(in, socket.getOutputStream());
            if (call == null) {
                return;
            }
            note(call);
            HttpAnswer answer = handler.answer(call);
            if (answer == null) {
                return;
            }
            Http1.write(socket.getOutputStream(), framed(answer));
            if (answer.headers().hasToken("Connection", "close")
                    || call.headers().hasToken("Connection", "close")) {
                return;
            }
        }
    }

    private synchronized void note(HttpCall call) {
        calls.add(call);
    }

    private static HttpAnswer framed(HttpAnswer answer) {
        boolean isFramed = answer.headers().has("Content-Length")
                || answer.headers().has("Transfer-Encoding")
                || answer.status() == 204
                || answer.status() < 200;
        return isFramed ? answer : answer.with("Content-Length", String.valueOf(answer.body().length));
    }
}
