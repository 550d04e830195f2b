package org.cwmp4j.http;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A response as a value. The body is not copied: leave it alone afterwards. */
public final class HttpAnswer {
    private final int status;
    private final String reason;
    private final Headers headers;
    private final byte[] body;

    /**
     * @param status 100 to 599
     * @param reason the phrase after it; empty for none when received, for the usual one when sending
     * @param headers without those of the framing when sending; {@code Connection: close} closes after it
     * @param body empty for none
     */
    public HttpAnswer(int status, String reason, Headers headers, byte[] body) {
        this.status = status;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
    }

    /** With neither headers nor body. */
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, "", Headers.empty(), new byte[0]);
    }

    /** With a text for people, in UTF-8. */
    public static HttpAnswer text(int status, String text) {
        return new HttpAnswer(
                status,
                "",
                Headers.of("Content-Type", "text/plain; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** 100 to 599. */
    public int status() {
        return status;
    }

    /** The phrase after the status; may be empty. */
    public String reason() {
        return reason;
    }

    /** Of the head. */
    public Headers headers() {
        return headers;
    }

    /** Empty for none. */
    public byte[] body() {
        return body;
    }

    /** With one more header field. */
    public HttpAnswer with(String name, String value) {
        return new HttpAnswer(status, reason, headers.and(name, value), body);
    }

    @Override
    public String toString() {
        return status + " (" + body.length + " bytes)";
    }
}
