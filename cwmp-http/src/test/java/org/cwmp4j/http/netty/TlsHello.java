package org.cwmp4j.http.netty;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first message of either end, which is readable on the wire (RFC 8446 4.1).
 *
 * @param version the one chosen by a server; the highest offered by a client
 * @param versions all that a client offers, or the one chosen
 * @param suites offered or chosen, by number
 * @param compressions offered or chosen
 * @param extensions by number
 */
record TlsHello(
        int version,
        List<Integer> versions,
        List<Integer> suites,
        List<Integer> compressions,
        Map<Integer, byte[]> extensions) {
    static final int SERVER_NAME = 0;
    static final int PRE_SHARED_KEY = 41;
    static final int SUPPORTED_VERSIONS = 43;
    static final int RENEGOTIATION_INFO = 0xFF01;
    static final int RENEGOTIATION_SIGNAL = 0x00FF;
    static final int CERTIFICATE = 11;
    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;

    boolean has(int extension) {
        return extensions.containsKey(extension);
    }

    static TlsHello ofClient(byte[] wire) {
        ByteBuffer in = ByteBuffer.wrap(handshake(wire));
        in.position(4);
        int legacy = in.getShort() & 0xFFFF;
        in.position(in.position() + 32);
        skip(in, in.get() & 0xFF);
        List<Integer> suites = numbers(in, in.getShort() & 0xFFFF);
        List<Integer> compressions = bytes(in, in.get() & 0xFF);
        Map<Integer, byte[]> extensions = extensions(in);
        List<Integer> versions = List.of(legacy);
        byte[] offered = extensions.get(SUPPORTED_VERSIONS);
        if (offered != null) {
            // numbers like 0x0A0A are noise that keeps servers tolerant (RFC 8701)
            versions = numbers(ByteBuffer.wrap(offered, 1, offered.length - 1), offered.length - 1).stream()
                    .filter(number -> (number & 0x0F0F) != 0x0A0A)
                    .toList();
        }
        int highest = versions.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return new TlsHello(highest, versions, suites, compressions, extensions);
    }

    static TlsHello ofServer(byte[] wire) {
        ByteBuffer in = ByteBuffer.wrap(handshake(wire));
        in.position(4);
        int legacy = in.getShort() & 0xFFFF;
        in.position(in.position() + 32);
        skip(in, in.get() & 0xFF);
        List<Integer> suites = List.of(in.getShort() & 0xFFFF);
        List<Integer> compressions = List.of(in.get() & 0xFF);
        Map<Integer, byte[]> extensions = extensions(in);
        byte[] chosen = extensions.get(SUPPORTED_VERSIONS);
        int version = chosen == null ? legacy : (chosen[0] & 0xFF) << 8 | (chosen[1] & 0xFF);
        return new TlsHello(version, List.of(version), suites, compressions, extensions);
    }

    /** The kinds of handshake messages that are readable, in order. */
    static List<Integer> handshakeTypes(byte[] wire) {
        ByteBuffer in = ByteBuffer.wrap(handshake(wire));
        List<Integer> types = new ArrayList<>();
        while (in.remaining() >= 4) {
            int head = in.getInt();
            types.add(head >>> 24);
            skip(in, Math.min(head & 0xFFFFFF, in.remaining()));
        }
        return types;
    }

    /** What a plain alert says; -1 if the first record is none. */
    static int alert(byte[] wire) {
        return wire.length >= 7 && wire[0] == ALERT ? wire[6] & 0xFF : -1;
    }

    /** The handshake records before the first that is not, put together. */
    private static byte[] handshake(byte[] wire) {
        ByteBuffer in = ByteBuffer.wrap(wire);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (in.remaining() > 5 && in.get(in.position()) == HANDSHAKE) {
            int length = in.getShort(in.position() + 3) & 0xFFFF;
            in.position(in.position() + 5);
            byte[] part = new byte[Math.min(length, in.remaining())];
            in.get(part);
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Map<Integer, byte[]> extensions(ByteBuffer in) {
        Map<Integer, byte[]> found = new HashMap<>();
        int left = in.remaining() < 2 ? 0 : in.getShort() & 0xFFFF;
        while (left > 0) {
            int type = in.getShort() & 0xFFFF;
            byte[] data = new byte[in.getShort() & 0xFFFF];
            in.get(data);
            found.put(type, data);
            left -= 4 + data.length;
        }
        return found;
    }

    private static List<Integer> numbers(ByteBuffer in, int length) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < length; i += 2) {
            numbers.add(in.getShort() & 0xFFFF);
        }
        return numbers;
    }

    private static List<Integer> bytes(ByteBuffer in, int length) {
        List<Integer> bytes = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            bytes.add(in.get() & 0xFF);
        }
        return bytes;
    }

    private static void skip(ByteBuffer in, int length) {
        in.position(in.position() + length);
    }
}
