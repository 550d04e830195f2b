package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;

/**
 * New attributes of a parameter or of all below a path (TR-069 A6C1 Table 25).
 *
 * @param name full name or partial path
 * @param notificationChange false leaves the notification as it is
 * @param notification 0 to 6; the meaning is in Table 25
 * @param accessListChange false leaves the access list as it is
 * @param accessList who beside the ACS may write; {@code Subscriber} or vendor entries
 */
public record SetParameterAttributesStruct(
        String name, boolean notificationChange, int notification, boolean accessListChange, List<String> accessList) {
    public SetParameterAttributesStruct {
        Objects.requireNonNull(name, "name");
        accessList = List.copyOf(accessList);
    }
}
