package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;

/**
 * Attributes of a parameter (TR-069 A6C1 Table 28).
 *
 * @param name full name
 * @param notification 0 to 6
 * @param accessList who beside the ACS may write
 */
public record ParameterAttributeStruct(String name, int notification, List<String> accessList) {
    public ParameterAttributeStruct {
        Objects.requireNonNull(name, "name");
        accessList = List.copyOf(accessList);
    }
}
