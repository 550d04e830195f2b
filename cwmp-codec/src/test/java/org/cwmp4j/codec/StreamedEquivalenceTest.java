package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cwmp4j.codec.arbitrary.Messages;
import org.cwmp4j.codec.arbitrary.Messages.Sample;
import org.cwmp4j.codec.arbitrary.Sizes;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The door for streams reads and writes what the door for whole messages does. */
@Rule({"B-ROB-01", "B-ROB-02", "B-ROB-03"})
class StreamedEquivalenceTest {
    private final CwmpEncoder encoder = new CwmpEncoder();

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void everyKindOfMessage(@ForAll("oneOfEachKind") List<Sample> samples) throws IOException {
        for (Sample sample : samples) {
            EncodeContext context =
                    EncodeContext.of(sample.version(), sample.kind().direction());
            byte[] message = encoder.encode(sample.envelope(), context);
            List<?> rows = Streamed.rows(sample.envelope().message());
            if (rows != null) {
                assertThat(streamed(sample.envelope(), rows, context)).isEqualTo(message);
            }
            Direction direction = sample.kind().direction();
            DecodedEnvelope expected = new DecodedEnvelope(sample.envelope(), List.of());
            assertThat(Streamed.by(message, DecodeContext.strict(direction))).isEqualTo(expected);
            assertThat(Streamed.by(message, DecodeContext.lenient(direction))).isEqualTo(expected);
        }
    }

    private byte[] streamed(SoapEnvelope envelope, List<?> rows, EncodeContext context) throws IOException {
        SoapEnvelope head =
                new SoapEnvelope(envelope.namespace(), envelope.header(), Streamed.withoutRows(envelope.message()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoder.encode(head, rows.size(), rows.iterator(), context, out);
        return out.toByteArray();
    }

    @Provide
    Arbitrary<List<Sample>> oneOfEachKind() {
        return Arbitraries.of(CwmpVersion.class).flatMap(v -> Messages.oneOfEachKind(v, Sizes.MIXED));
    }

    @TestFactory
    List<DynamicTest> everyCapturedMessage() {
        return files("corpus", 425);
    }

    @TestFactory
    List<DynamicTest> everyMalformedMessage() {
        return files("corpus/malformed", 79);
    }

    private static List<DynamicTest> files(String name, int number) {
        Path directory = SharedFiles.directory(name);
        List<Map<String, String>> index = SharedFiles.table(directory.resolve("index.csv"));
        assertThat(index).hasSize(number);
        List<DynamicTest> tests = new ArrayList<>();
        for (Map<String, String> row : index) {
            String file = row.get("file");
            tests.add(DynamicTest.dynamicTest(file, () -> alike(SharedFiles.bytes(directory.resolve(file)))));
        }
        return tests;
    }

    private static void alike(byte[] message) {
        for (DecodeContext context : List.of(
                DecodeContext.lenient(null),
                DecodeContext.lenient(Direction.ACS_TO_CPE),
                DecodeContext.strict(Direction.CPE_TO_ACS))) {
            Streamed.assertSame(Streamed.by(message, context), Streamed.whole(message, context));
        }
    }
}
