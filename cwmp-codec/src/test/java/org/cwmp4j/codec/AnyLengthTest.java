package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses have no longest length: neither the number of their members nor that of their bytes is bounded on writing. */
class AnyLengthTest {
    private static final EncodeContext CONTEXT = EncodeContext.of(CwmpVersion.V1_4, Direction.CPE_TO_ACS);
    private static final String MEMBER = "<ParameterValueStruct>";

    private static SoapEnvelope values(int number) {
        List<ParameterValue> values = IntStream.range(0, number)
                .mapToObj(i -> ParameterValue.of("Device.Test.Row." + (i + 1) + ".Description", "value " + i))
                .toList();
        return SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId("1"), new GetParameterValuesResponse(values));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, 100_000})
    @Rule("B-SOAP-13")
    void everyValueIsWritten(int number) throws IOException {
        Counter sink = new Counter();
        new CwmpEncoder().encode(values(number), CONTEXT, sink);
        assertThat(sink.members).isEqualTo(number);
        assertThat(sink.bytes).isGreaterThan(100L * number);
    }

    @Test
    @Rule("B-SOAP-13")
    void aMessageFarAboveAnyBufferIsReadBackWhole() {
        SoapEnvelope sent = values(20_000);
        DecodeContext context = DecodeContext.strict(Direction.CPE_TO_ACS);
        byte[] bytes = new CwmpEncoder().encode(sent, CONTEXT);
        assertThat(new CwmpDecoder().decode(bytes, context).envelope()).isEqualTo(sent);

        // The control: a reader's bound says so, and nothing is cut short in silence.
        Limits limits = new Limits(bytes.length - 1, 32, 1_000_000, 64, 256, 1 << 20, 1 << 16, 10);
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> new CwmpDecoder().decode(bytes, context.withLimits(limits)));
    }

    /** Counts bytes and members without keeping them. */
    private static final class Counter extends OutputStream {
        long bytes;
        int members;
        private int matched;

        @Override
        public void write(int b) {
            bytes++;
            matched = b == MEMBER.charAt(matched) ? matched + 1 : b == MEMBER.charAt(0) ? 1 : 0;
            if (matched == MEMBER.length()) {
                members++;
                matched = 0;
            }
        }
    }
}
