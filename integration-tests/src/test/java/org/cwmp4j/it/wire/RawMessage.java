package org.cwmp4j.it.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP message as it is on the wire; its body has a Content-Length.
 *
 * @param head start line and fields, without the empty line
 * @param body may be empty
 */
public record RawMessage(String head, byte[] body) {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)\\s*$");
    private static final Pattern METHOD = Pattern.compile("Body>\\s*<(?:\\w+:)?(\\w+)");

    /** Bytes that nobody takes for HTTP. */
    public static final byte[] GARBAGE =
            "\u0016\u0003\u0001 no HTTP at all\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    /** An answer with a short text. */
    public static RawMessage status(int status) {
        byte[] text = "from in between".getBytes(StandardCharsets.US_ASCII);
        return new RawMessage(
                "HTTP/1.1 " + status + " Status\r\nContent-Type: text/plain\r\nContent-Length: " + text.length, text);
    }

    /** Reads the next one; {@code null} if the stream ends before it. */
    public static RawMessage read(InputStream in) throws IOException {
        String head = readHead(in);
        if (head == null) {
            return null;
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new RawMessage(head, body);
    }

    /** Reads a head and leaves the body; {@code null} if the stream ends before. */
    public static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) >= 0) {
            bytes.write(next);
            if (next == '\n' && bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                String head = bytes.toString(StandardCharsets.ISO_8859_1);
                return head.substring(0, head.length() - 4);
            }
        }
        return null;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** The first half of what is on the wire. */
    public byte[] half() {
        byte[] all = bytes();
        return Arrays.copyOf(all, all.length / 2);
    }

    /** With half of the body, and a length that says so. */
    public RawMessage truncated() {
        byte[] part = Arrays.copyOf(body, body.length / 2);
        return new RawMessage(LENGTH.matcher(head).replaceFirst("Content-Length: " + part.length), part);
    }

    public RawMessage withoutAuthorization() {
        return new RawMessage(head.replaceAll("(?i)\r\nauthorization:[^\r]*", ""), body);
    }

    public boolean closes() {
        return Pattern.compile("(?im)^connection:\\s*close\\s*$").matcher(head).find();
    }

    public boolean isEmpty() {
        return body.length == 0;
    }

    /** The status of an answer. */
    public int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What it says: the element in the SOAP body, {@code empty}, or the status of an answer that is neither 200 nor 204. */
    public String kind() {
        if (head.startsWith("HTTP/") && status() != 200 && status() != 204) {
            return Integer.toString(status());
        }
        Matcher method = METHOD.matcher(text());
        return method.find() ? method.group(1) : "empty";
    }
}
