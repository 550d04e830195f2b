package org.cwmp4j.acs.operation;

import java.util.Objects;
import org.cwmp4j.model.CwmpException;

/** An operation ended without an answer of the device: its outcome is unknown, its time ran out, or it was taken back. */
public final class OperationException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient Operation operation;

    /**
     * @param operation in its final state
     */
    public OperationException(Operation operation) {
        super(operation + (operation.detail().isEmpty() ? "" : ", " + operation.detail()));
        this.operation = Objects.requireNonNull(operation, "operation");
    }

    /** In its final state. */
    public Operation operation() {
        return operation;
    }

    /** Whether the device may have carried it out; false says that it has not. */
    public boolean maybeCarriedOut() {
        return operation.state() == OperationState.OUTCOME_UNKNOWN;
    }
}
