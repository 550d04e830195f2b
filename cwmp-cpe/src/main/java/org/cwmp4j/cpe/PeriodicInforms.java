package org.cwmp4j.cpe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cwmp4j.cpe.event.PeriodicPhase;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * The timer of {@code 2 PERIODIC} (C-DM-01 to C-DM-03). Where the ACS has set no PeriodicInformTime the phase is the device's own: it
 * begins when the settings do, runs on monotonic time and is found again after a restart, once the device knows the time of day.
 * On the agent's executor.
 */
final class PeriodicInforms implements EngineTopic {
    /** A moment of the device's own phase, in seconds since 1970. */
    private static final StateSection<Long> SECTION = new StateSection<>("periodic", 1, StateCodec.NUMBER);

    private static final String PHASE = "phase";

    private final Engine engine;
    private final EngineTimer timer;
    private @Nullable Instant phase;
    private boolean inPhase;
    private boolean paused;
    /** Whether one is to come, and when by monotonic time. */
    private boolean planned;

    private long dueAt;

    PeriodicInforms(Engine engine) {
        this.engine = engine;
        this.timer = engine.timer();
        phase = engine.state().found(SECTION, PHASE).map(Instant::ofEpochSecond).orElse(null);
    }

    @Override
    public Occurred restarted() {
        paused = false;
        if (!planned || hasReference() || !inPhase || phase == null) {
            set(Duration.ZERO);
        } else { // a restart in this process: the phase of the device's own is still running
            setIn(Duration.ofNanos(Math.floorMod(
                    dueAt - engine.time().ticker().nanos(), interval().toNanos())));
        }
        return Occurred.NOTHING;
    }

    private Duration interval() {
        return engine.server().settings().periodicInformInterval();
    }

    @Override
    public void settingsChanged(ManagementServerSettings before, ManagementServerSettings after) {
        boolean changed = before.periodicInformEnable() != after.periodicInformEnable()
                || before.enableCwmp() != after.enableCwmp()
                || !before.periodicInformInterval().equals(after.periodicInformInterval())
                || !before.periodicInformTime().equals(after.periodicInformTime());
        if (changed) { // C-DM-02
            phase = null;
            set(Duration.ZERO);
        }
    }

    @Override
    public void clockChanged() {
        if (hasReference() || !inPhase) {
            set(Duration.ZERO);
        }
    }

    @Override
    public StateUpdate forget() {
        phase = null;
        return StateUpdate.of(SECTION.remove(PHASE));
    }

    @Override
    public void stop() {
        timer.cancel();
    }

    private void set(Duration after) {
        ManagementServerSettings s = engine.server().settings();
        if (s.periodicInformEnable() && s.enableCwmp()) {
            setIn(untilNext(s, after));
        } else {
            planned = false;
            timer.cancel();
        }
    }

    private void setIn(Duration wait) {
        planned = true;
        dueAt = engine.time().ticker().nanos() + wait.toNanos();
        if (!paused) {
            timer.set(wait, this::due);
        }
    }

    /** How long until the next one; empty if there are none. */
    Optional<Duration> untilNext() {
        long wait = dueAt - engine.time().ticker().nanos();
        return planned ? Optional.of(Duration.ofNanos(Math.max(0, wait))) : Optional.empty();
    }

    /** The device sleeps, and cannot wake up for one. */
    void pause() {
        paused = true;
        timer.cancel();
    }

    /**
     * The device is awake: those that were due meanwhile were missed and are not made up for.
     *
     * @param uncounted how long it slept beyond what monotonic time has counted
     * @return how many were missed
     */
    long resume(Duration uncounted) {
        paused = false;
        if (!planned) {
            return 0;
        }
        long interval = engine.server().settings().periodicInformInterval().toNanos();
        long late = engine.time().ticker().nanos() + uncounted.toNanos() - dueAt;
        long missed = late < 0 ? 0 : 1 + late / interval;
        if (hasReference() && engine.time().wall().isSet()) {
            set(Duration.ZERO);
        } else {
            setIn(Duration.ofNanos(missed * interval - late));
        }
        return missed;
    }

    /** Without knowing the time of day: from now on. */
    private Duration untilNext(ManagementServerSettings s, Duration after) {
        WallClock wall = engine.time().wall();
        Duration interval = s.periodicInformInterval();
        Instant reference = s.periodicInformTime().toInstant().orElse(inPhase ? null : phase);
        if (!wall.isSet()) {
            return interval;
        }
        if (phase == null && !hasReference()) {
            begin(wall.now());
        }
        inPhase = !hasReference();
        return reference == null ? interval : PeriodicPhase.untilNext(wall.now(), reference, interval, after);
    }

    private void begin(Instant now) {
        phase = now;
        engine.later(StateUpdate.of(SECTION.put(PHASE, now.getEpochSecond())));
    }

    private boolean hasReference() {
        return engine.server().settings().periodicInformTime().toInstant().isPresent();
    }

    private void due() {
        engine.raise(List.of(Event.of(EventCode.PERIODIC)), StateUpdate.NONE, SessionReason.PERIODIC);
        set(engine.server().settings().periodicInformInterval().dividedBy(2));
    }
}
