package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.List;
import org.cwmp4j.cpe.event.Phase;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.managementserver.HeartbeatPolicy;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.jspecify.annotations.Nullable;

/** The timer of {@code 14 HEARTBEAT} (TR-069 A6C1 Annex O, C-NOT-18). On the agent's executor. */
final class HeartbeatInforms implements EngineTopic {
    private final Engine engine;
    private final EngineTimer timer;
    private @Nullable Phase phase;

    HeartbeatInforms(Engine engine) {
        this.engine = engine;
        this.timer = engine.timer();
    }

    @Override
    public Occurred restarted() {
        begin();
        return Occurred.NOTHING;
    }

    @Override
    public void settingsChanged(ManagementServerSettings before, ManagementServerSettings after) {
        if (!before.heartbeat().equals(after.heartbeat()) || before.enableCwmp() != after.enableCwmp()) {
            begin();
        }
    }

    /** A phase of the device's own stays what it is. */
    @Override
    public void clockChanged() {
        if (phase != null) {
            timer.set(phase.untilNext(Duration.ZERO), this::due);
        }
    }

    @Override
    public void stop() {
        timer.cancel();
    }

    private void begin() {
        ManagementServerSettings settings = engine.server().settings();
        HeartbeatPolicy policy = settings.heartbeat();
        if (!policy.enable() || !settings.enableCwmp()) {
            phase = null;
            timer.cancel();
            engine.dropHeartbeat();
            return;
        }
        long millis = policy.interval().toMillis();
        Duration first = Duration.ofMillis(1 + engine.random().nextLong(millis));
        phase = new Phase(engine.time(), policy.initiationTime(), policy.interval(), first);
        timer.set(phase.untilNext(Duration.ZERO), this::due);
    }

    /** One that is not through yet makes the next one superfluous (HBT-03): the queue has only one. */
    private void due() {
        engine.raise(List.of(Event.of(EventCode.HEARTBEAT)), StateUpdate.NONE, SessionReason.HEARTBEAT);
        if (phase != null) {
            timer.set(phase.untilFollowing(), this::due);
        }
    }
}
