package org.cwmp4j.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** Comes again until one session was finished: after a 503 when Retry-After says, after a failure as a CPE's first retry (5 to 10 s). */
final class BootingDevice {
    private static final int FIRST_RETRY_MILLIS = 5_000;

    private final LoadDevice device;
    private final Scheduler scheduler;
    private final RandomSource random;
    private final Counts counts;
    private final Runnable finished;

    BootingDevice(LoadDevice device, Scheduler scheduler, RandomSource random, Counts counts, Runnable finished) {
        this.device = device;
        this.scheduler = scheduler;
        this.random = random;
        this.counts = counts;
        this.finished = finished;
    }

    /** What happened to all of them. */
    static final class Counts {
        final AtomicLong refused = new AtomicLong();
        final AtomicLong failed = new AtomicLong();
        final Map<String, Integer> others = new ConcurrentHashMap<>();
    }

    void boot() {
        device.session().whenComplete(this::ended);
    }

    private void ended(@Nullable HttpAnswer answer, @Nullable Throwable failure) {
        if (answer != null && answer.status() == 204) {
            finished.run();
            return;
        }
        device.close();
        if (answer != null && answer.status() == 503) {
            counts.refused.incrementAndGet();
        } else {
            counts.failed.incrementAndGet();
            counts.others.merge(String.valueOf(answer == null ? failure : answer), 1, Integer::sum);
        }
        scheduler.schedule(wait(answer), this::boot);
    }

    private Duration wait(@Nullable HttpAnswer answer) {
        String seconds = answer == null ? null : answer.headers().get("Retry-After");
        return seconds == null
                ? Duration.ofMillis(FIRST_RETRY_MILLIS + random.nextLong(FIRST_RETRY_MILLIS))
                : Duration.ofSeconds(Long.parseLong(seconds));
    }
}
