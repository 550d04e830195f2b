package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.event.ScheduledInforms;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.ScheduleInformResponse;

/** ScheduleInform and the timer of {@code 3 SCHEDULED} (C-SI-01 to C-SI-04). On the agent's executor. */
final class SchedulingTimer {
    private final AgentCore core;
    private final ScheduledInforms queue;
    private final AgentTimer timer;

    SchedulingTimer(AgentCore core, ScheduledInforms queue) {
        this.core = core;
        this.queue = queue;
        this.timer = core.timer();
    }

    CompletionStage<CwmpMessage> schedule(ScheduleInform call) {
        if (call.delaySeconds() <= 0 || call.commandKey().length() > MethodKeys.LONGEST) {
            return CompletableFuture.completedStage(
                    Fault.of(FaultCode.INVALID_ARGUMENTS, "DelaySeconds must be positive, CommandKey of 32 at most"));
        }
        Optional<StateUpdate> update = queue.schedule(Duration.ofSeconds(call.delaySeconds()), call.commandKey());
        if (update.isEmpty()) {
            return CompletableFuture.completedStage(
                    Fault.of(FaultCode.INTERNAL_ERROR, "Too many Informs are scheduled already"));
        }
        return core.memory().record(update.get()).thenApply(nothing -> {
            set();
            return new ScheduleInformResponse();
        });
    }

    /** Sets the timer for the next one. */
    void set() {
        queue.untilNext().ifPresentOrElse(wait -> timer.set(wait, this::due), timer::cancel);
    }

    /** The time of day has become known, or jumped. */
    void clockChanged() {
        queue.clockChanged();
        set();
    }

    StateUpdate forget() {
        timer.cancel();
        return queue.forget();
    }

    void stop() {
        timer.cancel();
    }

    private void due() {
        ScheduledInforms.Due due = queue.takeDue();
        if (!due.commandKeys().isEmpty()) {
            List<Event> events = new ArrayList<>();
            events.add(Event.of(EventCode.SCHEDULED));
            due.commandKeys().forEach(key -> events.add(new Event(EventCode.M_SCHEDULE_INFORM, key)));
            core.raise(events, due.update(), SessionReason.SCHEDULED);
        }
        set();
    }
}
