package org.cwmp4j.it.matrix;

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
record Message(String head, byte[] body) {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)\\s*$");
    private static final Pattern METHOD = Pattern.compile("Body>\\s*<(?:\\w+:)?(\\w+)");

    /** Bytes that nobody takes for HTTP. */
    static final byte[] GARBAGE = "\u0016\u0003\u0001 no HTTP at all\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    /** An answer with a short text. */
    static Message status(int status) {
        byte[] text = "from in between".getBytes(StandardCharsets.US_ASCII);
        return new Message(
                "HTTP/1.1 " + status + " Status\r\nContent-Type: text/plain\r\nContent-Length: " + text.length, text);
    }

    /** Reads the next one; {@code null} if the stream ends before it. */
    static Message read(InputStream in) throws IOException {
        String head = readHead(in);
        if (head == null) {
            return null;
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new Message(head, body);
    }

    /** Reads a head and leaves the body; {@code null} if the stream ends before. */
    static String readHead(InputStream in) throws IOException {
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

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** The first half of what is on the wire. */
    byte[] half() {
        byte[] all = bytes();
        return Arrays.copyOf(all, all.length / 2);
    }

    /** With half of the body, and a length that says so. */
    Message truncated() {
        byte[] part = Arrays.copyOf(body, body.length / 2);
        return new Message(LENGTH.matcher(head).replaceFirst("Content-Length: " + part.length), part);
    }

    Message withoutAuthorization() {
        return new Message(head.replaceAll("(?i)\r\nauthorization:[^\r]*", ""), body);
    }

    boolean closes() {
        return Pattern.compile("(?im)^connection:\\s*close\\s*$").matcher(head).find();
    }

    boolean isEmpty() {
        return body.length == 0;
    }

    /** The status of an answer. */
    int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What it says: the element in the SOAP body, {@code empty}, or the status of an answer that is neither 200 nor 204. */
    String kind() {
        if (head.startsWith("HTTP/") && status() != 200 && status() != 204) {
            return Integer.toString(status());
        }
        Matcher method = METHOD.matcher(text());
        return method.find() ? method.group(1) : "empty";
    }
}
