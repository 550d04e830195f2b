package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that streams may be as long as it likes, but each part of it has its bounds. */
@Rule("B-ROB-04")
class StreamedLimitsTest {
    private static final DecodeContext CONTEXT = DecodeContext.lenient(Direction.CPE_TO_ACS);
    private static final Limits SMALL = new Limits(20_000, 8, 20, 16, 64, 1000, 1000, 10);

    @ParameterizedTest
    @MethodSource("org.cwmp4j.codec.LimitsTest#limits")
    void theBoundsOfWholeMessages(LimitsTest.Case c) {
        if (c.error() == ErrorKind.TOO_MANY_BYTES) {
            return;
        }
        for (DecodeContext context : new DecodeContext[] {CONTEXT, DecodeContext.strict(null)}) {
            DecodeContext limited = context.withLimits(c.limits());
            Streamed.assertSame(
                    Streamed.by(Xml.bytes(c.above()), limited), Streamed.whole(Xml.bytes(c.above()), limited));
            Streamed.assertSame(Streamed.by(Xml.bytes(c.at()), limited), Streamed.whole(Xml.bytes(c.at()), limited));
        }
    }

    @Test
    void bytesOfTheStream() {
        byte[] message = answer(500);
        assertRead(message, SMALL.withStreamed(message.length, 1000));
        assertRefused(message, SMALL.withStreamed(message.length - 1, 1000), ErrorKind.TOO_MANY_BYTES);
    }

    @Test
    void rows() {
        assertRead(answer(500), SMALL.withStreamed(1 << 30, 500));
        assertRefused(answer(501), SMALL.withStreamed(1 << 30, 500), ErrorKind.TOO_MANY_ROWS);
        CodecException refusal = assertRefused(answer(501), SMALL.withStreamed(1 << 30, 500), ErrorKind.TOO_MANY_ROWS);
        assertThat(refusal.path()).endsWith("/ParameterList/ParameterValueStruct[501]");
    }

    /** Far more bytes and elements than a whole message may have. */
    @Test
    void noBoundForAllRowsTogether() {
        assertRead(answer(5000), SMALL);
        assertThat(Streamed.whole(answer(5000), CONTEXT.withLimits(SMALL))).isInstanceOf(CodecException.class);
    }

    @Test
    void elementsOfARow() {
        String many = "<ParameterValueStruct>" + "<x/>".repeat(20) + "</ParameterValueStruct>";
        assertRefused(answer(many), SMALL, ErrorKind.TOO_MANY_ELEMENTS);
    }

    @Test
    void elementsOutsideRows() {
        assertRefused(answer("<x/>".repeat(20)), SMALL, ErrorKind.TOO_MANY_ELEMENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--%s-->", "<?x %s?>", "<x y=\"%s\"/>", "<x%s/>", "<x %s=\"\"/>", "<!-- &%s; -->"})
    void whatAParserWouldHoldInOnePiece(String markup) {
        String name = "n".repeat(100_000);
        for (boolean strict : new boolean[] {false, true}) {
            DecodeContext context = new DecodeContext(Direction.CPE_TO_ACS, null, strict, SMALL);
            assertThat(Streamed.by(answer(String.format(markup, name)), context))
                    .isInstanceOfSatisfying(
                            CodecException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TOO_MANY_BYTES));
        }
    }

    @Test
    void differentNames() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 10_001; i++) {
            rows.append("<ParameterValueStruct><x").append(i).append("/></ParameterValueStruct>");
        }
        assertRefused(answer(rows.toString()), SMALL, ErrorKind.TOO_MANY_ELEMENTS);
    }

    @Test
    void deviations() {
        byte[] message = answer(Xml.value("Device.A", "xsd:int", "x & y").repeat(100));
        DecodedEnvelope read = (DecodedEnvelope) Streamed.by(message, CONTEXT.withLimits(SMALL));
        assertThat(read.deviations()).hasSize(11);
        assertThat(read.deviations().get(10).kind()).isEqualTo(DeviationKind.TOO_MANY_DEVIATIONS);
    }

    /** Nobody waits for the end of a text that is too long, though there may be none. */
    @Test
    void aTextWithoutEnd() {
        byte[] head = Xml.bytes(Xml.answer("xsd:string", "v").replaceFirst("v</Value>.*", ""));
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < head.length ? head[at++] : 'x';
            }
        };
        assertThat(Streamed.by(endless, CONTEXT.withLimits(SMALL)))
                .isInstanceOfSatisfying(
                        CodecException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TEXT_TOO_LONG));
    }

    private static void assertRead(byte[] message, Limits limits) {
        assertThat(Streamed.by(message, CONTEXT.withLimits(limits))).isInstanceOf(DecodedEnvelope.class);
    }

    private static CodecException assertRefused(byte[] message, Limits limits, ErrorKind kind) {
        Object refusal = Streamed.by(message, CONTEXT.withLimits(limits));
        assertThat(refusal).isInstanceOf(CodecException.class);
        assertThat(((CodecException) refusal).kind()).isEqualTo(kind);
        return (CodecException) refusal;
    }

    private static byte[] answer(int rows) {
        return Xml.method(
                        "GetParameterValuesResponse",
                        Xml.list(rows, Xml.value("A", "xsd:int", "1").repeat(rows)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] answer(String rows) {
        return Xml.bytes(Xml.method("GetParameterValuesResponse", Xml.list(1, rows)));
    }
}
