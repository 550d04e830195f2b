package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows are given as they come, and count only when the end was good. */
@Rule("B-ROB-01")
class StreamedReadingTest {
    private static final DecodeContext LENIENT = DecodeContext.lenient(Direction.CPE_TO_ACS);

    static Stream<byte[]> messages() {
        String good = Xml.method(
                "GetParameterValuesResponse",
                Xml.list(
                        3,
                        Xml.value("Device.A", "xsd:string", "Zürich &amp; <![CDATA[<x>]]> \uD83D\uDE00")
                                + Xml.value("Device.B", "xsd:int", "1")
                                + "\r\n\t<!-- a & b -->"
                                + Xml.value("Device.C", "xsd:boolean", "0")));
        String odd = "\r\n <?xml version=\"1.0\"?>\n"
                + good.replace("&amp;", "&nbsp; & &#2; \u0001")
                        .replace("xsi:type=\"xsd:int\">1", "xsi:type=\"xsd:int\" xsi:type='xsd:string'>x\r")
                        .replace("[3]", "[4]")
                + "\0\0";
        byte[] badBytes = Xml.bytes(odd);
        badBytes[new String(badBytes, StandardCharsets.ISO_8859_1).indexOf("Z") + 1] = (byte) 0xFF;
        return Stream.of(
                Xml.bytes(good),
                Xml.bytes(odd),
                badBytes,
                ('\uFEFF' + good).getBytes(StandardCharsets.UTF_16LE),
                ("<?xml version='1.0' encoding='ISO-8859-1'?>" + good.replace("\uD83D\uDE00", ""))
                        .getBytes(StandardCharsets.ISO_8859_1),
                ("<?xml version='1.0' encoding='GB18030'?>" + good).getBytes(Charset.forName("GB18030")),
                Xml.bytes(Xml.method(
                        "SetParameterValues",
                        "<ParameterKey>k</ParameterKey>" + Xml.list(1, Xml.value("Device.A", "xsd:string", "v")))),
                Xml.bytes(Xml.inform()),
                Xml.bytes(Xml.fault(Xml.GOOD_FAULT)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void itDoesNotMatterWhereTheNetworkCutsAMessage(byte[] message) {
        for (DecodeContext context : List.of(LENIENT, DecodeContext.strict(null))) {
            Object whole = Streamed.whole(message, context);
            for (int cut = 0; cut <= message.length; cut++) {
                Streamed.assertSame(Streamed.by(cut(message, cut), context), whole);
            }
            Streamed.assertSame(Streamed.by(byteByByte(message), context), whole);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageThatEndsTooEarlyIsDiscarded(byte[] message) {
        int end = new String(message, StandardCharsets.ISO_8859_1).lastIndexOf('>');
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            Object read = Streamed.by(cut, LENIENT);
            assertThat(read).isInstanceOf(CodecException.class);
            Streamed.assertSame(read, Streamed.whole(cut, LENIENT));
        }
    }

    @Test
    void rowsComeBeforeTheEnd() throws IOException {
        String begun = Xml.answer("xsd:string", "v");
        byte[] head = Xml.bytes(begun.substring(0, begun.indexOf("</ParameterList>")) + " ".repeat(20_000));
        Streamed.Collector sink = new Streamed.Collector();
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(head), new InputStream() {
            @Override
            public int read() throws IOException {
                assertThat(sink.rows).hasSize(1);
                throw new IOException("connection reset");
            }
        });
        assertThatThrownBy(() -> new CwmpDecoder().decode(broken, LENIENT, sink))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(sink.discarded).isTrue();
    }

    @Test
    void whatFollowsARowMayStillRefuseTheMessage() {
        String twice = Xml.answer("xsd:string", "v").replace("</s:Body>", "<c:Reboot/></s:Body>");
        assertThat(Streamed.by(Xml.bytes(twice), LENIENT))
                .isInstanceOfSatisfying(
                        CodecException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ENVELOPE));
        String listTwice =
                Xml.method("GetParameterValuesResponse", Xml.list(0, "") + Xml.list(1, Xml.value("A", "xsd:int", "1")));
        Streamed.assertSame(Streamed.by(Xml.bytes(listTwice), LENIENT), Streamed.whole(Xml.bytes(listTwice), LENIENT));
    }

    @Test
    void whatASinkThrowsEndsTheReading() {
        for (Exception thrown : List.of(new IOException("disk full"), new IllegalStateException("no"))) {
            Streamed.Collector sink = new Streamed.Collector() {
                @Override
                void row(Object row) throws IOException {
                    if (thrown instanceof IOException e) {
                        throw e;
                    }
                    throw (RuntimeException) thrown;
                }
            };
            assertThatThrownBy(() -> new CwmpDecoder().decode(stream(Xml.answer("xsd:string", "v")), LENIENT, sink))
                    .isSameAs(thrown);
            assertThat(sink.discarded).isTrue();
        }
    }

    @Test
    void aStreamThatIsReadIsNotClosed() throws IOException {
        boolean[] closed = {false};
        InputStream in = new FilterInputStream(stream(Xml.inform())) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        new CwmpDecoder().decode(in, LENIENT, new Streamed.Collector());
        assertThat(closed[0]).isFalse();
        assertThat(in.read()).isNegative();
    }

    @Test
    void anEmptyStreamIsNoMessage() {
        for (String nothing : List.of("", " \r\n", "<?xml version=\"1.0\"?>")) {
            assertThat(Streamed.by(Xml.bytes(nothing), LENIENT)).isInstanceOf(CodecException.class);
        }
    }

    @Test
    void messagesWithoutSuchAListAreTheHead() {
        String names =
                Xml.method("GetParameterNames", "<ParameterPath>Device.</ParameterPath><NextLevel>1</NextLevel>");
        assertThat(Streamed.by(Xml.bytes(names), DecodeContext.strict(Direction.ACS_TO_CPE)))
                .isInstanceOfSatisfying(
                        DecodedEnvelope.class,
                        d -> assertThat(d.envelope().message()).isEqualTo(new GetParameterNames("Device.", true)));
    }

    /** In two pieces. */
    private static InputStream cut(byte[] message, int at) {
        return new SequenceInputStream(
                new ByteArrayInputStream(message, 0, at), new ByteArrayInputStream(message, at, message.length - at));
    }

    private static InputStream byteByByte(byte[] message) {
        return new SequenceInputStream(Collections.enumeration(java.util.stream.IntStream.range(0, message.length)
                .mapToObj(i -> new ByteArrayInputStream(message, i, 1))
                .toList()));
    }

    private static InputStream stream(String message) {
        return new ByteArrayInputStream(Xml.bytes(message));
    }
}
