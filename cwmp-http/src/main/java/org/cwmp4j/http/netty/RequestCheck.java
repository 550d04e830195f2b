package org.cwmp4j.http.netty;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** What is wrong with a request's head beyond its letters. */
final class RequestCheck {
    /** Nothing. */
    static final int OK = 0;

    private RequestCheck() {}

    /** The status to refuse it with, or {@link #OK}. */
    static int status(HttpRequest request) {
        if (request.protocolVersion().majorVersion() != 1) {
            return 505;
        }
        // A device that sends no Host is harmless; two of them are a way around a proxy.
        if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1 || !isClean(request.uri())) {
            return 400;
        }
        String expectation = request.headers().get(HttpHeaderNames.EXPECT);
        return expectation == null || expectation.equalsIgnoreCase("100-continue") ? OK : 417;
    }

    /** For what is not even a head, chunk or trailer. */
    static int status(DecoderResult failure) {
        Throwable cause = failure.cause();
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        return cause instanceof TooLongHttpHeaderException ? 431 : 400;
    }

    private static boolean isClean(String target) {
        return target.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
    }
}
