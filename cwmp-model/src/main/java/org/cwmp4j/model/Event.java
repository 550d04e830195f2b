package org.cwmp4j.model;

import java.util.Objects;

/**
 * An entry of an Inform's event list (EventStruct, TR-069 A6C1 Table 40).
 *
 * @param code what happened
 * @param commandKey that of the call which caused an M event, at most 32 characters; empty for all others
 */
public record Event(EventCode code, String commandKey) {
    public Event {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(commandKey, "commandKey");
    }

    /** An event without command key. */
    public static Event of(EventCode code) {
        return new Event(code, "");
    }

    @Override
    public String toString() {
        return commandKey.isEmpty() ? code.text() : code.text() + " (" + commandKey + ")";
    }
}
