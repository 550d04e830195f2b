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
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.time.WallClock;

/** The timer of {@code 2 PERIODIC} (C-DM-01 to C-DM-03). On the agent's executor. */
final class PeriodicInforms implements EngineTopic {
    private final Engine engine;
    private final EngineTimer timer;

    PeriodicInforms(Engine engine) {
        this.engine = engine;
        this.timer = engine.timer();
    }

    @Override
    public Occurred restarted() {
        set(Duration.ZERO);
        return Occurred.NOTHING;
    }

    @Override
    public void settingsChanged(ManagementServerSettings before, ManagementServerSettings after) {
        boolean changed = before.periodicInformEnable() != after.periodicInformEnable()
                || before.enableCwmp() != after.enableCwmp()
                || !before.periodicInformInterval().equals(after.periodicInformInterval())
                || !before.periodicInformTime().equals(after.periodicInformTime());
        if (changed) { // C-DM-02
            set(Duration.ZERO);
        }
    }

    @Override
    public void clockChanged() {
        set(Duration.ZERO);
    }

    @Override
    public void stop() {
        timer.cancel();
    }

    private void set(Duration after) {
        ManagementServerSettings s = engine.server().settings();
        if (s.periodicInformEnable() && s.enableCwmp()) {
            timer.set(untilNext(s, after), this::due);
        } else {
            timer.cancel();
        }
    }

    /** Without reference, or without knowing the time of day, the phase is the device's own: from now on. */
    private Duration untilNext(ManagementServerSettings s, Duration after) {
        WallClock wall = engine.time().wall();
        Optional<Instant> reference = s.periodicInformTime().toInstant();
        Duration interval = s.periodicInformInterval();
        return reference.isPresent() && wall.isSet()
                ? PeriodicPhase.untilNext(wall.now(), reference.get(), interval, after)
                : interval;
    }

    private void due() {
        engine.raise(List.of(Event.of(EventCode.PERIODIC)), StateUpdate.NONE, SessionReason.PERIODIC);
        set(engine.server().settings().periodicInformInterval().dividedBy(2));
    }
}
