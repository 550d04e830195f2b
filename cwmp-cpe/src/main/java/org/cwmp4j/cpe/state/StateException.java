package org.cwmp4j.cpe.state;

import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/** The durable state could not be read or written. The message names places, never values. */
public class StateException extends CwmpException {
    private static final long serialVersionUID = 1L;

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
