package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message at a limit is read, one above is refused by that limit's own error, in either mode. */
@Rule("B-ROB-04")
class LimitsTest {
    private static final Limits WIDE = Limits.DEFAULT;

    /** A message that meets a limit exactly, and one that is a step above it. */
    record Case(ErrorKind error, Limits limits, String at, String above) {
        @Override
        public String toString() {
            return error.name();
        }
    }

    static Stream<Case> limits() {
        String plain = Xml.answer("xsd:string", "v");
        return Stream.of(
                new Case(ErrorKind.TOO_MANY_BYTES, limit(plain.length(), 0, 0, 0, 0, 0, 0), plain, plain + " "),
                new Case(ErrorKind.TOO_DEEP, limit(0, 7, 0, 0, 0, 0, 0), vendor(4), vendor(5)),
                new Case(ErrorKind.TOO_MANY_ELEMENTS, limit(0, 0, 13, 0, 0, 0, 0), names(7), names(8)),
                new Case(ErrorKind.TOO_MANY_ATTRIBUTES, limit(0, 0, 0, 7, 0, 0, 0), attributes(2), attributes(3)),
                new Case(ErrorKind.NAME_TOO_LONG, limit(0, 0, 0, 0, 40, 0, 0), vendorName(38), vendorName(39)),
                new Case(ErrorKind.TEXT_TOO_LONG, limit(0, 0, 0, 0, 0, 50, 0), text(50), text(51)),
                new Case(ErrorKind.ATTRIBUTE_TOO_LONG, limit(0, 0, 0, 0, 0, 0, 60), attribute(60), attribute(61)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void readsAtTheLimitAndRefusesOneAbove(Case c) {
        for (Direction direction : new Direction[] {Direction.CPE_TO_ACS, null}) {
            DecodeContext context = DecodeContext.lenient(direction).withLimits(c.limits());
            assertThat(new CwmpDecoder().decode(Xml.bytes(c.at()), context)).isNotNull();
            assertThat(failure(c.above(), context).kind()).isEqualTo(c.error());
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void refusesInStrictModeToo(Case c) {
        DecodeContext context = DecodeContext.strict(null).withLimits(c.limits());
        assertThat(failure(c.above(), context).kind()).isEqualTo(c.error());
    }

    @Test
    void countsTextAcrossSections() {
        DecodeContext context = DecodeContext.lenient(null).withLimits(limit(0, 0, 0, 0, 0, 50, 0));
        String at = "x".repeat(20) + "<![CDATA[" + "y".repeat(20) + "]]>&lt;<!-- no text -->" + "z".repeat(9);
        assertThat(new CwmpDecoder().decode(Xml.bytes(Xml.answer("xsd:string", at)), context))
                .isNotNull();
        assertThat(failure(Xml.answer("xsd:string", at + "z"), context).kind()).isEqualTo(ErrorKind.TEXT_TOO_LONG);
    }

    @Test
    void countsTextThatIsSkipped() {
        DecodeContext context = DecodeContext.lenient(null).withLimits(limit(0, 0, 0, 0, 0, 50, 0));
        String unknown = "<v:Unknown xmlns:v=\"urn:v\">" + "x".repeat(51) + "</v:Unknown>";
        assertThat(failure(Xml.envelope(unknown, "<c:FactoryReset/>"), context).kind())
                .isEqualTo(ErrorKind.TEXT_TOO_LONG);
    }

    @Test
    void reportsSoManyDeviationsAndNoMore() {
        Limits limits = new Limits(1 << 20, 32, 1000, 64, 256, 1000, 1000, 3);
        String values = Xml.value("Device.A", "xsd:int", "x").repeat(5);
        DecodedEnvelope read = new CwmpDecoder()
                .decode(
                        Xml.bytes(Xml.method("GetParameterValuesResponse", Xml.list(5, values))),
                        DecodeContext.lenient(null).withLimits(limits));
        assertThat(read.deviations())
                .extracting(Deviation::kind)
                .containsExactly(
                        DeviationKind.VALUE_FORM,
                        DeviationKind.VALUE_FORM,
                        DeviationKind.VALUE_FORM,
                        DeviationKind.TOO_MANY_DEVIATIONS);
    }

    @Test
    @Rule("B-SOAP-12")
    void takesRequestsOf32KiBAndFarMore() {
        assertThat(new CwmpDecoder().decode(Xml.bytes(names(10_000)), DecodeContext.strict(Direction.ACS_TO_CPE)))
                .extracting(d -> ((GetParameterValues) d.envelope().message())
                        .parameterNames()
                        .size())
                .isEqualTo(10_000);
    }

    @Test
    void believesNoDeclaredSize() {
        String huge = Xml.answer("xsd:string", "v").replace("[1]", "[2147483647]");
        DecodedEnvelope read = new CwmpDecoder().decode(Xml.bytes(huge), DecodeContext.lenient(null));
        assertThat(((GetParameterValuesResponse) read.envelope().message()).parameterList())
                .hasSize(1);
        assertThat(read.deviations()).extracting(Deviation::kind).containsExactly(DeviationKind.ARRAY_SIZE);
    }

    private static CodecException failure(String message, DecodeContext context) {
        return catchThrowableOfType(CodecException.class, () -> new CwmpDecoder().decode(Xml.bytes(message), context));
    }

    /** 0 leaves a limit as it is. */
    private static Limits limit(int bytes, int depth, int elements, int attributes, int name, int text, int attribute) {
        return new Limits(
                bytes > 0 ? bytes : WIDE.maxBytes(),
                depth > 0 ? depth : WIDE.maxDepth(),
                elements > 0 ? elements : WIDE.maxElements(),
                attributes > 0 ? attributes : WIDE.maxAttributes(),
                name > 0 ? name : WIDE.maxNameLength(),
                text > 0 ? text : WIDE.maxTextLength(),
                attribute > 0 ? attribute : WIDE.maxAttributeLength(),
                WIDE.maxDeviations());
    }

    /** A vendor's method at depth 3, arguments below it. */
    private static String vendor(int levels) {
        return Xml.method("X_00A1B2_Deep", "<a>".repeat(levels) + "</a>".repeat(levels));
    }

    /** Six elements and so many names. */
    private static String names(int count) {
        return Xml.method(
                "GetParameterValues",
                "<ParameterNames e:arrayType=\"xsd:string[" + count + "]\">" + "<string>Device.A</string>".repeat(count)
                        + "</ParameterNames>");
    }

    /** The Envelope has five declarations of its own. */
    private static String attributes(int more) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < more; i++) {
            all.append(" xmlns:p").append(i).append("=\"urn:p\"");
        }
        return Xml.answer("xsd:string", "v").replaceFirst("<s:Envelope", "<s:Envelope" + all);
    }

    private static String vendorName(int length) {
        return Xml.method("X_00A1B2_" + "n".repeat(length - 9), "");
    }

    private static String text(int length) {
        return Xml.answer("xsd:string", "t".repeat(length));
    }

    private static String attribute(int length) {
        return Xml.answer("xsd:string", "v")
                .replaceFirst("<s:Envelope", "<s:Envelope xmlns:long=\"" + "u".repeat(length) + "\"");
    }
}
