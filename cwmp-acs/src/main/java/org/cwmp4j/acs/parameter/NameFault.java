package org.cwmp4j.acs.parameter;

import java.util.Objects;
import org.cwmp4j.model.rpc.Fault;

/**
 * A name that a device answers with a fault, alone.
 *
 * @param name as it was asked for
 * @param fault as it came; a vendor's code may mean anything (quirk D10)
 */
public record NameFault(String name, Fault fault) {
    public NameFault {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fault, "fault");
    }

    @Override
    public String toString() {
        return name + ": " + fault.faultCode();
    }
}
