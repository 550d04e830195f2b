package org.cwmp4j.it.hostile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A socket of the attackers' address that sends whatever it is told. */
final class RawClient implements AutoCloseable {
    static final String CLOSED = "closed";
    private static final int PATIENCE_MILLIS = 90_000;
    private static final int DRIP_MILLIS = 300;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final Pattern SET_COOKIE = Pattern.compile("(?i)\r\nset-cookie: *([^;\r]+)");

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    RawClient(int port) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName(Cast.ATTACKERS), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Whether the bytes could be handed to the system: not if the peer has closed. */
    boolean send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    boolean send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A POST with a head of its own and no body yet. */
    void post(String authorization, String... headers) {
        StringBuilder head = new StringBuilder("POST /acs HTTP/1.1\r\nHost: acs\r\nContent-Type: text/xml\r\n");
        if (!authorization.isEmpty()) {
            head.append("Authorization: ").append(authorization).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        send(head.append("\r\n").toString());
    }

    /** A whole POST. */
    void post(String authorization, byte[] body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Length: " + body.length;
        post(authorization, all);
        send(body);
    }

    /** Sends a byte whenever nothing has come for a while, until something comes. */
    String drip() throws IOException {
        socket.setSoTimeout(DRIP_MILLIS);
        while (true) {
            in.mark(1);
            try {
                if (in.read() < 0) {
                    return CLOSED;
                }
                in.reset();
                socket.setSoTimeout(PATIENCE_MILLIS);
                return answer();
            } catch (SocketTimeoutException e) {
                send("x");
            } catch (SocketException e) {
                return CLOSED;
            }
        }
    }

    /** Sends that again and again, until something comes or nothing more can be sent. */
    String flood(String piece) throws IOException {
        while (in.available() == 0 && send(piece)) {
            // the peer decides when it has enough
        }
        return answer();
    }

    /** The status of the answer, or {@link #CLOSED}. */
    String answer() {
        StringBuilder line = new StringBuilder();
        try {
            int c;
            while ((c = in.read()) >= 0 && c != '\r') {
                line.append((char) c);
            }
        } catch (IOException e) {
            return CLOSED;
        }
        return line.length() < 12 ? CLOSED : line.substring(9, 12);
    }

    /** The head of a whole answer, whose body is read and dropped. */
    String whole() throws IOException {
        StringBuilder head = new StringBuilder();
        int c;
        while (head.indexOf("\r\n\r\n") < 0 && (c = in.read()) >= 0) {
            head.append((char) c);
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.toString();
    }

    /** The cookie that a whole answer sets. */
    String cookie() throws IOException {
        String head = whole();
        Matcher found = SET_COOKIE.matcher(head);
        if (!found.find()) {
            throw new IOException("no cookie in\n" + head);
        }
        return found.group(1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
