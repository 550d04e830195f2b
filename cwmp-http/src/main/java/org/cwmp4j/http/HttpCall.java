package org.cwmp4j.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as a value: what a client sends, what a server got. The body is not copied: leave it alone afterwards. */
public final class HttpCall {
    private final String method;
    private final String target;
    private final Headers headers;
    private final byte[] body;
    private final @Nullable HttpBody streamed;

    /**
     * @param method such as {@code POST}
     * @param target of the request line: path and query, as sent
     * @param headers without those of the framing (Content-Length, Transfer-Encoding) when sending
     * @param body empty for none
     */
    public HttpCall(String method, String target, Headers headers, byte[] body) {
        this(method, target, headers, Objects.requireNonNull(body, "body"), null);
    }

    /** With a body that is made while it is being sent; only for sending. */
    public HttpCall(String method, String target, Headers headers, HttpBody streamed) {
        this(method, target, headers, new byte[0], Objects.requireNonNull(streamed, "streamed"));
    }

    private HttpCall(String method, String target, Headers headers, byte[] body, @Nullable HttpBody streamed) {
        this.method = Objects.requireNonNull(method, "method");
        this.target = Objects.requireNonNull(target, "target");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = body;
        this.streamed = streamed;
    }

    /** Such as {@code POST}; case matters. */
    public String method() {
        return method;
    }

    /** Of the request line, as sent. */
    public String target() {
        return target;
    }

    /** The target without its query, and without the scheme and host of one in absolute form (RFC 9112 section 3.2.2). */
    public String path() {
        int start = pathStart();
        int query = target.indexOf('?', start);
        String path = target.substring(start, query < 0 ? target.length() : query);
        return path.isEmpty() && start > 0 ? "/" : path;
    }

    private int pathStart() {
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        if (scheme < 0) {
            return 0;
        }
        int from = scheme + 3;
        while (from < target.length() && target.charAt(from) != '/' && target.charAt(from) != '?') {
            from++;
        }
        return from;
    }

    /** Of the head. */
    public Headers headers() {
        return headers;
    }

    /** Empty for none, and where it is {@link #streamed}. */
    public byte[] body() {
        return body;
    }

    /** The body that is made while it is being sent; {@code null} where {@link #body} is all there is. */
    public @Nullable HttpBody streamed() {
        return streamed;
    }

    /** To that target instead. */
    public HttpCall withTarget(String value) {
        return new HttpCall(method, value, headers, body, streamed);
    }

    /** With these headers instead. */
    public HttpCall withHeaders(Headers value) {
        return new HttpCall(method, target, value, body, streamed);
    }

    /** With that body instead. */
    public HttpCall withBody(byte[] value) {
        return new HttpCall(method, target, headers, value);
    }

    @Override
    public String toString() {
        return method + " " + target + (streamed == null ? " (" + body.length + " bytes)" : " (streamed)");
    }
}
