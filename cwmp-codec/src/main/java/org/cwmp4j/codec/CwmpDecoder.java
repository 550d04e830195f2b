package org.cwmp4j.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.internal.read.EnvelopeReader;
import org.cwmp4j.codec.internal.read.RowDelivery;
import org.cwmp4j.codec.internal.xml.Emptiness;
import org.cwmp4j.codec.internal.xml.Refusals;
import org.cwmp4j.codec.internal.xml.Source;
import org.cwmp4j.codec.internal.xml.SourceText;
import org.cwmp4j.codec.internal.xml.StreamedSource;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * Reads envelopes. Stateless and thread-safe.
 *
 * <p>The lenient reader takes what real peers send and reports each deviation; the strict one refuses a message for any of them.
 * Both keep the {@link Limits}, refuse a document type declaration, and touch neither files nor the network.
 *
 * <p>Messages come in by one of two doors. The one for whole messages takes bytes and gives a value. The one for streams takes a
 * message of any length, in memory that does not grow with it, and gives the rows of its list one by one.
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
        SourceText source = SourceText.of(body, context.contentType(), refusals);
        if (context.strict()) {
            source.refuseFindings(refusals);
        }
        // Plain first, which is quick; what fails as XML is repaired as far as it can be, and read once more
        DecodedEnvelope read = source.needsRepair() ? null : new Attempt(source, context, refusals, null).run();
        return read == null ? repaired(body, context) : read;
    }

    private static DecodedEnvelope repaired(byte[] body, DecodeContext context) {
        Refusals refusals = new Refusals(context.direction());
        try {
            Source source = StreamedSource.of(
                    new ByteArrayInputStream(body), context, context.limits().maxBytes(), refusals);
            return new Attempt(source, context, refusals, null).runToTheEnd();
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail", e);
        }
    }

    /**
     * Reads one message as it comes, and hands the rows of its list to a sink. Blocks; never to be called on an event loop. The lists
     * that stream are the ParameterList of GetParameterValuesResponse, GetParameterNamesResponse, GetParameterAttributesResponse,
     * SetParameterValues and SetParameterAttributes. Any other message, an Inform too, is held in memory and is the head.
     *
     * <p>What is read is the same as by {@link #decode(byte[], DecodeContext)}, with three differences. {@link Limits} are others for
     * the message as a whole. Of several things that are wrong, the one that comes first is refused, since nothing is read twice. Of
     * more deviations than are reported, others may be left out.
     *
     * @param body the HTTP body; read to its end, and not closed. An empty one is no message
     * @param context how to read it
     * @param sink takes rows, and is told in the end whether they count: {@link RowSink#complete} or {@link RowSink#discard}
     * @return what the sink was completed with
     * @throws CodecException if it cannot be read; says what to answer. The sink has discarded
     * @throws IOException if the stream or the sink fails. The sink has discarded, unless it was {@code complete} that failed
     */
    public StreamedEnvelope decode(InputStream body, DecodeContext context, RowSink sink) throws IOException {
        StreamedEnvelope read;
        try {
            read = rows(body, context, sink);
        } catch (Throwable e) {
            discard(sink, e);
            throw e;
        }
        sink.complete(read);
        return read;
    }

    private static void discard(RowSink sink, Throwable why) {
        try {
            sink.discard();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private static StreamedEnvelope rows(InputStream body, DecodeContext context, RowSink sink) throws IOException {
        Refusals refusals = new Refusals(context.direction());
        RowDelivery rows = new RowDelivery(sink, context.limits().maxRows());
        Source source = StreamedSource.of(body, context, context.limits().maxStreamedBytes(), refusals);
        try {
            DecodedEnvelope read = new Attempt(source, context, refusals, rows).runToTheEnd();
            return new StreamedEnvelope(read.envelope(), rows.given(), read.deviations());
        } catch (RowDelivery.SinkFailed e) {
            throw e.failure();
        }
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

    /** One go at reading a text. */
    private static final class Attempt {
        private final Source source;
        private final DecodeContext context;
        private final Refusals refusals;
        private final @Nullable RowDelivery rows;
        private @Nullable XmlCursor cursor;
        private @Nullable XMLStreamException failure;

        Attempt(Source source, DecodeContext context, Refusals refusals, @Nullable RowDelivery rows) {
            this.source = source;
            this.context = context;
            this.refusals = refusals;
            this.rows = rows;
        }

        /** {@code null} if it is not well-formed. */
        @Nullable
        DecodedEnvelope run() {
            try {
                cursor = XmlCursor.open(source, context, refusals);
                if (rows != null) {
                    cursor.expectRows();
                }
                SoapEnvelope envelope = new EnvelopeReader(cursor, refusals, rows).read();
                return new DecodedEnvelope(envelope, cursor.deviations());
            } catch (XMLStreamException e) {
                failure = e;
                return null;
            }
        }

        /** As {@link #run}, where there is no other go. */
        DecodedEnvelope runToTheEnd() throws IOException {
            DecodedEnvelope read = run();
            if (read != null) {
                return read;
            }
            if (Objects.requireNonNull(failure).getNestedException() instanceof IOException e) {
                throw e;
            }
            throw failure();
        }

        CodecException failure() {
            return XmlCursor.malformed(cursor, source, refusals, failure);
        }
    }
}
