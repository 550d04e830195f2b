package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cwmp4j.codec.arbitrary.Messages;
import org.cwmp4j.codec.arbitrary.Messages.Sample;
import org.cwmp4j.codec.arbitrary.Sizes;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;

/**
 * Everything that the encoder writes is valid by the schema of its version: 200 messages of each kind, version and direction,
 * and one with 1,000 entries in each list that may be as long.
 */
@Rule({"B-ROB-03", "B-SOAP-05", "B-SOAP-06", "B-VER-01"})
class EncoderSchemaTest {
    private static final int TRIES = 200;

    private static Schemas schemas;

    private final CwmpEncoder encoder = new CwmpEncoder();

    @BeforeContainer
    static void load() {
        schemas = Schemas.load();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyMessageOf10IsValid(@ForAll("v10") List<Sample> samples) {
        samples.forEach(this::assertValid);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyMessageOf11IsValid(@ForAll("v11") List<Sample> samples) {
        samples.forEach(this::assertValid);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyMessageOf12IsValid(@ForAll("v12") List<Sample> samples) {
        samples.forEach(this::assertValid);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyMessageOf13IsValid(@ForAll("v13") List<Sample> samples) {
        samples.forEach(this::assertValid);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyMessageOf14IsValid(@ForAll("v14") List<Sample> samples) {
        samples.forEach(this::assertValid);
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE)
    void everyMessageWithAThousandEntriesIsValid(@ForAll("long") List<Sample> samples) {
        samples.forEach(this::assertValid);
    }

    private void assertValid(Sample sample) {
        byte[] message = encoder.encode(
                sample.envelope(),
                EncodeContext.of(sample.version(), sample.kind().direction()));
        assertThat(schemas.problems(message))
                .as(() ->
                        sample.version() + " " + sample.kind() + "\n" + new String(message, StandardCharsets.US_ASCII))
                .isEmpty();
    }

    @Provide
    Arbitrary<List<Sample>> v10() {
        return Messages.oneOfEachKind(CwmpVersion.V1_0, Sizes.MIXED);
    }

    @Provide
    Arbitrary<List<Sample>> v11() {
        return Messages.oneOfEachKind(CwmpVersion.V1_1, Sizes.MIXED);
    }

    @Provide
    Arbitrary<List<Sample>> v12() {
        return Messages.oneOfEachKind(CwmpVersion.V1_2, Sizes.MIXED);
    }

    @Provide
    Arbitrary<List<Sample>> v13() {
        return Messages.oneOfEachKind(CwmpVersion.V1_3, Sizes.MIXED);
    }

    @Provide
    Arbitrary<List<Sample>> v14() {
        return Messages.oneOfEachKind(CwmpVersion.V1_4, Sizes.MIXED);
    }

    /** All versions in one try. */
    @Provide("long")
    Arbitrary<List<Sample>> longest() {
        List<Arbitrary<List<Sample>>> versions = Stream.of(CwmpVersion.values())
                .map(v -> Messages.oneOfEachKind(v, Sizes.exactly(1000)))
                .toList();
        return Combinators.combine(versions)
                .as(lists -> lists.stream().flatMap(List::stream).toList());
    }
}
