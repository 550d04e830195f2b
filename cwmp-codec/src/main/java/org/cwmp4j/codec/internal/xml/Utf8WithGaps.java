package org.cwmp4j.codec.internal.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** UTF-8 in which each byte that does not belong stands for a character of ISO 8859-1, and is remembered. */
final class Utf8WithGaps {
    private Utf8WithGaps() {}

    static SourceText decode(ByteBuffer in) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        int[] bad = new int[8];
        int count = 0;
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                bad = count == bad.length ? Arrays.copyOf(bad, count * 2) : bad;
                bad[count++] = out.position();
                out.put((char) (in.get() & 0xFF));
            }
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        return new SourceText(out.flip().toString(), Arrays.copyOf(bad, count), List.of());
    }
}
