package org.cwmp4j.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A port on the loopback address with a thread for each connection; both kinds of test server stand on it. */
final class Listener implements AutoCloseable {
    /** How long threads may take to end. */
    static final int PATIENCE_MILLIS = 60_000;

    private final ServerSocket port;
    private final boolean secure;
    private final String name;
    private final Service service;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    private Listener(ServerSocket port, boolean secure, String name, Service service) {
        this.port = port;
        this.secure = secure;
        this.name = name;
        this.service = service;
    }

    /** What is done with a connection, on a thread of its own; it is closed afterwards. */
    interface Service {
        void serve(Socket socket) throws IOException;
    }

    /**
     * @param tls with the server's identity; {@code null} for plain TCP
     * @param name of its threads
     */
    static Listener start(@Nullable SSLContext tls, String name, Service service) {
        ServerSocketFactory factory = tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
        try {
            ServerSocket port = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Listener listener = new Listener(port, tls != null, name, service);
            listener.run(name + "-listener", listener::accept);
            return listener;
        } catch (IOException e) {
            throw new IllegalStateException("no port to listen on", e);
        }
    }

    URI url(String path) {
        return URI.create(
                (secure ? "https" : "http") + "://127.0.0.1:" + address().getPort() + path);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) port.getLocalSocketAddress();
    }

    synchronized int connections() {
        return sockets.size();
    }

    synchronized boolean isQuiet() {
        return sockets.stream().allMatch(Socket::isClosed);
    }

    /** Closes the port and all connections, and waits for the threads. */
    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            closed = true;
            quietly(port);
            sockets.forEach(Listener::quietly);
            running = List.copyOf(threads);
        }
        for (Thread thread : running) {
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void run(String threadName, Runnable task) {
        Thread thread = new Thread(task, threadName);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = port.accept();
                if (!keep(socket)) {
                    quietly(socket);
                    return;
                }
                run(name + "-connection", () -> serve(socket));
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
            service.serve(socket);
        } catch (IOException e) {
            // The peer went away or sent what it should not; the test sees that by what it did not get.
        }
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // nothing more to be done for it
        }
    }
}
