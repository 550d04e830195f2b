package org.cwmp4j.cpe.netty;

import java.nio.charset.StandardCharsets;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.RetryAfter;
import org.cwmp4j.model.time.WallClock;

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
        DecodeContext context = reading.withContentType(answer.headers().get("Content-Type"));
        if (status == 204 || DECODER.isEmpty(answer.body(), context)) {
            return new AcsReply.Empty(status);
        }
        try {
            return new AcsReply.Message(DECODER.decode(answer.body(), context));
        } catch (CodecException e) {
            return new AcsReply.Unreadable(e);
        }
    }

    /** The text's beginning, in one line (quirk W5). */
    private static String text(HttpAnswer answer) {
        byte[] body = answer.body();
        return oneLine(new String(body, 0, Math.min(body.length, 4 * SHOWN), StandardCharsets.UTF_8));
    }

    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder();
        text.strip().codePoints().limit(SHOWN).forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return out.toString();
    }
}
