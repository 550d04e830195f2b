package org.cwmp4j.cpe.transfer.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
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
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.TransferComplete;

/** Tells how transfers ended: the ACS, until it has confirmed that (C-TC-01 to C-TC-06), and the application. On the agent's executor. */
final class TransferReports {
    private final Engine engine;
    private final TransferQueue queue;
    /** Ended before the first Inform after a restart, which is to report them (C-EVT-08). */
    private final List<Entry> atStart = new ArrayList<>();
    /** Of those, the ones that BOOTSTRAP does not drop because they come with it. */
    private final Set<Entry> fresh = new HashSet<>();

    private final AutonomousReports autonomous;
    private final AutonomousPolicy policy;
    private boolean starting = true;

    TransferReports(Engine engine, TransferQueue queue) {
        this.engine = engine;
        this.queue = queue;
        this.autonomous = new AutonomousReports(engine);
        this.policy = new AutonomousPolicy(engine.tree(), engine.server().path());
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
        Occurred occurred = occurred(entry);
        StateUpdate update = occurred.update().and(calling(() -> call(entry)));
        if (!occurred.events().isEmpty()) {
            engine.raise(occurred.events(), update, SessionReason.EVENT);
        } else {
            engine.later(update);
        }
        CompletionStage<Void> unused = queue.record(StateUpdate.NONE);
    }

    /** The ACS is told once that is recorded, be it later. */
    private StateUpdate calling(Runnable call) {
        return new StateUpdate(
                List.of(),
                () -> engine.serial().execute(() -> {
                    call.run();
                    autonomous.callAll();
                }));
    }

    /** What a start has to report, and what earlier ones still have to. */
    Occurred started() {
        starting = false;
        Set<Event> events = new LinkedHashSet<>();
        List<Event> methods = new ArrayList<>();
        StateUpdate update = StateUpdate.NONE;
        Set<String> before = autonomous.keys();
        for (Entry entry : atStart) {
            Occurred occurred = occurred(entry);
            occurred.events().forEach(e -> (e.code().isMethodEvent() ? methods : events).add(e));
            update = update.and(occurred.update());
        }
        fresh.addAll(atStart);
        atStart.clear();
        autonomous.keepThroughBootstrap(before);
        engine.serial().execute(fresh::clear);
        queue.all().stream().filter(e -> e.state.phase == TransferPhase.DONE).forEach(this::call);
        autonomous.callAll();
        return new Occurred(Stream.concat(events.stream(), methods.stream()).toList(), update);
    }

    /** The device has transferred something by other means; completes with whether the ACS will be told, once that is recorded. */
    CompletionStage<Boolean> report(AutonomousTransferComplete report) {
        if (!policy.wants(report)) {
            return CompletableFuture.completedStage(false);
        }
        StateUpdate update = autonomous.add(report).and(calling(() -> {}));
        engine.raise(List.of(Event.of(EventCode.AUTONOMOUS_TRANSFER_COMPLETE)), update, SessionReason.EVENT);
        return queue.record(StateUpdate.NONE).thenApply(nothing -> true);
    }

    /** How many completions of the device's own transfers wait. */
    int autonomous() {
        return autonomous.size();
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
        return new StateUpdate(records, () -> {}).and(autonomous.bootstrap());
    }

    /** A factory reset. */
    StateUpdate forget() {
        return autonomous.forget();
    }

    void withdraw(Entry entry) {
        if (entry.call != null) {
            entry.call.run();
            entry.call = null;
        }
    }

    private Occurred occurred(Entry entry) {
        if (!isAutonomous(entry)) {
            TransferState state = entry.state;
            StateUpdate done = StateUpdate.of(TransferQueue.SECTION.put(state.key(), state));
            return new Occurred(List.of(Event.of(EventCode.TRANSFER_COMPLETE), event(entry)), done.and(tell(entry)));
        }
        AutonomousTransferComplete report = AutonomousReports.report(entry.state);
        StateUpdate gone = queue.removal(entry).and(tell(entry));
        return policy.wants(report)
                ? new Occurred(
                        List.of(Event.of(EventCode.AUTONOMOUS_TRANSFER_COMPLETE)), gone.and(autonomous.add(report)))
                : new Occurred(List.of(), gone);
    }

    /** Whoever watches, and whoever waits. */
    private StateUpdate tell(Entry entry) {
        TransferState state = entry.state;
        TransferOutcome outcome = Watch.outcome(state);
        return new StateUpdate(List.of(), () -> {
            queue.watch().progressed(state);
            queue.watch().tell(o -> o.ended(state.order.info(), outcome));
            entry.outcome.complete(outcome);
        });
    }

    private void call(Entry entry) {
        if (entry.call == null && queue.has(entry) && !isAutonomous(entry)) {
            TransferOutcome outcome = Watch.outcome(entry.state);
            TransferInfo info = entry.state.order.info();
            entry.call = engine.call(
                    new TransferComplete(
                            info.commandKey(), outcome.fault(), outcome.startTime(), outcome.completeTime()),
                    event(entry),
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
