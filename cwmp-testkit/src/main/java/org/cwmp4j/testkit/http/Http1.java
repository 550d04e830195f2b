package org.cwmp4j.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.jspecify.annotations.Nullable;

/** Just enough of HTTP/1.1 (RFC 9112) to talk to a peer that keeps to it. */
final class Http1 {

    private Http1() {}

    /** Reads a request, asking for its body where that waits; {@code null} if the peer closed the connection instead. */
    static @Nullable HttpCall readCall(InputStream in, OutputStream out) throws IOException {
        String line = readLine(in);
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ", 3);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + line);
        }
        Headers headers = readHeaders(in);
        if (headers.hasToken("Expect", "100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        return new HttpCall(parts[0], parts[1], headers, readBody(in, headers, false));
    }

    /** Reads a final response; {@code null} if the peer closed the connection instead. */
    static @Nullable HttpAnswer readAnswer(InputStream in) throws IOException {
        while (true) {
            String line = readLine(in);
            if (line == null) {
                return null;
            }
            String[] parts = line.split(" ", 3);
            Headers headers = readHeaders(in);
            int status = Integer.parseInt(parts[1]);
            if (status >= 200) {
                byte[] body = status == 204 || status == 304 ? new byte[0] : readBody(in, headers, true);
                return new HttpAnswer(status, parts.length > 2 ? parts[2] : "", headers, body);
            }
        }
    }

    static void write(OutputStream out, HttpCall call) throws IOException {
        write(out, call.method() + " " + call.target() + " HTTP/1.1", call.headers(), call.body());
    }

    static void write(OutputStream out, HttpAnswer answer) throws IOException {
        write(out, "HTTP/1.1 " + answer.status() + " " + answer.reason(), answer.headers(), answer.body());
    }

    private static void write(OutputStream out, String start, Headers headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(start).append("\r\n");
        for (Map.Entry<String, String> field : headers.fields()) {
            head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
        }
        head.append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private static Headers readHeaders(InputStream in) throws IOException {
        Headers headers = Headers.empty();
        while (true) {
            String line = readLine(in);
            if (line == null) {
                throw new EOFException("closed within the header");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header field: " + line);
            }
            headers = headers.and(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }

    private static byte[] readBody(InputStream in, Headers headers, boolean untilClose) throws IOException {
        if (headers.hasToken("Transfer-Encoding", "chunked")) {
            return readChunks(in);
        }
        String length = headers.get("Content-Length");
        if (length == null) {
            return untilClose ? in.readAllBytes() : new byte[0];
        }
        return readExactly(in, Integer.parseInt(length.strip()));
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = readLine(in);
            if (line == null) {
                throw new EOFException("closed within a chunk");
            }
            int size = Integer.parseInt(line.split(";", 2)[0].strip(), 16);
            if (size == 0) {
                readHeaders(in);
                return body.toByteArray();
            }
            body.writeBytes(readExactly(in, size));
            readLine(in);
        }
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("closed after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** A line without its end; {@code null} at the end of the stream. */
    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
