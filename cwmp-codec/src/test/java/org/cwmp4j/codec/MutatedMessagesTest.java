package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.junit.jupiter.api.Assertions;

/** Whatever happens to a message on its way, it is read or refused, and nothing else. */
@Rule({"B-ROB-01", "B-ROB-04"})
class MutatedMessagesTest {
    private static final List<String> SEEDS = List.of(
            Xml.inform(),
            Xml.download("1", "2"),
            Xml.answer("xsd:dateTime", "2026-01-02T03:04:05Z"),
            Xml.fault(Xml.GOOD_FAULT),
            Xml.method("X_00A1B2_Go", "<A><B xsi:type=\"xsd:int\">1</B></A>"),
            Xml.method("ChangeDUState", "<Operations xsi:type=\"c:UninstallOpStruct\"><UUID/></Operations>"));
    private static final List<String> BITS = List.of(
            "<",
            ">",
            "</",
            "/>",
            "&",
            ";",
            "&#",
            "&#x",
            "&#0;",
            "\"",
            "'",
            "=",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "?>",
            "<!DOCTYPE x [",
            "xmlns",
            ":",
            "xmlns:c=\"\"",
            "\0",
            "\u0001",
            "\u00E4",
            "\uD83D\uDE00",
            "[99999999999]",
            "c:",
            "<Name>",
            "</Name>",
            "<c:Fault>",
            "<?xml version=\"1.0\"?>",
            "-",
            "99999999999999999999",
            "&lt;",
            "\uFEFF");

    private final CwmpDecoder decoder = new CwmpDecoder();

    /** One thing that happens to bytes: at a place, so many are dropped, and some put in. */
    record Change(int at, int drop, byte[] insert) {}

    @Property(tries = 3000)
    void throwsNothingButCodecExceptions(
            @ForAll("seeds") String seed,
            @ForAll("changes") List<Change> changes,
            @ForAll boolean strict,
            @ForAll boolean known) {
        byte[] body = seed.getBytes(StandardCharsets.UTF_8);
        for (Change change : changes) {
            body = apply(body, change);
        }
        byte[] mutated = body;
        Direction direction = known ? Direction.ACS_TO_CPE : null;
        DecodeContext context = strict ? DecodeContext.strict(direction) : DecodeContext.lenient(direction);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(mutated, context));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readAlike(mutated, context));
        assertThatCode(() -> decoder.isEmpty(mutated, context)).doesNotThrowAnyException();
    }

    private void read(byte[] body, DecodeContext context) {
        try {
            DecodedEnvelope read = decoder.decode(body, context);
            assertThat(read.deviations()).allSatisfy(d -> assertThat(d.line()).isPositive());
            assertThat(read.deviations()).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
        } catch (CodecException e) {
            assertThat(e.answer()).isNotNull();
            assertThat(e.line()).isNotNegative();
        }
    }

    /** Of several errors the two doors may find different ones first. */
    private static void readAlike(byte[] body, DecodeContext context) {
        Object whole = Streamed.whole(body, context);
        Object streamed = Streamed.by(body, context);
        if (whole instanceof DecodedEnvelope || streamed instanceof DecodedEnvelope) {
            assertThat(streamed).isEqualTo(whole);
        }
    }

    @Provide
    Arbitrary<String> seeds() {
        return Arbitraries.of(SEEDS);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<byte[]> bytes = Arbitraries.oneOf(
                Arbitraries.of(BITS).map(bit -> bit.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(3));
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.integers().between(0, 2000),
                        Arbitraries.integers().between(0, 12),
                        bytes)
                .as(Change::new);
        return change.list().ofMinSize(1).ofMaxSize(6);
    }

    private static byte[] apply(byte[] body, Change change) {
        int at = Math.min(change.at(), body.length);
        int after = Math.min(at + change.drop(), body.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        out.writeBytes(change.insert());
        out.write(body, after, body.length - after);
        return out.toByteArray();
    }
}
