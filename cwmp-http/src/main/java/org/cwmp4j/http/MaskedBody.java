package org.cwmp4j.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text of a body for the wire log. */
final class MaskedBody {
    private MaskedBody() {}

    static String of(byte[] body, @Nullable String contentType) {
        String text = new String(body, charset(body)).strip();
        boolean markup = text.indexOf('<') >= 0;
        boolean plain = ContentType.parse(contentType)
                .map(type -> type.type().equals("text/plain"))
                .orElse(false);
        if (!markup) {
            return plain
                    ? text.codePoints()
                            .limit(200)
                            .collect(
                                    StringBuilder::new,
                                    (out, c) -> out.appendCodePoint(c < ' ' ? ' ' : c),
                                    StringBuilder::append)
                            .toString()
                    : withheld(body);
        }
        String masked = XmlMask.mask(text);
        return masked == null ? withheld(body) : masked;
    }

    private static String withheld(byte[] body) {
        return "(" + body.length + " bytes, not shown)";
    }

    /** As far as finding names needs it: the codec's own rules are finer. */
    private static Charset charset(byte[] body) {
        if (body.length > 1 && (body[0] == 0 || (body[0] & 0xff) == 0xfe)) {
            return StandardCharsets.UTF_16BE;
        }
        if (body.length > 1 && (body[1] == 0 || (body[0] & 0xff) == 0xff)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }
}
