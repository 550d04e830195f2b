package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * A transfer that is not complete (TR-069 A6C1 Table 47).
 *
 * @param commandKey that of the call
 * @param state 1 not started, 2 in progress, 3 completed and cleaning up
 */
public record QueuedTransferStruct(String commandKey, int state) {
    public QueuedTransferStruct {
        Objects.requireNonNull(commandKey, "commandKey");
    }
}
