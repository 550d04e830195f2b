package org.cwmp4j.http;

import java.util.Objects;
import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/** A compressed body that cannot or must not be decoded. */
public final class ContentCodingException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    ContentCodingException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** What is wrong, for programs. */
    public Kind kind() {
        return kind;
    }

    /** What a server answers: 413 for what is too large, 400 for the rest. */
    public int status() {
        return kind == Kind.TOO_LARGE || kind == Kind.TOO_DENSE ? 413 : 400;
    }

    /** Ways to be wrong. */
    public enum Kind {
        /** Longer than {@link InflateLimits#maxBytes()}. */
        TOO_LARGE,
        /** Denser than {@link InflateLimits#maxRatio()}: a bomb. */
        TOO_DENSE,
        /** It ends before its end. */
        TRUNCATED,
        /** Not in that coding, or damaged. */
        CORRUPT
    }
}
