package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.Notification;

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

    /** Sets the notification, leaves the access list. */
    public static SetParameterAttributesStruct of(String name, Notification notification) {
        return new SetParameterAttributesStruct(name, true, notification.code(), false, List.of());
    }

    /** Sets who beside the ACS may write, leaves the notification. */
    public static SetParameterAttributesStruct ofAccess(String name, List<String> accessList) {
        return new SetParameterAttributesStruct(name, false, 0, true, accessList);
    }
}
