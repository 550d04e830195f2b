package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.model.Direction.ACS_TO_CPE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cwmp4j.codec.EncodeContext.BooleanForm;
import org.cwmp4j.codec.arbitrary.Messages;
import org.cwmp4j.codec.arbitrary.Messages.Sample;
import org.cwmp4j.codec.arbitrary.Sizes;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorArgument;

/** decode(encode(m)) = m for every kind, version and direction, by the strict reader as by the lenient one. */
@Rule({"B-ROB-03", "B-HTTP-11", "B-HDR-01", "B-SOAP-22", "B-TYPE-11", "B-TYPE-17", "B-FLT-10"})
class RoundTripTest {
    private final CwmpEncoder encoder = new CwmpEncoder();
    private final CwmpDecoder decoder = new CwmpDecoder();

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    @Rule("B-SOAP-04") // the strict reader takes no qualified argument
    void whatWasWrittenIsReadAsItWas(@ForAll("oneOfEachKind") List<Sample> samples) {
        for (Sample sample : samples) {
            EncodeContext context =
                    EncodeContext.of(sample.version(), sample.kind().direction());
            assertRoundTrip(sample, context);
        }
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void theOtherFormIsReadAsWell(@ForAll("oneOfEachKind") List<Sample> samples) {
        for (Sample sample : samples) {
            EncodeContext context = EncodeContext.of(
                            sample.version(), sample.kind().direction())
                    .withBooleans(BooleanForm.WORD)
                    .withXmlDeclaration(true);
            assertRoundTrip(sample, context);
        }
    }

    private void assertRoundTrip(Sample sample, EncodeContext context) {
        byte[] message = encoder.encode(sample.envelope(), context);
        for (DecodeContext reader :
                List.of(DecodeContext.strict(context.direction()), DecodeContext.lenient(context.direction()))) {
            DecodedEnvelope read = decoder.decode(message, reader);
            assertThat(read.deviations()).as(sample::toString).isEmpty();
            assertThat(read.envelope())
                    .as(() -> sample + "\n" + new String(message, StandardCharsets.US_ASCII))
                    .isEqualTo(sample.envelope());
        }
    }

    @Provide
    Arbitrary<List<Sample>> oneOfEachKind() {
        return Arbitraries.of(CwmpVersion.class).flatMap(v -> Messages.oneOfEachKind(v, Sizes.MIXED));
    }

    /** What must not be sent comes back as it came, too. */
    @Example
    void whatWasReceivedIsWrittenAndReadAsItWas() {
        List<CwmpMessage> messages = List.of(
                new NoRpc(),
                new UnknownMethod("", "Foo", List.of(VendorArgument.of("A", "x"))),
                new UnknownMethod(
                        "",
                        "X1",
                        List.of(
                                new VendorArgument("B", ParameterType.INT, "1", List.of()),
                                VendorArgument.of("C", List.of(VendorArgument.of("D", "]]>\r"))))));
        for (CwmpMessage message : messages) {
            SoapEnvelope envelope = SoapEnvelope.of(CwmpVersion.V1_2, SoapHeader.ofId("1"), message);
            byte[] bytes = encoder.encode(envelope, EncodeContext.asReceived(ACS_TO_CPE));
            assertThat(decoder.decode(bytes, DecodeContext.lenient(ACS_TO_CPE)).envelope())
                    .isEqualTo(envelope);
        }
    }
}
