package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cwmp4j.cpe.event.ScheduledInforms;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.ScheduleInformResponse;

/** ScheduleInform and the timer of {@code 3 SCHEDULED} (C-SI-01 to C-SI-04). On the agent's executor. */
final class SchedulingTimer implements EngineTopic {
    private final Engine engine;
    private final ScheduledInforms queue;
    private final EngineTimer timer;
    private boolean paused;

    SchedulingTimer(Engine engine, int limit) {
        this.engine = engine;
        this.queue = new ScheduledInforms(engine.state().found(ScheduledInforms.SECTION), limit, engine.time());
        this.timer = engine.timer();
    }

    @Override
    public Map<String, Function<CpeMethod<?>, CompletionStage<CwmpMessage>>> methods() {
        return Map.of("ScheduleInform", EngineTopic.on(ScheduleInform.class, this::schedule));
    }

    private CompletionStage<CwmpMessage> schedule(ScheduleInform call) {
        if (call.delaySeconds() <= 0 || call.commandKey().length() > MethodKeys.LONGEST) {
            return CompletableFuture.completedStage(
                    Fault.of(FaultCode.INVALID_ARGUMENTS, "DelaySeconds must be positive, CommandKey of 32 at most"));
        }
        Optional<StateUpdate> update = queue.schedule(Duration.ofSeconds(call.delaySeconds()), call.commandKey());
        if (update.isEmpty()) {
            return CompletableFuture.completedStage(
                    Fault.of(FaultCode.INTERNAL_ERROR, "Too many Informs are scheduled already"));
        }
        return engine.record(update.get()).thenApply(nothing -> {
            set();
            return new ScheduleInformResponse();
        });
    }

    /** What is overdue goes into the Inform of the start. */
    @Override
    public Occurred restarted() {
        paused = false;
        Occurred due = takeDue();
        set();
        return due;
    }

    /** Sets the timer for the next one. */
    private void set() {
        if (!paused) {
            queue.untilNext().ifPresentOrElse(wait -> timer.set(wait, this::due), timer::cancel);
        }
    }

    /** How long until the next one; empty if none waits. */
    Optional<Duration> untilNext() {
        return queue.untilNext();
    }

    /** The device sleeps, and cannot wake up for one. */
    void pause() {
        paused = true;
        timer.cancel();
    }

    /**
     * The device is awake.
     *
     * @param uncounted how long it slept beyond what monotonic time has counted
     * @return what came due meanwhile: it was missed, but is told all the same (C-EVT-13)
     */
    Occurred resume(Duration uncounted) {
        paused = false;
        queue.passed(uncounted);
        Occurred due = takeDue();
        set();
        return due;
    }

    @Override
    public void clockChanged() {
        queue.clockChanged();
        set();
    }

    @Override
    public StateUpdate forget() {
        timer.cancel();
        return queue.forget();
    }

    @Override
    public void stop() {
        timer.cancel();
    }

    private void due() {
        Occurred due = takeDue();
        if (!due.events().isEmpty()) {
            engine.raise(due.events(), due.update(), SessionReason.SCHEDULED);
        }
        set();
    }

    private Occurred takeDue() {
        ScheduledInforms.Due due = queue.takeDue();
        if (due.commandKeys().isEmpty()) {
            return Occurred.NOTHING;
        }
        List<Event> events = new ArrayList<>();
        events.add(Event.of(EventCode.SCHEDULED));
        due.commandKeys().forEach(key -> events.add(new Event(EventCode.M_SCHEDULE_INFORM, key)));
        return new Occurred(events, due.update());
    }
}
