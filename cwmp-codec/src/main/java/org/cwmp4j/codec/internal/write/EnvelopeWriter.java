package org.cwmp4j.codec.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.jspecify.annotations.Nullable;

/** Writes a whole envelope into a buffer, and what is whole from there to the caller. Safe on any thread. */
public final class EnvelopeWriter {
    private static final SinkPool POOL = new SinkPool();

    private EnvelopeWriter() {}

    /** The message as bytes. */
    public static byte[] write(SoapEnvelope envelope, EncodeContext context) {
        ByteSink sink = POOL.take();
        try {
            envelope(sink, envelope, context, null);
            return sink.toByteArray();
        } finally {
            POOL.give(sink);
        }
    }

    /** The message to a stream, once it is whole. */
    public static void write(SoapEnvelope envelope, EncodeContext context, OutputStream target) throws IOException {
        ByteSink sink = POOL.take();
        try {
            envelope(sink, envelope, context, null);
            sink.writeTo(target);
        } finally {
            POOL.give(sink);
        }
    }

    /** A message with rows that stream, to a stream as it is made. */
    public static void write(SoapEnvelope head, RowStream.Rows rows, EncodeContext context, OutputStream target)
            throws IOException {
        ByteSink sink = POOL.take();
        try {
            envelope(sink, head, context, new RowStream(rows, context, target, sink));
            sink.writeTo(target);
        } catch (RowStream.TargetFailed e) {
            throw e.failure();
        } finally {
            POOL.give(sink);
        }
    }

    /** A message with some of its rows. */
    static final class Excerpt {
        /** A whole envelope. */
        final byte[] bytes;
        /** Where the rows begin. */
        final int from;

        private Excerpt(byte[] bytes, int from) {
            this.bytes = bytes;
            this.from = from;
        }
    }

    /** A message that says how many rows it has, but has only some of them. */
    static Excerpt excerpt(SoapEnvelope head, int count, List<?> rows, EncodeContext context) {
        ByteSink sink = POOL.take();
        try {
            RowPart part = new RowPart(sink, count, rows);
            envelope(sink, head, context, part);
            return new Excerpt(sink.toByteArray(), part.from());
        } finally {
            POOL.give(sink);
        }
    }

    private static void envelope(
            ByteSink sink, SoapEnvelope envelope, EncodeContext context, @Nullable Collection<Object> rows) {
        String namespace = envelope.namespace();
        CwmpMessage message = envelope.message();
        MessageOutput out = new MessageOutput(sink, context, message.name(), !namespace.isEmpty(), rows);
        if (context.xmlDeclaration()) {
            sink.raw(Envelopes.DECLARATION);
        }
        start(out, namespace);
        HeaderWriter.write(out, envelope.header());
        sink.raw(Envelopes.BODY);
        body(out, namespace, message);
        sink.raw(Envelopes.END);
    }

    private static void start(MessageOutput out, String namespace) {
        ByteSink sink = out.sink();
        byte[] whole = Envelopes.start(namespace);
        if (whole != null) {
            sink.raw(whole);
            return;
        }
        sink.raw(Envelopes.START);
        if (!namespace.isEmpty()) {
            sink.raw(Envelopes.CWMP_NAMESPACE);
            out.attribute("xmlns", namespace);
            sink.raw(Envelopes.END_OF_ATTRIBUTE);
        }
        sink.raw(Envelopes.END_OF_START);
    }

    private static void body(MessageOutput out, String session, CwmpMessage message) {
        RpcTable.Row<CwmpMessage> row = RpcTable.row(message);
        if (row != null) {
            row.write(out, message);
        } else if (message instanceof Fault fault) {
            FaultWriter.write(out, fault);
        } else if (message instanceof VendorMethod m) {
            VendorWriter.write(out, session, m.namespace(), m.name(), m.arguments());
        } else if (message instanceof VendorMethodResponse m) {
            VendorWriter.write(out, session, m.namespace(), m.name(), m.arguments());
        } else if (message instanceof UnknownMethod m) {
            VendorWriter.write(out, session, m.namespace(), m.name(), m.arguments());
        }
        // what remains is NoRpc, whose Body is empty
    }
}
