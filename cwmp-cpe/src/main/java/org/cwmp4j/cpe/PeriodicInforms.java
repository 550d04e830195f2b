package org.cwmp4j.cpe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cwmp4j.cpe.event.PeriodicPhase;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.time.WallClock;

/** The timer of {@code 2 PERIODIC} (C-DM-01 to C-DM-03). On the agent's executor. */
final class PeriodicInforms {
    private final AgentCore core;
    private final AgentTimer timer;

    PeriodicInforms(AgentCore core) {
        this.core = core;
        this.timer = core.timer();
    }

    /** Begins, or begins anew with other settings or another time of day. */
    void restart() {
        set(Duration.ZERO);
    }

    void stop() {
        timer.cancel();
    }

    private void set(Duration after) {
        ManagementServerSettings s = core.server().settings();
        if (s.periodicInformEnable() && s.enableCwmp()) {
            timer.set(untilNext(s, after), this::due);
        } else {
            timer.cancel();
        }
    }

    /** Without reference, or without knowing the time of day, the phase is the device's own: from now on. */
    private Duration untilNext(ManagementServerSettings s, Duration after) {
        WallClock wall = core.time().wall();
        Optional<Instant> reference = s.periodicInformTime().toInstant();
        Duration interval = s.periodicInformInterval();
        return reference.isPresent() && wall.isSet()
                ? PeriodicPhase.untilNext(wall.now(), reference.get(), interval, after)
                : interval;
    }

    private void due() {
        core.raise(List.of(Event.of(EventCode.PERIODIC)), StateUpdate.NONE, SessionReason.PERIODIC);
        set(core.server().settings().periodicInformInterval().dividedBy(2));
    }
}
