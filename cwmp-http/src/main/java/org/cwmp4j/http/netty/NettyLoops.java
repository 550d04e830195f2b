package org.cwmp4j.http.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.model.time.Scheduler;
import org.cwmp4j.model.time.Ticker;
import org.cwmp4j.model.time.TimeSource;
import org.cwmp4j.model.time.WallClock;

/**
 * The threads that move bytes, and few others: what all connections of a program share. Made once, closed last. Thread-safe.
 */
public final class NettyLoops implements AutoCloseable {
    private static final int RESOLVERS = 4;
    private static final int WAITING_NAMES = 10_000;

    private final EventLoopGroup group;
    private final ExecutorService resolvers;
    private final TimeSource time;

    private NettyLoops(EventLoopGroup group, ExecutorService resolvers) {
        this.group = group;
        this.resolvers = resolvers;
        this.time = new TimeSource(WallClock.system(), Ticker.system(), new NettyScheduler(group));
    }

    /**
     * Starts them; threads begin when needed and are daemons.
     *
     * @param threads how many loops; 0 for twice the number of processors
     * @param name of the threads
     */
    public static NettyLoops start(int threads, String name) {
        ThreadPoolExecutor resolvers = new ThreadPoolExecutor(
                RESOLVERS,
                RESOLVERS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_NAMES),
                new DefaultThreadFactory(name + "-dns", true));
        resolvers.allowCoreThreadTimeOut(true);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
        return new NettyLoops(group, resolvers);
    }

    /** The loops. */
    public EventLoopGroup group() {
        return group;
    }

    /** Runs tasks later, on the loops. */
    public Scheduler scheduler() {
        return time.scheduler();
    }

    /** The system's clocks with {@link #scheduler()}. */
    public TimeSource time() {
        return time;
    }

    ExecutorService resolvers() {
        return resolvers;
    }

    /** Ends all threads, closing what is still open; completes when they are gone. Idempotent. */
    public CompletionStage<Void> shutdown() {
        resolvers.shutdownNow();
        CompletableFuture<Void> done = new CompletableFuture<>();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).addListener(future -> done.complete(null));
        return done;
    }

    /** As {@link #shutdown()}, without waiting. */
    @Override
    public void close() {
        shutdown();
    }
}
