package org.cwmp4j.cpe.parameter;

/**
 * Names a change over all its providers. Unique within the life of the agent's stored state, for changes that were decided; one
 * that was rolled back may share its number with a later one after a restart.
 *
 * @param value counts up
 */
public record TransactionId(long value) {
    @Override
    public String toString() {
        return "tx" + value;
    }
}
