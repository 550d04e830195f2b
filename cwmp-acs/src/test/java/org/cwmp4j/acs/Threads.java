package org.cwmp4j.acs;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A single application thread: the hardest case for handlers that block. */
final class Threads implements Executor, AutoCloseable {
    private final ExecutorService one = Executors.newSingleThreadExecutor();

    @Override
    public void execute(Runnable task) {
        one.execute(task);
    }

    @Override
    public void close() throws InterruptedException {
        one.shutdown();
        if (!one.awaitTermination(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the application's thread did not end");
        }
    }
}
