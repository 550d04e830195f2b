package org.cwmp4j.acs.netty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A socket whose bytes the test writes, and answers read as they are. */
final class RawDevice implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final Socket socket;

    RawDevice(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
    }

    void send(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // it closed: what it said, or did not say, is read by receive
        }
    }

    /** One answer, head and body; empty once the server has closed. */
    String receive() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return "";
                }
                head.write(b);
            }
            String text = head.toString(StandardCharsets.ISO_8859_1);
            return text + new String(in.readNBytes(length(text)), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        }
    }

    boolean isClosed() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    private static int length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .findFirst()
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
