package org.cwmp4j.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.cwmp4j.codec.internal.rows.RowList;
import org.cwmp4j.codec.internal.write.EnvelopeWriter;
import org.cwmp4j.codec.internal.write.PartWriter;
import org.cwmp4j.codec.internal.write.RowStream;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Violation;

/**
 * Writes envelopes. What comes out is valid by the schema of the version and plain ASCII: all else is written as character
 * references (B-HTTP-11, B-ROB-03). Without state; safe on any thread.
 *
 * <p>A message that breaks the standard is refused before the first byte, unless the context says that it is to be written as
 * it was received. A character that XML 1.0 cannot carry is refused in either case (B-TYPE-18).
 */
public final class CwmpEncoder {
    /** An encoder; one serves any number of threads. */
    public CwmpEncoder() {}

    /**
     * Writes an envelope.
     *
     * @return the whole message
     * @throws ConformanceException if the message may not be sent so; says why and where, and shows no values
     */
    public byte[] encode(SoapEnvelope envelope, EncodeContext context) {
        check(envelope, context);
        return EnvelopeWriter.write(envelope, context);
    }

    /**
     * Writes an envelope to a stream, once it is whole; neither flushes nor closes it.
     *
     * @throws ConformanceException if the message may not be sent so; then nothing was written
     * @throws IOException if the stream does
     */
    public void encode(SoapEnvelope envelope, EncodeContext context, OutputStream sink) throws IOException {
        check(envelope, context);
        EnvelopeWriter.write(envelope, context, sink);
    }

    /**
     * Writes an envelope whose rows come one by one, in memory that does not grow with their number. Blocks; neither flushes nor
     * closes the stream. The lists that stream are those of {@link CwmpDecoder#decode(java.io.InputStream, DecodeContext, RowSink)}.
     *
     * <p>The head and each row are checked as {@link #encode(SoapEnvelope, EncodeContext)} checks them. What only all rows together can
     * break is for the caller to see to: that SetParameterValues names no parameter twice.
     *
     * <p>Whatever is thrown, the stream has got nothing or the beginning of a message that nobody can take for a whole one. The
     * caller closes the connection then.
     *
     * @param head the message with an empty list
     * @param count how many rows there are; the message says so before the first
     * @param rows of the type that the list of the head has
     * @throws ConformanceException if the head or a row may not be sent so; says why and where, and shows no values
     * @throws IllegalArgumentException if there are more rows or fewer, one of another type, or the head has no list that streams
     * @throws IOException if the stream does
     */
    public void encode(SoapEnvelope head, int count, Iterator<?> rows, EncodeContext context, OutputStream sink)
            throws IOException {
        RowList<?, ?> list = listOf(head, count, context);
        CwmpVersion version = Namespaces.limit(head.namespace(), context.version());
        EnvelopeWriter.write(head, new RowStream.Rows(list, count, rows, version), context, sink);
    }

    /**
     * The same for whoever must not block: the caller asks for one part after the other and sends it on. Whatever is thrown, the
     * parts so far are the beginning of a message that nobody can take for a whole one.
     *
     * @param head the message with an empty list
     * @param count how many rows there will be; the message says so before the first
     * @throws ConformanceException if the head may not be sent so; says why and where, and shows no values
     * @throws IllegalArgumentException if the head has no list that streams
     */
    public RowEncoder begin(SoapEnvelope head, int count, EncodeContext context) {
        RowList<?, ?> list = listOf(head, count, context);
        CwmpVersion version = Namespaces.limit(head.namespace(), context.version());
        return new RowEncoder(new PartWriter(head, list, count, version, context));
    }

    /** The list of a head that may be sent. */
    private static RowList<?, ?> listOf(SoapEnvelope head, int count, EncodeContext context) {
        RowList<?, ?> list = RowList.of(head.message().name());
        if (count < 0 || list == null || !list.isHead(head.message())) {
            throw new IllegalArgumentException(
                    head.message().name() + ": expected a message with a list that streams, empty so far");
        }
        if (!context.asReceived()) {
            CwmpVersion version = Namespaces.limit(head.namespace(), context.version());
            List<Violation> body = list.checkHead(head.message(), count, version, context.direction());
            refuse(withHeader(head, version, context, body));
        }
        return list;
    }

    /**
     * What forbids to send an envelope so, namespace and header included; empty if nothing. What the envelope's namespace
     * lacks is a violation even where the context's version has it.
     */
    public List<Violation> violations(SoapEnvelope envelope, EncodeContext context) {
        CwmpVersion version = Namespaces.limit(envelope.namespace(), context.version());
        return withHeader(
                envelope, version, context, Conformance.check(envelope.message(), version, context.direction()));
    }

    private static List<Violation> withHeader(
            SoapEnvelope envelope, CwmpVersion version, EncodeContext context, List<Violation> body) {
        List<Violation> header = HeaderRules.check(envelope, version, context.direction());
        if (header.isEmpty()) {
            return body;
        }
        List<Violation> all = new ArrayList<>(header);
        all.addAll(body);
        return List.copyOf(all);
    }

    /** All but characters, which the writer itself refuses. */
    private static void check(SoapEnvelope envelope, EncodeContext context) {
        if (context.asReceived()) {
            return;
        }
        CwmpVersion version = Namespaces.limit(envelope.namespace(), context.version());
        List<Violation> body = Conformance.checkParsed(envelope.message(), version, context.direction());
        refuse(withHeader(envelope, version, context, body));
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new ConformanceException(violations);
        }
    }
}
