package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.jspecify.annotations.Nullable;

/** What comes of reading a message by the door for streams. */
final class Streamed {
    private Streamed() {}

    /** The message with its rows, or the refusal. */
    static Object by(byte[] message, DecodeContext context) {
        return by(new ByteArrayInputStream(message), context);
    }

    static Object by(InputStream message, DecodeContext context) {
        Collector sink = new Collector();
        try {
            StreamedEnvelope read = new CwmpDecoder().decode(message, context, sink);
            assertThat(sink.completed).isSameAs(read);
            assertThat(sink.discarded).isFalse();
            assertThat(read.rows()).isEqualTo(sink.rows.size());
            SoapEnvelope head = read.head();
            return new DecodedEnvelope(
                    new SoapEnvelope(head.namespace(), head.header(), withRows(head.message(), sink.rows)),
                    read.deviations());
        } catch (CodecException e) {
            assertThat(sink.completed).isNull();
            assertThat(sink.discarded).isTrue();
            return e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the door for whole messages. */
    static Object whole(byte[] message, DecodeContext context) {
        try {
            return new CwmpDecoder().decode(message, context);
        } catch (CodecException e) {
            return e;
        }
    }

    /** Both are read alike, or refused for the same. */
    static void assertSame(Object streamed, Object whole) {
        if (streamed instanceof CodecException one && whole instanceof CodecException other) {
            assertThat(one).hasMessage(other.getMessage());
            assertThat(one.kind()).isEqualTo(other.kind());
            assertThat(one.answer()).isEqualTo(other.answer());
        } else {
            assertThat(streamed).isEqualTo(whole);
        }
    }

    @SuppressWarnings("unchecked")
    static CwmpMessage withRows(CwmpMessage head, List<?> rows) {
        if (head instanceof GetParameterValuesResponse m) {
            assertThat(m.parameterList()).isEmpty();
            return new GetParameterValuesResponse((List<ParameterValue>) rows);
        } else if (head instanceof GetParameterNamesResponse m) {
            assertThat(m.parameterList()).isEmpty();
            return new GetParameterNamesResponse((List<ParameterInfoStruct>) rows);
        } else if (head instanceof GetParameterAttributesResponse m) {
            assertThat(m.parameterList()).isEmpty();
            return new GetParameterAttributesResponse((List<ParameterAttributeStruct>) rows);
        } else if (head instanceof SetParameterValues m) {
            assertThat(m.parameterList()).isEmpty();
            return new SetParameterValues((List<ParameterValue>) rows, m.parameterKey());
        } else if (head instanceof SetParameterAttributes m) {
            assertThat(m.parameterList()).isEmpty();
            return new SetParameterAttributes((List<SetParameterAttributesStruct>) rows);
        }
        assertThat(rows).isEmpty();
        return head;
    }

    /** The rows of a message; {@code null} if it has no list that streams. */
    static @Nullable List<?> rows(CwmpMessage message) {
        if (message instanceof GetParameterValuesResponse m) {
            return m.parameterList();
        } else if (message instanceof GetParameterNamesResponse m) {
            return m.parameterList();
        } else if (message instanceof GetParameterAttributesResponse m) {
            return m.parameterList();
        } else if (message instanceof SetParameterValues m) {
            return m.parameterList();
        } else if (message instanceof SetParameterAttributes m) {
            return m.parameterList();
        }
        return null;
    }

    /** The message without them. */
    static CwmpMessage withoutRows(CwmpMessage message) {
        if (message instanceof SetParameterValues m) {
            return new SetParameterValues(List.of(), m.parameterKey());
        }
        return rows(message) == null ? message : withRows(emptied(message), List.of());
    }

    private static CwmpMessage emptied(CwmpMessage message) {
        if (message instanceof GetParameterValuesResponse) {
            return new GetParameterValuesResponse(List.of());
        } else if (message instanceof GetParameterNamesResponse) {
            return new GetParameterNamesResponse(List.of());
        } else if (message instanceof GetParameterAttributesResponse) {
            return new GetParameterAttributesResponse(List.of());
        }
        return new SetParameterAttributes(List.of());
    }

    /** Keeps all that it gets. */
    static class Collector implements RowSink {
        final List<Object> rows = new ArrayList<>();

        @Nullable
        StreamedEnvelope completed;

        boolean discarded;

        void row(Object row) throws IOException {
            assertThat(discarded || completed != null).isFalse();
            rows.add(row);
        }

        @Override
        public void value(ParameterValue row) throws IOException {
            row(row);
        }

        @Override
        public void name(ParameterInfoStruct row) throws IOException {
            row(row);
        }

        @Override
        public void attributes(ParameterAttributeStruct row) throws IOException {
            row(row);
        }

        @Override
        public void newAttributes(SetParameterAttributesStruct row) throws IOException {
            row(row);
        }

        @Override
        public void complete(StreamedEnvelope read) {
            assertThat(discarded).isFalse();
            completed = read;
        }

        @Override
        public void discard() {
            assertThat(discarded).isFalse();
            discarded = true;
        }
    }
}
