package org.cwmp4j.cpe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ScheduleReboot and DelayReboot (C-DM-06). After a restart a time that has passed means nothing, nor does one at which the device
 * has restarted, should its clock be behind now; and the delay is -1 again. On the agent's executor.
 */
final class TimedReboots implements EngineTopic {
    private static final Logger LOG = LoggerFactory.getLogger(TimedReboots.class);
    /** By how much the clock may be set beyond an awaited time that is to count all the same. */
    private static final Duration STEP = Duration.ofMinutes(1);
    /** Clocks drift: no single wait is longer. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** The time of day of the last scheduled restart, in milliseconds since 1970. */
    private static final StateSection<Long> SECTION = new StateSection<>("scheduled-reboot", 1, StateCodec.NUMBER);

    private static final String DONE = "done";

    private final Engine engine;
    private final EngineTimer scheduled;
    private final EngineTimer delayed;
    private boolean awaited;
    private boolean delaySet;
    private @Nullable Long done;

    TimedReboots(Engine engine) {
        this.engine = engine;
        this.scheduled = engine.timer();
        this.delayed = engine.timer();
        this.done = engine.state().found(SECTION, DONE).orElse(null);
        engine.tree().onChange(this::changed);
    }

    @Override
    public Occurred restarted() {
        delaySet = false;
        delayed.cancel();
        if (engine.server().settings().delayReboot().isPresent()) {
            CompletionStage<Void> unused = engine.tree()
                    .set(Writer.DEVICE, Map.of(delayPath(), "-1"))
                    .exceptionally(failure -> {
                        LOG.warn("DelayReboot not reset: {}", Deadlines.text(failure));
                        return null;
                    });
        }
        awaited = false;
        awaitTime();
        return Occurred.NOTHING;
    }

    @Override
    public void settingsChanged(ManagementServerSettings before, ManagementServerSettings after) {
        if (!before.scheduleReboot().equals(after.scheduleReboot())) {
            awaited = false;
            awaitTime();
        }
    }

    @Override
    public void clockChanged() {
        awaitTime();
    }

    /** A delay counts from the session in which it was set, also if it was the same before. */
    private void changed(Set<String> paths) {
        if (paths.contains(delayPath())) {
            delaySet = true;
            delayed.cancel();
            if (!engine.isInSession()) {
                startDelay();
            }
        }
    }

    @Override
    public void sessionEnded(SessionResult result) {
        startDelay();
    }

    private void startDelay() {
        if (delaySet) {
            delaySet = false;
            engine.server().settings().delayReboot().ifPresent(wait -> delayed.set(wait, this::reboot));
        }
    }

    /** Sets the timer anew, while the time is to come; a clock that was set a little beyond an awaited time has reached it. */
    private void awaitTime() {
        scheduled.cancel();
        WallClock wall = engine.time().wall();
        Optional<Instant> due = engine.server().settings().scheduleReboot().toInstant();
        if (due.isEmpty() || !wall.isSet() || isDone(due.get())) {
            return;
        }
        Duration wait = Duration.between(wall.now(), due.get());
        boolean toCome = wait.compareTo(Duration.ZERO) > 0;
        if (toCome) {
            awaited = true;
            scheduled.set(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, this::awaitTime);
        } else if (awaited) {
            awaited = false;
            if (wait.negated().compareTo(STEP) <= 0) {
                done = due.get().toEpochMilli();
                engine.later(StateUpdate.of(SECTION.put(DONE, done))); // with the cause of the restart at the latest
                reboot();
            } else {
                LOG.warn("ScheduleReboot {} was passed when the clock was set; no restart", due.get());
            }
        }
    }

    private boolean isDone(Instant due) {
        return done != null && due.equals(Instant.ofEpochMilli(done));
    }

    private void reboot() {
        LOG.info("restart as ScheduleReboot or DelayReboot has it");
        engine.reboot(
                StartCause.TIMED_REBOOT,
                () -> LOG.warn("the device did not restart as ScheduleReboot or DelayReboot has it"));
    }

    private String delayPath() {
        return engine.server().path() + "DelayReboot";
    }

    @Override
    public StateUpdate forget() {
        stop();
        done = null;
        return StateUpdate.of(SECTION.remove(DONE));
    }

    @Override
    public void stop() {
        scheduled.cancel();
        delayed.cancel();
    }
}
