package org.cwmp4j.model;

import org.jspecify.annotations.Nullable;

/** The root of this library's exceptions. Unchecked; messages name no secrets. */
public class CwmpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CwmpException(String message) {
        super(message);
    }

    public CwmpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
