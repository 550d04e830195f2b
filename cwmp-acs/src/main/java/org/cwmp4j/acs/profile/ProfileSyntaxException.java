package org.cwmp4j.acs.profile;

import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/** A file of profiles that cannot be read; says where and what was expected. */
public final class ProfileSyntaxException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    ProfileSyntaxException(String file, int line, String message, @Nullable Throwable cause) {
        super(file + ":" + line + ": " + message, cause);
        this.file = file;
        this.line = line;
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** The line, from 1 on. */
    public int line() {
        return line;
    }
}
