package org.cwmp4j.cpe.parameter;

import java.util.Objects;

/**
 * Who, other than the ACS, changes the tree.
 *
 * @param entity as access lists name it; empty for the device itself
 */
public record Writer(String entity) {
    /** The device's own doing, which no access list limits: a new address, a counter, a status. */
    public static final Writer DEVICE = new Writer("");
    /** The people on the LAN side, through the device's own user interface (TR-069 A6C1 Table 25). */
    public static final Writer SUBSCRIBER = new Writer("Subscriber");

    public Writer {
        Objects.requireNonNull(entity, "entity");
    }

    /** Whether this is the device itself. */
    public boolean isDevice() {
        return entity.isEmpty();
    }
}
