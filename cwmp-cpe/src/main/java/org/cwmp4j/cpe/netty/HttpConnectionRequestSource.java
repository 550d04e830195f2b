package org.cwmp4j.cpe.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestHandler;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestSource;
import org.cwmp4j.http.HttpService;
import org.cwmp4j.http.netty.HttpServer;
import org.cwmp4j.http.netty.HttpServerSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Listens for connection requests over HTTP (TR-069 A6C1 3.2.2.2), for any number of agents on one port, each with its path.
 * The port is open only while somebody is registered (rule C-CR-17). Thread-safe.
 */
public final class HttpConnectionRequestSource implements ConnectionRequestSource, AutoCloseable {
    private static final int MAX_HEAD = 8192;

    private final NettyLoops loops;
    private final TimeSource time;
    private final ConnectionRequestListenerSettings settings;
    private final Map<String, ConnectionRequestHandler> handlers = new ConcurrentHashMap<>();
    private final HttpService service = new ConnectionRequestService(handlers);
    private @Nullable HttpServer server;
    private int lastPort;
    private boolean closed;
    private volatile @Nullable InetSocketAddress advertised;

    /**
     * Binds nothing yet.
     *
     * @param loops owned by the caller
     * @param time for deadlines
     */
    public HttpConnectionRequestSource(NettyLoops loops, TimeSource time, ConnectionRequestListenerSettings settings) {
        this.loops = Objects.requireNonNull(loops, "loops");
        this.time = Objects.requireNonNull(time, "time");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.advertised = settings.advertised().orElse(null);
    }

    /** By the loops' own clock, on that address; port 0 takes any free one. Binds nothing yet. */
    public HttpConnectionRequestSource(NettyLoops loops, InetSocketAddress address) {
        this(loops, loops.time(), ConnectionRequestListenerSettings.on(address));
    }

    /**
     * {@inheritDoc}
     *
     * @throws CwmpException if the port cannot be had
     */
    @Override
    public synchronized Registration register(String path, ConnectionRequestHandler handler) {
        if (closed) {
            throw new IllegalStateException("the listener is closed");
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path: expected to begin with a slash, got " + path);
        }
        if (handlers.putIfAbsent(path, Objects.requireNonNull(handler, "handler")) != null) {
            throw new IllegalStateException("the path is taken: " + path);
        }
        try {
            InetSocketAddress bound = listening().address();
            return new PathRegistration(path, handler, bound);
        } catch (IOException e) {
            handlers.remove(path, handler);
            throw new CwmpException("cannot listen on " + settings.address() + ": " + e.getMessage(), e);
        }
    }

    /**
     * From now on the ACS is told another host and port than those bound, such as what a gateway maps to them (TR-069 A6C1
     * App. IV, CRQ-34); every registered agent reports its new URL.
     *
     * @param address port 0 for the bound one; the host may be an unresolved name. {@code null} for the bound address again
     */
    public void advertise(@Nullable InetSocketAddress address) {
        advertised = address;
        handlers.values().forEach(ConnectionRequestHandler::urlChanged);
    }

    /** Closes the port for good. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        handlers.clear();
        stopListening();
    }

    private HttpServer listening() throws IOException {
        HttpServer open = server;
        if (open == null) {
            open = bind();
            server = open;
            lastPort = open.address().getPort();
        }
        return open;
    }

    private HttpServer bind() throws IOException {
        InetSocketAddress wanted = settings.address();
        if (wanted.getPort() == 0 && lastPort != 0) {
            try {
                return bind(new InetSocketAddress(wanted.getAddress(), lastPort));
            } catch (IOException e) {
                return bind(wanted); // somebody else has it now
            }
        }
        return bind(wanted);
    }

    private HttpServer bind(InetSocketAddress address) throws IOException {
        HttpServerSettings bounds = HttpServerSettings.DEFAULT
                .withMaxConnections(settings.maxConnections())
                .withMaxHead(MAX_HEAD)
                .withTimeouts(settings.timeout());
        return HttpServer.bind(loops, time, address, bounds, null, settings.log(), service);
    }

    private URI url(InetSocketAddress bound, String path) {
        InetSocketAddress given = advertised;
        InetSocketAddress told = given == null ? new InetSocketAddress(OwnAddress.of(bound), bound.getPort()) : given;
        String host = OwnAddress.literal(told);
        int port = told.getPort() == 0 ? bound.getPort() : told.getPort();
        return URI.create("http://" + host + ":" + port + path);
    }

    private synchronized void release(PathRegistration registration) {
        if (handlers.remove(registration.path, registration.handler) && handlers.isEmpty()) {
            stopListening();
        }
    }

    private void stopListening() {
        HttpServer open = server;
        server = null;
        if (open != null) {
            CompletionStage<Void> closing = open.close(Duration.ofSeconds(1));
            closing.exceptionally(failure -> null);
        }
    }

    private final class PathRegistration implements Registration {
        private final String path;
        private final ConnectionRequestHandler handler;
        private final InetSocketAddress bound;

        PathRegistration(String path, ConnectionRequestHandler handler, InetSocketAddress bound) {
            this.path = path;
            this.handler = handler;
            this.bound = bound;
        }

        @Override
        public URI url() {
            return HttpConnectionRequestSource.this.url(bound, path);
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
