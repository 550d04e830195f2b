package org.cwmp4j.acs.operation;

import java.time.Instant;
import java.util.Objects;

/**
 * Who works on an operation, and until when others have to keep off.
 *
 * @param owner names a session of a server
 * @param until by the stores' common idea of time
 */
public record Lease(String owner, Instant until) {
    public Lease {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(until, "until");
    }

    /** Whether it no longer binds anybody. */
    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
