package org.cwmp4j.cpe.session;

import java.util.Objects;
import org.cwmp4j.model.rpc.AcsMethod;

/**
 * A call of the device that waits for its turn.
 *
 * @param number identifies it among the agent's calls
 * @param method what is called; never an Inform
 */
public record AcsCall(long number, AcsMethod<?> method) {
    public AcsCall {
        Objects.requireNonNull(method, "method");
    }
}
