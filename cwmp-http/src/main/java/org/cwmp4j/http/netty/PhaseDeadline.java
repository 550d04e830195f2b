package org.cwmp4j.http.netty;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** The deadline of what a connection does just now; a new one takes the place of the last. On the connection's event loop. */
final class PhaseDeadline {
    /** What is earned is not worth less than that. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Scheduler scheduler;
    private final Executor loop;
    private Scheduler.@Nullable Cancellable current;

    PhaseDeadline(Scheduler scheduler, Executor loop) {
        this.scheduler = scheduler;
        this.loop = loop;
    }

    void expect(Duration within, Runnable late) {
        expect(within, () -> Duration.ZERO, late);
    }

    /**
     * By then, or as much later as what came in the meantime earned.
     *
     * @param earned altogether, asked again whenever the time is up
     */
    void expect(Duration within, Supplier<Duration> earned, Runnable late) {
        cancel();
        arm(within, Duration.ZERO, earned, late);
    }

    void cancel() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    private void arm(Duration within, Duration spent, Supplier<Duration> earned, Runnable late) {
        Scheduler.Cancellable[] own = new Scheduler.Cancellable[1];
        own[0] = scheduler.schedule(
                within,
                () -> loop.execute(() -> {
                    if (current != null && current == own[0]) {
                        over(spent, earned, late);
                    }
                }));
        current = own[0];
    }

    private void over(Duration spent, Supplier<Duration> earned, Runnable late) {
        Duration more = earned.get().minus(spent);
        if (more.compareTo(LEAST) < 0) {
            current = null;
            late.run();
        } else {
            arm(more, spent.plus(more), earned, late);
        }
    }
}
