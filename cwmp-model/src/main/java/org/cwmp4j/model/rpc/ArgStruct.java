package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.Secrets;

/**
 * A named argument (TR-069 A6C1 Table 76).
 *
 * @param name at most 64 characters
 * @param value at most 256 characters
 */
public record ArgStruct(String name, String value) {
    public ArgStruct {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** Shows the value unless the name says that it is a secret. */
    @Override
    public String toString() {
        return name + "=" + (Secrets.isSecret(name) ? "***" : value);
    }
}
