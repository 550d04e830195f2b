package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * An object or a parameter that exists (TR-069 A6C1 Table 22).
 *
 * @param name objects end with a dot
 * @param writable a parameter: can be set; a table: AddObject possible; an instance: DeleteObject possible
 */
public record ParameterInfoStruct(String name, boolean writable) {
    public ParameterInfoStruct {
        Objects.requireNonNull(name, "name");
    }
}
