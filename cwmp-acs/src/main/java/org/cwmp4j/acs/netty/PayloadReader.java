package org.cwmp4j.acs.netty;

import java.net.InetSocketAddress;
import java.util.List;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.AcsPermit;
import org.cwmp4j.acs.Refusal;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.DecodedEnvelope;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.http.ContentCodingException;
import org.cwmp4j.http.ContentCodings;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.InflateLimits;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;

/** Makes payloads of bodies: takes their coding off within bounds (B-HTTP-33), and decodes what is in them. Work for a worker. */
final class PayloadReader {
    private static final CwmpDecoder DECODER = new CwmpDecoder();

    private final AcsEndpoint endpoint;

    PayloadReader(AcsEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Never fails: what cannot be read says what it deserves, 413 for a body that grows beyond its bounds. */
    Payload read(HttpCall call, InetSocketAddress remote, AcsPermit permit) {
        DecodeContext context = endpoint.decodeContext(call.headers().get("Content-Type"));
        try {
            byte[] body = plain(call, permit.maxBody());
            if (DECODER.isEmpty(body, context)) {
                return new Payload.Empty();
            }
            DecodedEnvelope decoded = DECODER.decode(body, context);
            if (body.length > permit.maxInform() && decoded.envelope().message() instanceof Inform) {
                endpoint.refused(remote, 413, Refusal.TOO_LONG);
                return unreadable(ErrorKind.TOO_MANY_BYTES, "an Inform of " + body.length + " bytes", 413);
            }
            return new Payload.Message(decoded);
        } catch (CodecException e) {
            return new Payload.Unreadable(e);
        } catch (ContentCodingException e) {
            if (e.status() == 413) {
                endpoint.refused(remote, 413, Refusal.INFLATED);
            }
            return unreadable(ErrorKind.NOT_WELL_FORMED, "the body cannot be inflated: " + e.kind(), e.status());
        }
    }

    private static Payload unreadable(ErrorKind kind, String why, int status) {
        return new Payload.Unreadable(new CodecException(kind, why, "", 1, 1, new Answer.HttpStatus(status)));
    }

    private static byte[] plain(HttpCall call, int maxBody) {
        return ContentCodings.of(call.headers()) instanceof ContentCodings.Supported known
                ? known.decode(call.body(), InflateLimits.DEFAULT.withMaxBytes(maxBody))
                : call.body();
    }

    /** In which coding to answer: that of the POST, if so wished (H13). */
    @Nullable
    ContentCoding answerCoding(HttpCall call) {
        if (!endpoint.wire().compressAnswers()
                || !(ContentCodings.of(call.headers()) instanceof ContentCodings.Supported known)
                || known.isIdentity()) {
            return null;
        }
        List<ContentCoding> codings = known.codings();
        return codings.get(codings.size() - 1);
    }
}
