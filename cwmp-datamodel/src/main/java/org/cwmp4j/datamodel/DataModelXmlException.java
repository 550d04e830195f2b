package org.cwmp4j.datamodel;

import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/** A data-model document that cannot be read or does not make sense; says in which file and line, and what was expected. */
public final class DataModelXmlException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    public DataModelXmlException(String file, int line, String message) {
        this(file, line, message, null);
    }

    public DataModelXmlException(String file, int line, String message, @Nullable Throwable cause) {
        super(file + (line > 0 ? ":" + line : "") + ": " + message, cause);
        this.file = file;
        this.line = line;
    }

    /** The name of the document, as its source calls it. */
    public String file() {
        return file;
    }

    /** The line, from 1 on; 0 if it is no single line's fault. */
    public int line() {
        return line;
    }
}
