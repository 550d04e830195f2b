package org.cwmp4j.codec;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.internal.read.EnvelopeReader;
import org.cwmp4j.codec.internal.xml.Emptiness;
import org.cwmp4j.codec.internal.xml.Encodings;
import org.cwmp4j.codec.internal.xml.Refusals;
import org.cwmp4j.codec.internal.xml.Repair;
import org.cwmp4j.codec.internal.xml.SourceText;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * Reads envelopes. Stateless and thread-safe.
 *
 * <p>The lenient reader takes what real peers send and reports each deviation; the strict one refuses a message for any of them.
 * Both keep the {@link Limits}, refuse a document type declaration, and touch neither files nor the network.
 */
public final class CwmpDecoder {
    /** A decoder; one is enough for all threads. */
    public CwmpDecoder() {}

    /**
     * Reads one message.
     *
     * @param body the whole HTTP body; not changed, not kept
     * @param context how to read it
     * @return the message, and in lenient mode where it deviated from the standard
     * @throws CodecException if it cannot be read; says what to answer. An empty body is no message either: ask {@link #isEmpty}
     *     first
     */
    public DecodedEnvelope decode(byte[] body, DecodeContext context) {
        Refusals refusals = new Refusals(context.direction());
        if (body.length > context.limits().maxBytes()) {
            throw refusals.broken(
                    ErrorKind.TOO_MANY_BYTES, "more than " + context.limits().maxBytes() + " bytes", "", 0, 0);
        }
        SourceText source = Encodings.read(body, context.contentType(), refusals);
        return context.strict() ? strictly(source, context, refusals) : leniently(source, context, refusals);
    }

    /**
     * Whether a body holds nothing: no byte, only white space, or only an XML declaration (quirk X18). Such a body is an empty POST
     * or response, not a message.
     *
     * @param body the whole HTTP body
     * @param context how it would be read
     */
    public boolean isEmpty(byte[] body, DecodeContext context) {
        return body.length <= Emptiness.MAX_BYTES && Emptiness.of(body, context.contentType());
    }

    private static DecodedEnvelope strictly(SourceText source, DecodeContext context, Refusals refusals) {
        source.refuseFlaws(refusals);
        Attempt attempt = new Attempt(source, context, refusals);
        DecodedEnvelope read = attempt.run();
        if (read == null) {
            throw attempt.failure();
        }
        return read;
    }

    /** Plain first; what fails as XML is repaired, if there is anything to repair, and read once more. */
    private static DecodedEnvelope leniently(SourceText source, DecodeContext context, Refusals refusals) {
        Attempt plain = new Attempt(source, context, refusals);
        DecodedEnvelope read = source.needsRepair() ? null : plain.run();
        if (read != null) {
            return read;
        }
        SourceText repaired = Repair.of(source, context.limits().maxDeviations(), refusals);
        if (repaired == null) {
            throw plain.failure();
        }
        Attempt again = new Attempt(repaired, context, new Refusals(context.direction()));
        read = again.run();
        if (read == null) {
            throw again.failure();
        }
        return read;
    }

    /** One go at reading a text. */
    private static final class Attempt {
        private final SourceText source;
        private final DecodeContext context;
        private final Refusals refusals;
        private @Nullable XmlCursor cursor;
        private @Nullable XMLStreamException failure;

        Attempt(SourceText source, DecodeContext context, Refusals refusals) {
            this.source = source;
            this.context = context;
            this.refusals = refusals;
        }

        /** {@code null} if it is not well-formed. */
        @Nullable
        DecodedEnvelope run() {
            try {
                cursor = XmlCursor.open(source, context, refusals);
                SoapEnvelope envelope = new EnvelopeReader(cursor, refusals).read();
                return new DecodedEnvelope(envelope, cursor.deviations());
            } catch (XMLStreamException e) {
                failure = e;
                return null;
            }
        }

        CodecException failure() {
            return XmlCursor.malformed(cursor, source, refusals, failure);
        }
    }
}
