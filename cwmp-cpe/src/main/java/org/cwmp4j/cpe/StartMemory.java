package org.cwmp4j.cpe;

import java.util.Arrays;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;

/** Why the device restarts, recorded before it does, and found at the next start. On the agent's executor. */
final class StartMemory {
    private static final StateSection<String> SECTION = new StateSection<>("start", 1, StateCodec.TEXT);
    private static final String CAUSE = "cause";

    private StartCause cause;
    private StartCause next = StartCause.UNEXPECTED;
    private boolean recorded;

    StartMemory(DeviceState state) {
        recorded = state.found(SECTION, CAUSE).isPresent();
        cause = state.isNew()
                ? StartCause.NEW
                : state.isDoubtful(SECTION, CAUSE)
                        ? StartCause.UNEXPECTED
                        : state.found(SECTION, CAUSE).map(StartMemory::named).orElse(StartCause.UNEXPECTED);
    }

    /** A later release may know more of them. */
    private static StartCause named(String name) {
        return Arrays.stream(StartCause.values())
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(StartCause.UNEXPECTED);
    }

    /** Why the present life began. */
    StartCause cause() {
        return cause;
    }

    /** The device is about to go down; what was said first counts. */
    StateUpdate goingDown(StartCause why) {
        if (next != StartCause.UNEXPECTED) {
            return StateUpdate.NONE;
        }
        next = why;
        recorded = true;
        return StateUpdate.of(SECTION.put(CAUSE, why.name()));
    }

    /** It did not go down, or it is up again: what ends it next is not known yet. */
    StateUpdate goesOn() {
        next = StartCause.UNEXPECTED;
        if (!recorded) {
            return StateUpdate.NONE;
        }
        recorded = false;
        return StateUpdate.of(SECTION.remove(CAUSE));
    }

    /** It is up again without having been away. */
    StateUpdate restarted() {
        if (next != StartCause.UNEXPECTED) {
            cause = next;
        }
        return goesOn();
    }
}
