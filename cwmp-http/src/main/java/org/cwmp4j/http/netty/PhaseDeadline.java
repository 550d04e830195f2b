package org.cwmp4j.http.netty;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** The deadline of what a client's exchange does just now; a new one takes the place of the last. On the connection's event loop. */
final class PhaseDeadline {
    private final Scheduler scheduler;
    private final Executor loop;
    private Scheduler.@Nullable Cancellable current;

    PhaseDeadline(Scheduler scheduler, Executor loop) {
        this.scheduler = scheduler;
        this.loop = loop;
    }

    void expect(Duration within, Runnable late) {
        cancel();
        Scheduler.Cancellable[] own = new Scheduler.Cancellable[1];
        own[0] = scheduler.schedule(
                within,
                () -> loop.execute(() -> {
                    if (current != null && current == own[0]) {
                        current = null;
                        late.run();
                    }
                }));
        current = own[0];
    }

    void cancel() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }
}
