package org.cwmp4j.codec.internal.xml;

import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** A reader of bytes that are all ASCII, as nearly every message is: no string of the whole is made. */
final class AsciiSource extends Reader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final CharsetDecoder latin1 = StandardCharsets.ISO_8859_1.newDecoder();
    private final ByteBuffer bytes;
    private final int end;

    AsciiSource(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.end = bytes.length;
    }

    static boolean isAscii(byte[] bytes) {
        long high = 0;
        int i = 0;
        for (; i + 32 <= bytes.length; i += 32) {
            high |= (long) LONGS.get(bytes, i)
                    | (long) LONGS.get(bytes, i + 8)
                    | (long) LONGS.get(bytes, i + 16)
                    | (long) LONGS.get(bytes, i + 24);
        }
        for (; i < bytes.length; i++) {
            high |= bytes[i];
        }
        return (high & HIGH_BITS) == 0;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        int n = Math.min(length, end - bytes.position());
        if (n <= 0) {
            return -1;
        }
        // The JVM's own; a loop over bytes costs several times as much
        latin1.decode(bytes.limit(bytes.position() + n), CharBuffer.wrap(into, offset, n), true);
        return n;
    }

    @Override
    public void close() {}
}
