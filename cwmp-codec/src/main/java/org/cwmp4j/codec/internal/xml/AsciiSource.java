package org.cwmp4j.codec.internal.xml;

import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A reader of bytes that are all ASCII, as nearly every message is: no string of the whole is made. */
final class AsciiSource extends Reader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] bytes;
    private int at;

    AsciiSource(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean isAscii(byte[] bytes) {
        long high = 0;
        int i = 0;
        for (; i + 8 <= bytes.length; i += 8) {
            high |= (long) LONGS.get(bytes, i);
        }
        for (; i < bytes.length; i++) {
            high |= bytes[i];
        }
        return (high & HIGH_BITS) == 0;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        int n = Math.min(length, bytes.length - at);
        if (n <= 0) {
            return -1;
        }
        // Both steps are the JVM's own; a loop over bytes costs four times as much
        new String(bytes, at, n, StandardCharsets.ISO_8859_1).getChars(0, n, into, offset);
        at += n;
        return n;
    }

    @Override
    public void close() {}
}
