package org.cwmp4j.cpe.internal;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.SessionReason;
import org.cwmp4j.cpe.StartCause;
import org.cwmp4j.cpe.managementserver.ManagementServer;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** What the engine does for its topics. On the agent's executor only. */
public interface Engine {
    /** Who the device is. */
    DeviceId device();

    /** What was found in the store at the start. Record by {@link #record} or {@link #later} only. */
    DeviceState state();

    /** The parameters. */
    ParameterTree tree();

    /** The {@code ManagementServer.} object. */
    ManagementServer server();

    /** Clocks and timers. */
    TimeSource time();

    /** Chance. */
    RandomSource random();

    /** The agent's serial executor. */
    Executor serial();

    /** Runs the application's code; see {@link #ask}. */
    Executor worker();

    /** A timer that fires on the agent's executor. */
    EngineTimer timer();

    /** Waits that end. */
    Deadlines deadlines();

    /**
     * Calls the application on its executor.
     *
     * @return completes on the agent's executor; fails with what the application threw or failed with, or if the executor takes
     *     no more work. Has no deadline
     */
    <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question);

    /** Records what waits and this; fails with {@link org.cwmp4j.cpe.state.StateException}. */
    CompletionStage<Void> record(StateUpdate update);

    /** Keeps a change for the next {@link #record}, that of the next session at the latest. */
    void later(StateUpdate update);

    /**
     * Events of one cause occurred: recorded with what else belongs to them by the next {@link #record}, before an Inform lists them
     * at the latest; reported until confirmed, from a session that starts as soon as it may.
     */
    void raise(List<Event> ofOneCause, StateUpdate more, SessionReason reason);

    /** The heartbeat that waits, if one does and no Inform under way lists it, is not to be told any more. */
    void dropHeartbeat();

    /**
     * Calls the ACS in the present session, if it still takes calls, or else in the next one, and again in every later one until
     * it has answered with the method's response (C-TC-05): a fault or a lost response counts as no answer. Does not start a
     * session by itself; {@link #raise} does. Not recorded: do it again after a restart.
     *
     * @param reported the M event that the call belongs to and confirms; {@code null} for none, or for the one of its command key
     * @param confirmed to be recorded with the confirmation of the events that go with the method
     * @return takes the call back, if it was not answered yet
     */
    Runnable call(AcsMethod<?> method, @Nullable Event reported, Supplier<StateUpdate> confirmed);

    /** Calls the ACS, and confirms the M event with the call's command key if there is one. */
    default Runnable call(AcsMethod<?> method, Supplier<StateUpdate> confirmed) {
        return call(method, null, confirmed);
    }

    /** Whether a session is under way. */
    boolean isInSession();

    /** Asks for a session without an event, as soon as it may be. */
    void wantSession(SessionReason reason);

    /**
     * Restarts the device once no session is under way; {@link EngineTopic#restarted} follows, in this process or in the next. If
     * the device does not restart, {@code failed} is run.
     *
     * @param why recorded before it, for whoever asks at the next start
     */
    void reboot(StartCause why, Runnable failed);

    /** Tells whoever watches the agent. */
    void tell(Consumer<CpeObserver> event);
}
