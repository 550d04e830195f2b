package org.cwmp4j.cpe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.FactoryResetResponse;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reboot and FactoryReset: answered in the session, done after a clean end of one (C-RB-01, C-FR-01, C-SESS-24). A reboot stays
 * owed when its session fails, a factory reset does not. On the agent's executor.
 */
final class Restarts {
    /** The keys of Reboot calls that were answered, by number. */
    static final StateSection<String> SECTION = new StateSection<>("reboot", 1, StateCodec.TEXT);

    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);

    private final AgentCore core;
    private final Map<String, String> keys;
    private long lastNumber;
    private final List<Runnable> wanted = new ArrayList<>(0);
    private StartCause wantedWhy = StartCause.REBOOT;
    private boolean resetAsked;

    Restarts(AgentCore core, Map<String, String> found) {
        this.core = core;
        this.keys = new LinkedHashMap<>(found);
        found.keySet().forEach(k -> lastNumber = Math.max(lastNumber, Long.parseLong(k)));
    }

    CompletionStage<CwmpMessage> reboot(Reboot call) {
        if (call.commandKey().length() > MethodKeys.LONGEST) {
            return CompletableFuture.completedStage(
                    Fault.of(FaultCode.INVALID_ARGUMENTS, "CommandKey of 32 characters at most"));
        }
        String number = Long.toString(++lastNumber);
        StateUpdate update = new StateUpdate(
                List.of(SECTION.put(number, call.commandKey())), () -> keys.put(number, call.commandKey()));
        return core.memory().record(update).thenApply(nothing -> new RebootResponse());
    }

    CompletionStage<CwmpMessage> factoryReset() {
        resetAsked = true;
        return CompletableFuture.completedStage(new FactoryResetResponse());
    }

    /** The events of a start: {@code 1 BOOT}, and one {@code M Reboot} for each call (C-RB-02). */
    List<Event> bootEvents() {
        List<Event> events = new ArrayList<>();
        events.add(Event.of(EventCode.BOOT));
        keys.values().forEach(key -> events.add(new Event(EventCode.M_REBOOT, key)));
        return events;
    }

    /** To be recorded with these events. */
    StateUpdate forget() {
        List<StateRecord> records = keys.keySet().stream().map(SECTION::remove).toList();
        keys.clear();
        return new StateUpdate(records, () -> {});
    }

    void sessionFailed() {
        resetAsked = false;
    }

    /** A topic needs a restart; {@code failed} is run if none comes about. */
    void want(StartCause why, Runnable failed) {
        wanted.add(failed);
        wantedWhy = why;
    }

    /**
     * Whether the device is to restart now.
     *
     * @param success whether a session has just ended well, so that the ACS knows
     */
    boolean isDue(boolean success) {
        return !wanted.isEmpty() || (success && (resetAsked || !keys.isEmpty()));
    }

    /** A restart is due; the agent goes on when {@link AgentCore#restarted} is called. */
    void begin(boolean success) {
        if (success && resetAsked) {
            resetAsked = false;
            CompletionStage<Void> unused = core.memory()
                    .record(core.forgetAll())
                    .whenComplete((nothing, failure) -> {
                        if (failure == null) {
                            finishReset();
                        } else {
                            LOG.warn("factory reset not recorded: {}", Deadlines.text(failure));
                            core.resume();
                        }
                    });
        } else {
            reboot(wanted.isEmpty() ? StartCause.REBOOT : wantedWhy);
        }
    }

    /** Why is recorded first, and with it all that was to be recorded before. */
    private void reboot(StartCause why) {
        List<Runnable> failed = List.copyOf(wanted);
        wanted.clear();
        CompletionStage<Void> unused = core.memory()
                .record(core.startMemory().goingDown(why))
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        LOG.warn("the cause of a restart is not recorded: {}", Deadlines.text(failure));
                    }
                    if (!core.isClosing()) {
                        control("reboot", DeviceControl::reboot, core::restarted, failed);
                    }
                });
    }

    /** The device's own part of a factory reset, then its restart; also what a power cut has left to do. */
    void finishReset() {
        core.forgotten();
        control(
                "factory reset",
                DeviceControl::factoryReset,
                () -> {
                    CompletionStage<Void> unused = core.memory()
                            .record(core.memory().resetOwed(false))
                            .whenComplete((nothing, failure) -> {
                                if (failure != null) {
                                    LOG.warn("end of factory reset not recorded: {}", Deadlines.text(failure));
                                }
                                reboot(StartCause.FACTORY_RESET);
                            });
                },
                List.of());
    }

    private void control(
            String what, Function<DeviceControl, CompletionStage<Void>> action, Runnable then, List<Runnable> failed) {
        DeviceControl control = core.config().control();
        if (control == null) {
            then.run();
            return;
        }
        LOG.info("{} begins", what);
        CompletionStage<Void> unused = core.deadlines()
                .within(asked(control, action), core.config().limits().restart(), () -> late(what))
                .whenComplete((nothing, failure) -> {
                    if (failure == null) {
                        then.run();
                    } else {
                        LOG.warn("{} failed", what, failure);
                        core.memory().later(core.startMemory().goesOn());
                        failed.forEach(Runnable::run);
                        core.resume();
                    }
                });
    }

    private static CwmpException late(String what) {
        return new CwmpException("the device did not come to the end of the " + what + " in time");
    }

    /** By the application's executor, which may take no more work. */
    private CompletionStage<Void> asked(DeviceControl control, Function<DeviceControl, CompletionStage<Void>> action) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> action.apply(control), core.config().runtime().executor())
                    .thenCompose(stage -> stage);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
