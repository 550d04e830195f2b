package org.cwmp4j.http.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.http.NameResolver;
import org.cwmp4j.model.time.Scheduler;
import org.cwmp4j.model.time.Ticker;
import org.cwmp4j.model.time.TimeSource;
import org.cwmp4j.model.time.WallClock;

/**
 * The threads that move bytes, and few others: what all connections of a program share. Made once, closed last. Thread-safe.
 */
public final class NettyLoops implements AutoCloseable {
    private static final int RESOLVERS = 4;
    private static final int DISKS = 4;
    private static final int WAITING = 10_000;

    private final EventLoopGroup group;
    private final ExecutorService resolvers;
    private final ExecutorService workers;
    private final ExecutorService patient;
    private final ExecutorService disks;
    private final TimeSource time;
    private final TlsHandlers tls;

    private NettyLoops(
            EventLoopGroup group,
            ExecutorService resolvers,
            ExecutorService workers,
            ExecutorService patient,
            ExecutorService disks) {
        this.workers = workers;
        this.patient = patient;
        this.disks = disks;
        this.group = group;
        this.resolvers = resolvers;
        this.time = new TimeSource(WallClock.system(), Ticker.system(), new NettyScheduler(group));
        this.tls = new TlsHandlers(time.ticker(), patient);
    }

    /**
     * Starts them; threads begin when needed and are daemons.
     *
     * @param threads how many loops; 0 for twice the number of processors
     * @param name of the threads
     */
    public static NettyLoops start(int threads, String name) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
        int processors = Runtime.getRuntime().availableProcessors();
        return new NettyLoops(
                group,
                pool(RESOLVERS, name + "-dns", new ThreadPoolExecutor.AbortPolicy()),
                pool(Math.max(2, processors), name + "-work", new ThreadPoolExecutor.CallerRunsPolicy()),
                pool(RESOLVERS, name + "-tls", new ThreadPoolExecutor.AbortPolicy()),
                pool(DISKS, name + "-disk", new ThreadPoolExecutor.AbortPolicy()));
    }

    private static ExecutorService pool(int threads, String name, RejectedExecutionHandler whenFull) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                new DefaultThreadFactory(name, true),
                whenFull);
        pool.allowCoreThreadTimeOut(true);
        return pool;
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

    /** For what takes a processor longer than moving bytes does, such as reading a message; never for what blocks. */
    public Executor workers() {
        return workers;
    }

    /** The JDK's resolver, on threads that may block. */
    public NameResolver names() {
        return NameResolver.system(resolvers);
    }

    /** For what waits for a disk a piece at a time: at most four such pieces at once. Throws when too much waits, and after the end. */
    public Executor disks() {
        return disks;
    }

    ExecutorService resolvers() {
        return resolvers;
    }

    TlsHandlers tls() {
        return tls;
    }

    /** Ends all threads, closing what is still open; completes when they are gone. Idempotent. */
    public CompletionStage<Void> shutdown() {
        resolvers.shutdownNow();
        workers.shutdown();
        disks.shutdown();
        patient.shutdownNow();
        CompletableFuture<Void> done = new CompletableFuture<>();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).addListener(future -> {
            tls.close();
            done.complete(null);
        });
        return done;
    }

    /** As {@link #shutdown()}, without waiting. */
    @Override
    public void close() {
        shutdown();
    }
}
