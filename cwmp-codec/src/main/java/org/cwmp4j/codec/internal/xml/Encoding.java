package org.cwmp4j.codec.internal.xml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the bytes of a message become characters.
 *
 * @param charset with {@link StandardCharsets#US_ASCII}, a label that says so: it is read as UTF-8
 * @param skip bytes of a byte order mark
 * @param findings what is wrong with the labels
 */
record Encoding(Charset charset, int skip, List<Source.Finding> findings) {
    /** What US-ASCII with other characters in it deviates by. */
    static final String NOT_ASCII = "labelled US-ASCII, but in UTF-8";

    /** Whether bytes that do not belong can be told from the others. */
    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8) || isLabelledAscii();
    }

    boolean isLabelledAscii() {
        return charset.equals(StandardCharsets.US_ASCII);
    }

    boolean isUtf16() {
        return charset.name().startsWith("UTF-16");
    }
}
