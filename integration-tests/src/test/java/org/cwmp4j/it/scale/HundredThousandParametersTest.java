package org.cwmp4j.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.RowSink;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.codec.StreamedEnvelope;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.it.process.Program;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.testkit.http.TestHttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A device that is browsed and read whole, over HTTP, in a virtual machine that could not hold the answers. */
@Timeout(value = 200, unit = TimeUnit.SECONDS)
class HundredThousandParametersTest {
    private static final int PARAMETERS = LargeDevice.ROWS * LargeDevice.COLUMNS;
    private static final String MEMORY = "-Xmx32m";
    private static final int HELD = 4096;

    @Test
    @Rule({"B-SOAP-13", "C-GPV-08", "C-GPV-01", "C-GPN-01"})
    void areBrowsedAndReadInASmallMachine() throws Exception {
        try (Acs acs = new Acs();
                Program device = device(acs, HELD)) {
            assertThat(device.awaitLine(line -> line.startsWith("session "))).isEqualTo("session COMPLETED");
            assertThat(acs.failure).isNull();
            assertThat(acs.names).isEqualTo(PARAMETERS);
            assertThat(acs.values).isEqualTo(PARAMETERS);
            assertThat(acs.attributes).isEqualTo(PARAMETERS);
            assertThat(acs.transferEncodings).containsExactly(null, null, "chunked", "chunked", "chunked");
        }
    }

    /** The control: the same machine does not get through if it is to hold the answers. */
    @Test
    void theMachineCouldNotHoldThem() throws Exception {
        try (Acs acs = new Acs();
                Program device = device(acs, Integer.MAX_VALUE)) {
            assertThat(device.awaitLine(line -> line.startsWith("session ") || line.contains("OutOfMemoryError")))
                    .contains("OutOfMemoryError");
            assertThat(acs.values).isLessThan(PARAMETERS);
        }
    }

    private static Program device(Acs acs, int held) throws Exception {
        return Program.start(
                List.of(MEMORY, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                Map.of(),
                LargeDevice.class.getName(),
                acs.server.url("/acs").toString(),
                Integer.toString(held));
    }

    /** Asks for all names, values and attributes, and looks at each row as it is read. */
    private static final class Acs implements AutoCloseable {
        final TestHttpServer server = TestHttpServer.start(null, this::answer);
        final List<String> transferEncodings = new ArrayList<>();
        int names;
        int values;
        int attributes;
        Throwable failure;
        private int step;

        private HttpAnswer answer(HttpCall call) {
            try {
                return answered(call);
            } catch (Throwable e) {
                failure = e;
                return HttpAnswer.empty(500);
            }
        }

        private HttpAnswer answered(HttpCall call) throws Exception {
            transferEncodings.add(call.headers().get("Transfer-Encoding"));
            if (call.body().length > 0) {
                StreamedEnvelope read = new CwmpDecoder()
                        .decode(
                                new ByteArrayInputStream(call.body()),
                                DecodeContext.strict(Direction.CPE_TO_ACS),
                                new Seen());
                if (read.head().message() instanceof Inform) {
                    return soap(read.head().header().id(), new InformResponse(1));
                }
            }
            return switch (step++) {
                case 0 -> soap("a", new GetParameterNames("Device.", false));
                case 1 -> soap("a", new GetParameterValues(List.of("Device.")));
                case 2 -> soap("a", new GetParameterAttributes(List.of("")));
                default -> HttpAnswer.empty(204);
            };
        }

        private static HttpAnswer soap(String id, CwmpMessage message) {
            byte[] body = new CwmpEncoder()
                    .encode(
                            SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId(id), message),
                            EncodeContext.of(CwmpVersion.V1_4, Direction.ACS_TO_CPE));
            return new HttpAnswer(200, "OK", Headers.of("Content-Type", "text/xml"), body);
        }

        @Override
        public void close() {
            server.close();
        }

        /** Counts the parameters of the large table, which come in order, each with its value. */
        private final class Seen implements RowSink {
            private int at;

            private boolean isNext(String name) {
                if (!name.startsWith(LargeDevice.TABLE) || name.endsWith(".")) {
                    return false;
                }
                String expected = LargeDevice.TABLE + (1 + at / LargeDevice.COLUMNS) + ".P" + at % LargeDevice.COLUMNS;
                at++;
                return name.equals(expected);
            }

            @Override
            public void value(ParameterValue row) {
                if (isNext(row.name()) && row.text().equals(LargeDevice.value(row.name()))) {
                    values++;
                }
            }

            @Override
            public void name(ParameterInfoStruct row) {
                if (isNext(row.name()) && !row.writable()) {
                    names++;
                }
            }

            @Override
            public void attributes(ParameterAttributeStruct row) {
                if (isNext(row.name()) && row.notification() == 0) {
                    attributes++;
                }
            }

            @Override
            public void newAttributes(SetParameterAttributesStruct row) {}

            @Override
            public void complete(StreamedEnvelope read) {
                assertThat(read.rows()).isGreaterThanOrEqualTo(at);
            }

            @Override
            public void discard() {}
        }
    }
}
