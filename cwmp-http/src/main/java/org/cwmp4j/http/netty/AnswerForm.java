package org.cwmp4j.http.netty;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * What the form of an answer owes to its request.
 *
 * @param old whether the client speaks HTTP/1.0, where a connection stays open only if both say so
 * @param headOnly whether it wants no body
 */
record AnswerForm(boolean old, boolean headOnly) {
    static final AnswerForm USUAL = new AnswerForm(false, false);

    static AnswerForm of(HttpRequest request) {
        return new AnswerForm(
                request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0,
                request.method().equals(HttpMethod.HEAD));
    }
}
