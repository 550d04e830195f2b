package org.cwmp4j.cpe.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;

/**
 * A part of the engine beside sessions and parameters, with methods, events, timers or records of its own. It has what it recorded
 * from {@link Engine#state}; everything is called on the agent's executor.
 */
public interface EngineTopic {
    /**
     * The methods of the ACS that this topic answers, by name: each gives a response or a fault, once all that it depends on is
     * recorded, and fails only with {@link org.cwmp4j.cpe.state.StateException}. {@link #on} makes an entry. Asked once, before
     * anything else.
     */
    default Map<String, Function<CpeMethod<?>, CompletionStage<CwmpMessage>>> methods() {
        return Map.of();
    }

    /** What happened and has to be recorded. */
    record Occurred(List<Event> events, StateUpdate update) {
        /** Nothing. */
        public static final Occurred NOTHING = new Occurred(List.of(), StateUpdate.NONE);
    }

    /**
     * The device (re)started; what {@link #restarted} will say may have to be found out first. Sessions wait for it, so it must have a
     * deadline.
     *
     * @return completes on the agent's executor; a failure is logged
     */
    default CompletionStage<Void> starting() {
        return CompletableFuture.completedStage(null);
    }

    /**
     * The device (re)started and sessions are about to begin.
     *
     * @return what belongs to the cause of the start, to go into one Inform with {@code 1 BOOT} (C-EVT-08)
     */
    default Occurred restarted() {
        return Occurred.NOTHING;
    }

    /** The ACS is a new one: {@code 0 BOOTSTRAP} drops all other events (C-EVT-09). To be recorded with that. */
    default StateUpdate bootstrap() {
        return StateUpdate.NONE;
    }

    /** A session that went to the ACS is over, or tried to; {@link #sessionEnded} follows. */
    default void attempted(AcsAttempt attempt) {}

    /** A session is over; no other has begun. */
    default void sessionEnded(SessionResult result) {}

    /** The {@code ManagementServer.} object changed, perhaps during a session. */
    default void settingsChanged(ManagementServerSettings before, ManagementServerSettings after) {}

    /** The time of day has become known, or has jumped. */
    default void clockChanged() {}

    /** A factory reset: all as on the first day. To be recorded. */
    default StateUpdate forget() {
        return StateUpdate.NONE;
    }

    /** The agent is being closed: no timer may fire any more. */
    default void stop() {}

    /** An entry of {@link #methods}. */
    static <M extends CpeMethod<?>> Function<CpeMethod<?>, CompletionStage<CwmpMessage>> on(
            Class<M> type, Function<M, CompletionStage<CwmpMessage>> handler) {
        return call -> handler.apply(type.cast(call));
    }
}
