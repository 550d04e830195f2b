package org.cwmp4j.acs;

import java.util.Objects;

/** What becomes of a POST by its head alone. */
public sealed interface AcsScreening {
    /**
     * It is refused; its body is not to be read.
     *
     * @param answer to give at once
     */
    record Refused(AcsAnswer answer) implements AcsScreening {
        public Refused {
            Objects.requireNonNull(answer, "answer");
        }
    }

    /**
     * It may go on.
     *
     * @param permit to be given back
     */
    record Admitted(AcsPermit permit) implements AcsScreening {
        public Admitted {
            Objects.requireNonNull(permit, "permit");
        }
    }
}
