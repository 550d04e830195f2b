package org.cwmp4j.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ServerSocketFactory;
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

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServerSocket listener;
    private final boolean secure;
    private final Handler handler;
    private final List<HttpCall> calls = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    private TestHttpServer(ServerSocket listener, boolean secure, Handler handler) {
        this.listener = listener;
        this.secure = secure;
        this.handler = handler;
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
        Objects.requireNonNull(handler, "handler");
        ServerSocketFactory factory = tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
        try {
            ServerSocket listener = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            TestHttpServer server = new TestHttpServer(listener, tls != null, handler);
            server.run("testkit-http-listener", server::accept);
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("no port to listen on", e);
        }
    }

    /**
     * The address of something on this server.
     *
     * @param path begins with a slash
     * @return the URL, with 127.0.0.1 as host
     */
    public URI url(String path) {
        return URI.create(
                (secure ? "https" : "http") + "://127.0.0.1:" + address().getPort() + path);
    }

    /**
     * Where it listens.
     *
     * @return 127.0.0.1 and the port
     */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
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
    public synchronized int connections() {
        return sockets.size();
    }

    /** Closes the port and all connections, and waits for the threads. */
    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            closed = true;
            quietly(listener);
            sockets.forEach(TestHttpServer::quietly);
            running = List.copyOf(threads);
        }
        for (Thread thread : running) {
            try {
                thread.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                if (!keep(socket)) {
                    quietly(socket);
                    return;
                }
                run("testkit-http-connection", () -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private synchronized boolean keep(Socket socket) {
        sockets.add(socket);
        return !closed;
    }

    private void serve(Socket socket) {
        try (socket) {
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
        } catch (IOException e) {
            // The peer went away or sent no HTTP; the test sees that by what it did not get.
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

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // nothing more to be done for it
        }
    }
}
