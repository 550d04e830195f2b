package org.cwmp4j.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Netty's decoder, which refuses what could be read in two ways, but for one thing: a header line that goes on in the next one
 * (obs-fold) it mends, where some proxy before us may not. Such a request is marked as broken (RFC 9112 section 5.2).
 */
final class RequestDecoder extends HttpRequestDecoder {
    private Place place = Place.BEFORE;
    private boolean folded;

    RequestDecoder(HttpDecoderConfig config) {
        super(config);
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) throws Exception {
        place = Place.HEADERS;
        return super.createMessage(initialLine);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
        int before = out.size();
        if (place != Place.BODY) {
            folded |= isFolded(buffer);
        }
        super.decode(ctx, buffer, out);
        if (out.size() == before) {
            return;
        }
        if (folded && out.get(before) instanceof HttpMessage message) {
            message.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("folded header line")));
        }
        folded = false;
        place = out.get(out.size() - 1) instanceof LastHttpContent ? Place.BEFORE : Place.BODY;
    }

    /** Whether a line of the head that is read next begins with white space. Netty takes whole lines, so it begins with one. */
    private boolean isFolded(ByteBuf buffer) {
        int end = buffer.writerIndex();
        int at = buffer.readerIndex();
        if (place == Place.BEFORE) {
            at = nextLine(buffer, pass(buffer, at, end, true), end);
        }
        while (at < end) {
            at = pass(buffer, at, end, false);
            byte first = at < end ? buffer.getByte(at) : (byte) '\n';
            if (first == ' ' || first == '\t') {
                return true;
            }
            if (first == '\n') {
                return false; // the head's end
            }
            at = nextLine(buffer, at, end);
        }
        return false;
    }

    private static int nextLine(ByteBuf buffer, int from, int end) {
        int feed = from < end ? buffer.indexOf(from, end, (byte) '\n') : -1;
        return feed < 0 ? end : feed + 1;
    }

    /** Behind carriage returns, and behind line feeds too if so wanted. */
    private static int pass(ByteBuf buffer, int from, int end, boolean feeds) {
        int at = from;
        while (at < end && (buffer.getByte(at) == '\r' || (feeds && buffer.getByte(at) == '\n'))) {
            at++;
        }
        return at;
    }

    private enum Place {
        BEFORE,
        HEADERS,
        BODY
    }
}
