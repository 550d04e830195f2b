package org.cwmp4j.http;

import java.util.Objects;

/** A request as a value: what a client sends, what a server got. The body is not copied: leave it alone afterwards. */
public final class HttpCall {
    private final String method;
    private final String target;
    private final Headers headers;
    private final byte[] body;

    /**
     * @param method such as {@code POST}
     * @param target of the request line: path and query, as sent
     * @param headers without those of the framing (Content-Length, Transfer-Encoding) when sending
     * @param body empty for none
     */
    public HttpCall(String method, String target, Headers headers, byte[] body) {
        this.method = Objects.requireNonNull(method, "method");
        this.target = Objects.requireNonNull(target, "target");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
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

    /** Empty for none. */
    public byte[] body() {
        return body;
    }

    /** With these headers instead. */
    public HttpCall withHeaders(Headers value) {
        return new HttpCall(method, target, value, body);
    }

    /** With that body instead. */
    public HttpCall withBody(byte[] value) {
        return new HttpCall(method, target, headers, value);
    }

    @Override
    public String toString() {
        return method + " " + target + " (" + body.length + " bytes)";
    }
}
