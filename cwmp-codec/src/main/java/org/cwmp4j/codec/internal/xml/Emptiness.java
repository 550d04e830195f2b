package org.cwmp4j.codec.internal.xml;

import org.cwmp4j.codec.CodecException;
import org.jspecify.annotations.Nullable;

/** Tells bodies that hold nothing. */
public final class Emptiness {
    /** A longer body is no empty one, whatever it holds. */
    public static final int MAX_BYTES = 4096;

    private Emptiness() {}

    /** Whether there is only white space, NUL bytes or an XML declaration. */
    public static boolean of(byte[] body, @Nullable String contentType) {
        if (body.length == 0) {
            return true;
        }
        String text;
        try {
            text = SourceText.of(body, contentType, new Refusals(null)).text().strip();
        } catch (CodecException e) {
            return false;
        }
        if (text.startsWith("<?xml") && text.indexOf("?>") == text.length() - 2) {
            return true;
        }
        return text.chars().allMatch(c -> c <= ' ');
    }
}
