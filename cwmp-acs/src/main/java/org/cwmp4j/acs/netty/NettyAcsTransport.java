package org.cwmp4j.acs.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.acs.AcsListener;
import org.cwmp4j.acs.AcsTransport;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSender;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.netty.HttpServer;
import org.cwmp4j.http.netty.HttpServerSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;

/** HTTP and HTTPS by Netty, with threads of its own. Found by {@link java.util.ServiceLoader}, or made here. Thread-safe. */
public final class NettyAcsTransport implements AcsTransport {
    private final NettyLoops loops;
    private final TimeSource time;
    private final HttpServerSettings serverSettings;
    private final TargetPolicy targets;
    private final WireLog log;

    /** As {@link java.util.ServiceLoader} wants it: {@code builder().build()}. */
    public NettyAcsTransport() {
        this(builder());
    }

    private NettyAcsTransport(Builder b) {
        loops = NettyLoops.start(b.threads, "cwmp-acs");
        time = loops.time();
        serverSettings = b.serverSettings;
        targets = b.targets;
        log = b.log;
    }

    /** A transport to be. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CompletionStage<AcsListener> listen(AcsEndpoint endpoint, ListenerOptions options) {
        HttpServerSettings settings = serverSettings.withMaxConnections(options.maxConnections());
        AcsHttpService service = new AcsHttpService(endpoint, options.path(), options.proxies(), loops.workers());
        try {
            return CompletableFuture.completedFuture(new Listener(
                    HttpServer.bind(loops, time, options.address(), settings, options.tls(), log, service)));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public ConnectionRequestSender connectionRequestSender() {
        return new HttpConnectionRequestSender(loops, time, SecretSource.secure(), targets, log);
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public CompletionStage<Void> close() {
        return loops.shutdown();
    }

    /** Closing waits no longer for those that are left: the engine has drained its sessions before. */
    private record Listener(HttpServer server) implements AcsListener {
        private static final Duration GRACE = Duration.ofSeconds(2);

        @Override
        public InetSocketAddress address() {
            return server.address();
        }

        @Override
        public CompletionStage<Void> stopAccepting() {
            return server.stopAccepting();
        }

        @Override
        public CompletionStage<Void> close() {
            return server.close(GRACE);
        }
    }

    /** What may be chosen. Not thread-safe. */
    public static final class Builder {
        private int threads;
        private HttpServerSettings serverSettings = HttpServerSettings.DEFAULT;
        private TargetPolicy targets = TargetPolicy.OUTSIDE;
        private WireLog log = WireLog.off();

        private Builder() {}

        /** How many event loops; 0, the default, for twice the number of processors. */
        public Builder threads(int value) {
            threads = value;
            return this;
        }

        /** Deadlines and bounds of connections; their number is the listener's own. */
        public Builder server(HttpServerSettings value) {
            serverSettings = Objects.requireNonNull(value, "server");
            return this;
        }

        /** Where connection requests may go; by default not to this machine. */
        public Builder connectionRequestTargets(TargetPolicy value) {
            targets = Objects.requireNonNull(value, "targets");
            return this;
        }

        /** A log of what goes over the wire; by default none. */
        public Builder wireLog(WireLog value) {
            log = Objects.requireNonNull(value, "log");
            return this;
        }

        /** The transport; starts no thread before it is used. */
        public NettyAcsTransport build() {
            return new NettyAcsTransport(this);
        }
    }
}
