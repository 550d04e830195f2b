package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * A change that the ACS did not ask for (TR-069 A6C1 Table 83).
 *
 * @param result what became of the unit
 * @param operationPerformed Install, Update or Uninstall
 */
public record AutonOpResultStruct(OpResultStruct result, String operationPerformed) {
    public AutonOpResultStruct {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(operationPerformed, "operationPerformed");
    }
}
