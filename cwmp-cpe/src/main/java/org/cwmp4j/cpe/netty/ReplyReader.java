package org.cwmp4j.cpe.netty;

import java.nio.charset.StandardCharsets;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.http.ContentCodingException;
import org.cwmp4j.http.ContentCodings;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.InflateLimits;
import org.cwmp4j.http.RetryAfter;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;

/** Makes of an HTTP answer what the session understands. */
final class ReplyReader {
    private static final CwmpDecoder DECODER = new CwmpDecoder();
    private static final int SHOWN = 200;

    private final DecodeContext reading;
    private final WallClock clock;

    ReplyReader(DecodeContext reading, WallClock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    AcsReply read(HttpAnswer answer) {
        int status = answer.status();
        if (status >= 300) {
            return new AcsReply.Status(
                    status,
                    text(answer),
                    RetryAfter.parse(answer.headers().get("Retry-After"), clock).orElse(null));
        }
        if (status == 204) {
            return new AcsReply.Empty(status);
        }
        try {
            return content(status, answer.headers(), plain(answer));
        } catch (CodecException e) {
            return new AcsReply.Unreadable(e);
        }
    }

    private AcsReply content(int status, Headers headers, byte[] body) {
        DecodeContext context = reading.withContentType(headers.get("Content-Type"));
        return DECODER.isEmpty(body, context)
                ? new AcsReply.Empty(status)
                : new AcsReply.Message(DECODER.decode(body, context));
    }

    /** The body without its content codings, within the bounds of reading (B-HTTP-33). */
    private byte[] plain(HttpAnswer answer) {
        if (answer.body().length == 0 || !answer.headers().has("Content-Encoding")) {
            return answer.body();
        }
        if (!(ContentCodings.of(answer.headers()) instanceof ContentCodings.Supported codings)) {
            throw unreadable(ErrorKind.UNKNOWN_ENCODING, "a Content-Encoding that was not asked for");
        }
        try {
            return codings.decode(
                    answer.body(),
                    InflateLimits.DEFAULT.withMaxBytes(reading.limits().maxBytes()));
        } catch (ContentCodingException e) {
            boolean tooLarge = e.kind() == ContentCodingException.Kind.TOO_LARGE
                    || e.kind() == ContentCodingException.Kind.TOO_DENSE;
            throw unreadable(tooLarge ? ErrorKind.TOO_MANY_BYTES : ErrorKind.NOT_WELL_FORMED, e.getMessage());
        }
    }

    private static CodecException unreadable(ErrorKind kind, @Nullable String why) {
        return new CodecException(kind, String.valueOf(why), "", 0, 0, new CodecException.Answer.EndOfSession());
    }

    /** The text's beginning, in one line (quirk W5). */
    private static String text(HttpAnswer answer) {
        byte[] body = answer.headers().has("Content-Encoding") ? new byte[0] : answer.body();
        return oneLine(new String(body, 0, Math.min(body.length, 4 * SHOWN), StandardCharsets.UTF_8));
    }

    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder();
        text.strip().codePoints().limit(SHOWN).forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return out.toString();
    }
}
