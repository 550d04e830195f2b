package org.cwmp4j.http.netty;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.model.time.Scheduler;

/**
 * Whether a streamed body goes on. The time in which we are up ourselves does not count as the peer's silence, nor a window that
 * ends in it as too slow. On the connection's event loop.
 */
final class BodyPace {
    private final StreamBounds bounds;
    private final String what;
    private final Consumer<HttpException> late;
    private final PhaseDeadline quiet;
    private final PhaseDeadline slow;
    private long inWindow;
    private boolean held;

    /** @param what is late, as {@code late} is told */
    BodyPace(Scheduler scheduler, Executor loop, StreamBounds bounds, String what, Consumer<HttpException> late) {
        this.bounds = bounds;
        this.what = what;
        this.late = late;
        this.quiet = new PhaseDeadline(scheduler, loop);
        this.slow = new PhaseDeadline(scheduler, loop);
    }

    void start() {
        go();
        window();
    }

    void moved(long bytes) {
        inWindow += bytes;
        if (!held) {
            quiet.expect(bounds.idle(), this::silent);
        }
    }

    /** It is our turn. */
    void hold() {
        held = true;
        quiet.cancel();
    }

    /** It is the peer's turn again. */
    void go() {
        held = false;
        quiet.expect(bounds.idle(), this::silent);
    }

    void stop() {
        quiet.cancel();
        slow.cancel();
    }

    private void window() {
        inWindow = 0;
        if (bounds.rate() > 0) {
            slow.expect(bounds.window(), this::windowOver);
        }
    }

    private void windowOver() {
        if (held || inWindow >= bounds.leastInWindow()) {
            window();
        } else {
            fail("moved " + inWindow + " bytes in " + bounds.window().toSeconds() + " s");
        }
    }

    private void silent() {
        fail("stood still for " + bounds.idle().toSeconds() + " s");
    }

    private void fail(String how) {
        stop();
        late.accept(new HttpException(Kind.RESPONSE_TIMEOUT, what + " " + how, null));
    }
}
