package org.cwmp4j.cpe.transfer.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.SessionReason;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTopic.Occurred;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.TransferComplete;

/** Tells the ACS how transfers ended that it asked for, until it has confirmed that (C-TC-01 to C-TC-06). On the agent's executor. */
final class TransferReports {
    private final Engine engine;
    private final TransferQueue queue;
    /** Ended before the first Inform after a restart, which is to report them (C-EVT-08). */
    private final List<Entry> atStart = new ArrayList<>();
    /** Of those, the ones that BOOTSTRAP does not drop because they come with it. */
    private final Set<Entry> fresh = new HashSet<>();

    private boolean starting = true;

    TransferReports(Engine engine, TransferQueue queue) {
        this.engine = engine;
        this.queue = queue;
    }

    /** What ends from now on goes with the events of a start. */
    void starting() {
        starting = true;
    }

    /** A transfer is over: recorded with its events, and only then told. */
    void ended(Entry entry) {
        if (starting) {
            atStart.add(entry);
            return;
        }
        engine.raise(List.of(Event.of(EventCode.TRANSFER_COMPLETE), event(entry)), done(entry), SessionReason.EVENT);
        CompletionStage<Void> unused = queue.record(StateUpdate.NONE).handle((nothing, failure) -> {
            call(entry);
            return null;
        });
    }

    /** What a start has to report, and what earlier ones still have to. */
    Occurred started() {
        starting = false;
        List<Event> events = new ArrayList<>();
        StateUpdate update = StateUpdate.NONE;
        for (Entry entry : atStart) {
            if (events.isEmpty()) {
                events.add(Event.of(EventCode.TRANSFER_COMPLETE));
            }
            events.add(event(entry));
            update = update.and(done(entry));
        }
        fresh.addAll(atStart);
        atStart.clear();
        engine.serial().execute(fresh::clear);
        queue.all().stream()
                .filter(e -> e.state.phase == TransferPhase.DONE && !isAutonomous(e))
                .forEach(this::call);
        return new Occurred(events, update);
    }

    /** BOOTSTRAP discards what was to be told (C-EVT-09); transfers that are not over go on. */
    StateUpdate bootstrap() {
        List<StateRecord> records = new ArrayList<>();
        for (Entry entry : queue.all()) {
            if (entry.state.phase == TransferPhase.DONE && !fresh.contains(entry)) {
                withdraw(entry);
                records.add(queue.remove(entry));
            }
        }
        return new StateUpdate(records, () -> {});
    }

    void withdraw(Entry entry) {
        if (entry.call != null) {
            entry.call.run();
            entry.call = null;
        }
    }

    private StateUpdate done(Entry entry) {
        TransferState state = entry.state;
        TransferOutcome outcome = Watch.outcome(state);
        return new StateUpdate(List.of(TransferQueue.SECTION.put(state.key(), state)), () -> {
            queue.watch().progressed(state);
            queue.watch().tell(o -> o.ended(state.order.info(), outcome));
        });
    }

    private void call(Entry entry) {
        if (entry.call == null && queue.has(entry)) {
            TransferOutcome outcome = Watch.outcome(entry.state);
            TransferInfo info = entry.state.order.info();
            entry.call = engine.call(
                    new TransferComplete(
                            info.commandKey(), outcome.fault(), outcome.startTime(), outcome.completeTime()),
                    () -> queue.removal(entry));
        }
    }

    private static boolean isAutonomous(Entry entry) {
        return entry.state.order.info().kind().isAutonomous();
    }

    private static Event event(Entry entry) {
        TransferInfo info = entry.state.order.info();
        return new Event(
                switch (info.kind()) {
                    case DOWNLOAD, AUTONOMOUS_DOWNLOAD -> EventCode.M_DOWNLOAD;
                    case UPLOAD, AUTONOMOUS_UPLOAD -> EventCode.M_UPLOAD;
                    case SCHEDULED_DOWNLOAD -> EventCode.M_SCHEDULE_DOWNLOAD;
                },
                info.commandKey());
    }
}
