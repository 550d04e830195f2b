package org.cwmp4j.model.data;

import java.util.Objects;
import org.cwmp4j.model.FaultCode;

/** What a data model says of a value that somebody wants to set. */
public sealed interface ValueCheck {
    /**
     * The value may be set.
     *
     * @param value in canonical form: {@code true} or {@code false}, numbers without plus sign and leading zeros, no white space
     *     around values that are no strings; strings as they are
     */
    record Accepted(String value) implements ValueCheck {
        public Accepted {
            Objects.requireNonNull(value, "value");
        }

        /** Shows no value: it may be a secret. */
        @Override
        public String toString() {
            return "Accepted";
        }
    }

    /**
     * The value must not be set (C-SPV-13).
     *
     * @param code 9005 for no such parameter, 9006 for the type, 9007 for the value, 9008 for a read-only parameter
     * @param reason what was expected; never shows the value
     */
    record Refused(FaultCode code, String reason) implements ValueCheck {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
