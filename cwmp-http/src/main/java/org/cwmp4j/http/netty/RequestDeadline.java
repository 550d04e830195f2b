package org.cwmp4j.http.netty;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.cwmp4j.model.time.Alarm;
import org.cwmp4j.model.time.TimeSource;

/** The deadline of what a server's connection does just now; a new one takes the place of the last. On the connection's event loop. */
final class RequestDeadline {
    /** What is earned is not worth less than that. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Alarm alarm;

    RequestDeadline(TimeSource time, Executor loop) {
        this.alarm = new Alarm(time, loop);
    }

    void expect(Duration within, Runnable late) {
        alarm.set(within, late);
    }

    /**
     * By then, or as much later as what came in the meantime earned.
     *
     * @param earned altogether, asked again whenever the time is up
     */
    void expect(Duration within, Supplier<Duration> earned, Runnable late) {
        alarm.set(within, () -> over(Duration.ZERO, earned, late));
    }

    /** None, until the next. */
    void cancel() {
        alarm.clear();
    }

    /** None any more. */
    void close() {
        alarm.close();
    }

    private void over(Duration spent, Supplier<Duration> earned, Runnable late) {
        Duration more = earned.get().minus(spent);
        if (more.compareTo(LEAST) < 0) {
            late.run();
        } else {
            alarm.set(more, () -> over(spent.plus(more), earned, late));
        }
    }
}
