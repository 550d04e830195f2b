package org.cwmp4j.cpe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.internal.EngineTopic.Occurred;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of an agent, in the order in which they are told of things. On the agent's executor. */
record Topics(List<EngineTopic> all) {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    /** All of them are ready for {@link #restarted}. */
    CompletionStage<Void> starting() {
        CompletionStage<Void> ready = CompletableFuture.completedStage(null);
        for (EngineTopic topic : all) {
            CompletionStage<Void> mine = topic.starting().exceptionally(failure -> {
                LOG.error("a topic is not ready for the start", failure);
                return null;
            });
            ready = ready.thenCombine(mine, (a, b) -> null);
        }
        return ready;
    }

    /** What a start has brought about, all topics together. */
    Occurred restarted() {
        List<Event> events = new ArrayList<>();
        StateUpdate update = StateUpdate.NONE;
        for (EngineTopic topic : all) {
            Occurred occurred = topic.restarted();
            events.addAll(occurred.events());
            update = update.and(occurred.update());
        }
        return new Occurred(events, update);
    }

    StateUpdate bootstrap() {
        return together(EngineTopic::bootstrap);
    }

    StateUpdate forget() {
        return together(EngineTopic::forget);
    }

    private StateUpdate together(Function<EngineTopic, StateUpdate> change) {
        StateUpdate update = StateUpdate.NONE;
        for (EngineTopic topic : all) {
            update = update.and(change.apply(topic));
        }
        return update;
    }
}
