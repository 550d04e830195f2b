package org.cwmp4j.http.auth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Non-ASCII text in header fields. A field travels as bytes that every HTTP library shows as ISO 8859-1; user names and realms
 * are UTF-8 in those bytes (RFC 7616 section 3.4, RFC 7617 section 2.1).
 */
final class HeaderText {
    private HeaderText() {}

    /** The field text whose bytes are the UTF-8 of {@code text}. */
    static String encode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The text of a field; bytes that are no UTF-8 are read as ISO 8859-1. */
    static String decode(String field) {
        return decode(field.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
