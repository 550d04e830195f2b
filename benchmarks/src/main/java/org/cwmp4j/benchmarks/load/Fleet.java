package org.cwmp4j.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.cwmp4j.http.HttpAnswer;
import org.jspecify.annotations.Nullable;

/** Devices that play one session after the other until they are told to stop. */
final class Fleet {
    private static final int OK = 204;
    private static final int STEP_MILLIS = 50;

    private final List<LoadDevice> devices;
    private final CountDownLatch running;
    private final AtomicLong sessions = new AtomicLong();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private volatile boolean stopped;

    private Fleet(List<LoadDevice> devices) {
        this.devices = new ArrayList<>(devices);
        this.running = new CountDownLatch(devices.size());
    }

    static Fleet start(List<LoadDevice> devices) {
        Fleet fleet = new Fleet(devices);
        fleet.devices.forEach(fleet::next);
        return fleet;
    }

    private void next(LoadDevice device) {
        if (stopped || failure.get() != null) {
            device.close();
            running.countDown();
            return;
        }
        device.session().whenComplete((answer, problem) -> {
            note(answer, problem);
            next(device);
        });
    }

    private void note(@Nullable HttpAnswer answer, @Nullable Throwable problem) {
        if (answer != null && answer.status() == OK) {
            sessions.incrementAndGet();
        } else {
            failure.compareAndSet(null, "a session failed: " + (answer == null ? problem : answer));
        }
    }

    /** Sessions that have ended well since the start. */
    long sessions() {
        String failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
        return sessions.get();
    }

    void stop() throws InterruptedException {
        stopped = true;
        if (!running.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("devices hang");
        }
    }

    /** Lets the devices work for that long, and until at least one more session has ended. */
    void work(Duration time) throws InterruptedException {
        long before = sessions();
        Thread.sleep(time.toMillis());
        while (sessions() == before) {
            Thread.sleep(STEP_MILLIS);
        }
    }
}
