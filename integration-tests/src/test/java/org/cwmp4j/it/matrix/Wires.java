package org.cwmp4j.it.matrix;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.acs.AcsListener;
import org.cwmp4j.acs.AcsTransport;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSender;
import org.cwmp4j.acs.netty.NettyAcsTransport;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.TimeSource;

/** The threads of both drivers, shared by all cells: a server that is closed leaves them alone. */
final class Wires implements AcsTransport {
    private final NettyLoops loops = NettyLoops.start(1, "matrix-cpe");
    private final NettyAcsTransport acs = NettyAcsTransport.builder().threads(1).build();
    private final ExecutorService application = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "matrix-application");
        thread.setDaemon(true);
        return thread;
    });

    /** Where the listener of a server is to be. */
    static ListenerOptions anywhere() {
        return ListenerOptions.http(new InetSocketAddress("127.0.0.1", 0));
    }

    NettyLoops loops() {
        return loops;
    }

    ExecutorService application() {
        return application;
    }

    @Override
    public CompletionStage<AcsListener> listen(AcsEndpoint endpoint, ListenerOptions options) {
        return acs.listen(endpoint, options);
    }

    @Override
    public ConnectionRequestSender connectionRequestSender() {
        return acs.connectionRequestSender();
    }

    @Override
    public TimeSource time() {
        return acs.time();
    }

    /** For a server: nothing of it is left here. */
    @Override
    public CompletionStage<Void> close() {
        return CompletableFuture.completedFuture(null);
    }

    /** Waits, without the thread that {@code orTimeout} leaves behind. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("not done: " + e, e);
        }
    }

    void shutdown() {
        await(loops.shutdown());
        await(acs.close());
        application.shutdown();
    }
}
