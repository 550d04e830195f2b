package org.cwmp4j.testkit.http;

import java.nio.charset.StandardCharsets;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.http.Headers;
import org.cwmp4j.model.Direction;
import org.cwmp4j.testkit.script.Turn;

/** Turns as bytes, and back. */
final class Envelopes {

    /** The header of a message with an envelope. */
    static final Headers CONTENT = Headers.of("Content-Type", "text/xml; charset=utf-8");

    private final CwmpDecoder decoder = new CwmpDecoder();
    private final Direction incoming;

    Envelopes(Direction incoming) {
        this.incoming = incoming;
    }

    /** Reads leniently; what cannot be read stays text. */
    Turn read(byte[] body, Headers headers) {
        if (body.length == 0) {
            return new Turn.Empty();
        }
        try {
            DecodeContext context = DecodeContext.lenient(incoming).withContentType(headers.get("Content-Type"));
            return new Turn.Message(decoder.decode(body, context).envelope());
        } catch (CodecException e) {
            return new Turn.Text(new String(body, StandardCharsets.UTF_8));
        }
    }

    /** Writes envelopes as they are, rules or not: a script may want to break them. */
    static byte[] bytes(Turn turn, Direction direction) {
        if (turn instanceof Turn.Message message) {
            return new CwmpEncoder().encode(message.envelope(), EncodeContext.asReceived(direction));
        }
        return turn instanceof Turn.Text text ? text.content().getBytes(StandardCharsets.UTF_8) : new byte[0];
    }
}
