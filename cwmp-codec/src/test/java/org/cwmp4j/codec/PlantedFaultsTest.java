package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The negative control of the schema tests: what the validator is trusted to find, it finds. */
@Rule("B-ROB-03")
class PlantedFaultsTest {
    private final Schemas schemas = Schemas.load();

    @Test
    void theMessageIsValidAsItIsWritten() {
        assertThat(schemas.problems(message().getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    an argument is missing                | <RetryCount>0</RetryCount>                         | ``
                    two arguments in the wrong order      | <OUI>00D09E</OUI><ProductClass>Box</ProductClass>  | <ProductClass>Box</ProductClass><OUI>00D09E</OUI>
                    an argument that no schema has        | <RetryCount>0</RetryCount>                         | <RetryCount>0</RetryCount><Extra>1</Extra>
                    an array without arrayType            | <Event soapenc:arrayType="cwmp:EventStruct[1]">    | <Event>
                    array members by another name         | EventStruct>                                       | item>
                    an argument in the namespace of CWMP  | RetryCount>                                        | cwmp:RetryCount>
                    an OUI in lower case                  | <OUI>00D09E</OUI>                                  | <OUI>00d09e</OUI>
                    a text longer than allowed            | <CommandKey></CommandKey>                          | <CommandKey>123456789012345678901234567890123</CommandKey>
                    an ID without mustUnderstand          | ` soapenv:mustUnderstand="1"`                      | ``
                    a value that is none of its type      | xsi:type="xsd:unsignedInt">300                     | xsi:type="xsd:unsignedInt">-1
                    a type that does not exist            | xsi:type="xsd:unsignedInt"                         | xsi:type="xsd:base64"
                    a time that is none                   | <CurrentTime>2026-11-23                            | <CurrentTime>2026-13-23
                    a number that is none                 | <MaxEnvelopes>1<                                   | <MaxEnvelopes>one<
                    """)
    void aPlantedFaultIsRefused(String what, String written, String planted) {
        String message = message();
        String broken = message.replace(written, planted);
        assertThat(broken).as("the fault is planted").isNotEqualTo(message);

        assertThat(schemas.problems(broken.getBytes(StandardCharsets.US_ASCII)))
                .as(what)
                .isNotEmpty();
    }

    private static String message() {
        Inform inform = new Inform(
                new DeviceId("Example", "00D09E", "Box", "S1"),
                List.of(Event.of(EventCode.BOOT)),
                1,
                new CwmpDateTime("2026-11-23T00:00:00Z"),
                0,
                List.of(ParameterValue.ofUnsignedInt("Device.ManagementServer.PeriodicInformInterval", 300)));
        byte[] bytes = new CwmpEncoder()
                .encode(
                        SoapEnvelope.of(CwmpVersion.V1_2, SoapHeader.ofId("1"), inform),
                        EncodeContext.of(CwmpVersion.V1_2, Direction.CPE_TO_ACS));
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
