package org.cwmp4j.it.sockets;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.cwmp4j.it.wire.RawDevice;
import org.cwmp4j.it.wire.RawMessage;

/** A connection to our ACS on which any bytes may be sent. */
final class Talk implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final List<String> seen = new ArrayList<>();

    Talk(InetSocketAddress acs) throws IOException {
        socket = new Socket(acs.getAddress(), acs.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Talk send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Talk send(RawMessage message) throws IOException {
        socket.getOutputStream().write(message.bytes());
        return this;
    }

    /** Reads an answer; its challenges. */
    List<String> challenges() throws IOException {
        return RawDevice.challenges(RawMessage.read(in));
    }

    /** Reads an answer. */
    Talk answer() throws IOException {
        RawMessage answer = read();
        seen.add(answer == null ? "closed" : describe(answer));
        return this;
    }

    /** Reads until the ACS closes. */
    Talk untilClosed() throws IOException {
        RawMessage answer = read();
        while (answer != null) {
            seen.add(describe(answer));
            answer = read();
        }
        seen.add("closed");
        return this;
    }

    private RawMessage read() throws IOException {
        try {
            return RawMessage.read(in);
        } catch (SocketException e) {
            return null; // reset
        }
    }

    static String describe(RawMessage answer) {
        if (answer.head().toLowerCase(Locale.ROOT).contains("content-encoding: gzip")) {
            return describe(inflated(answer)) + " in gzip";
        }
        String kind = answer.kind();
        return answer.status() + (kind.equals("empty") || kind.matches("[0-9]+") ? "" : " " + kind);
    }

    private static RawMessage inflated(RawMessage answer) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new RawMessage(answer.head().split("\r\n", 2)[0], in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("not gzip", e);
        }
    }

    /** What was on the wire. */
    String seen() {
        return String.join(", ", seen);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
