package org.cwmp4j.model.data;

import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/** A text of definitions that cannot be read; says in which line and why. */
public final class DataModelSyntaxException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final int line;

    DataModelSyntaxException(int line, String message, @Nullable Throwable cause) {
        super("line " + line + ": " + message, cause);
        this.line = line;
    }

    /** The line, from 1 on; 0 if it is no single line's fault. */
    public int line() {
        return line;
    }
}
