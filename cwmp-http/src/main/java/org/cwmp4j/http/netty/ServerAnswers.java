package org.cwmp4j.http.netty;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.model.time.WallClock;

/** Answers with the headers that HTTP itself needs; always with a reason phrase, which some devices miss (quirk W3). */
final class ServerAnswers {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static volatile Dated lastDate = new Dated(Long.MIN_VALUE, "");

    private record Dated(long second, String text) {}

    private ServerAnswers() {}

    static FullHttpResponse encode(HttpAnswer answer, boolean keepAlive, AnswerForm form, WallClock clock) {
        HttpResponseStatus usual = HttpResponseStatus.valueOf(answer.status());
        HttpResponseStatus status =
                answer.reason().isEmpty() ? usual : new HttpResponseStatus(answer.status(), answer.reason());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                status,
                form.headOnly() ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body()));
        HttpHeaders headers = response.headers();
        NettyHeaders.copy(answer.headers(), headers);
        if (answer.status() != 204) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        }
        if (!keepAlive && !answer.headers().hasToken("Connection", "close")) {
            headers.set(HttpHeaderNames.CONNECTION, "close");
        } else if (keepAlive && form.old()) {
            headers.set(HttpHeaderNames.CONNECTION, "keep-alive");
        }
        if (clock.isSet() && !headers.contains(HttpHeaderNames.DATE)) {
            headers.set(HttpHeaderNames.DATE, date(clock.now()));
        }
        return response;
    }

    /** The same for a whole second: to make one takes longer than the rest of a head. */
    private static String date(Instant now) {
        Dated last = lastDate;
        if (last.second() == now.getEpochSecond()) {
            return last.text();
        }
        Dated made = new Dated(now.getEpochSecond(), DATE.format(now));
        lastDate = made;
        return made.text();
    }
}
