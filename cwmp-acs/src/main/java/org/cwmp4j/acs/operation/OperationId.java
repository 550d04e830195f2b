package org.cwmp4j.acs.operation;

import java.util.Objects;

/**
 * Names an operation in its store.
 *
 * @param text not empty
 */
public record OperationId(String text) {
    public OperationId {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("text: expected at least one character");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
