package org.cwmp4j.it.hostile;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.netty.NettyLoops;
import org.jspecify.annotations.Nullable;

/** Agents that have one session after the other while the server is under attack. */
final class GoodDevices implements AutoCloseable {
    /** A device of good will leaves its server in peace for a while. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final NettyLoops loops = NettyLoops.start(2, "good");
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final List<CpeAgent> agents = new ArrayList<>();
    private final AtomicIntegerArray sessions = new AtomicIntegerArray(Cast.GOOD);
    private final List<String> failures = new ArrayList<>();
    private final CountDownLatch everybodyOnce = new CountDownLatch(Cast.GOOD);

    GoodDevices(URI acs) {
        CpeRuntime runtime = CpeRuntime.builder(new HttpAcsTransport(loops), loops.time(), pool)
                .build();
        for (int i = 0; i < Cast.GOOD; i++) {
            agents.add(CpeAgent.builder(runtime, DeviceInfo.of(Cast.device(i)), new MemoryJournal().open())
                    .acs(acs.toString())
                    .credentials(Cast.user(i), Cast.password(i))
                    .build());
        }
    }

    /** Starts them all and waits until each had a session. */
    void start() throws InterruptedException {
        for (int i = 0; i < Cast.GOOD; i++) {
            int number = i;
            CompletableFuture<Void> started = agents.get(i).start();
            started.thenRun(() -> next(number));
        }
        if (!everybodyOnce.await(120, TimeUnit.SECONDS)) {
            throw new AssertionError("some device had no session at all; " + failures());
        }
    }

    private void next(int number) {
        CompletableFuture<SessionResult> session = agents.get(number).inform();
        session.whenComplete((result, failure) -> {
            note(number, result, failure);
            loops.scheduler().schedule(PAUSE, () -> next(number));
        });
    }

    private synchronized void note(int number, @Nullable SessionResult result, @Nullable Throwable failure) {
        if (result != null && result.end().isSuccess()) {
            if (sessions.incrementAndGet(number) == 1) {
                everybodyOnce.countDown();
            }
        } else if (!stopped) {
            failures.add(number + ": " + (result == null ? failure : result.end() + " " + result.detail()));
        }
    }

    private volatile boolean stopped;

    /** How many sessions each had until now. */
    int[] sessions() {
        int[] copy = new int[Cast.GOOD];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = sessions.get(i);
        }
        return copy;
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        stopped = true;
        CompletableFuture.allOf(agents.stream().map(CpeAgent::close).toArray(CompletableFuture[]::new))
                .join();
        pool.shutdownNow();
        loops.close();
    }
}
