package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.VendorArgument;
import org.cwmp4j.model.rpc.VendorMethod;
import org.junit.jupiter.api.Test;

/** The methods of the standard have their arguments and no others; who needs another one needs another method. */
class FixedArgumentsTest {

    /** Nobody can add a method of the standard's kind, and none has a place for whatever comes. */
    @Test
    @Rule("B-SOAP-17")
    void onlyVendorsMethodsTakeAnyArgument() {
        List<Class<?>> types = Stream.of(CpeMethod.class, AcsMethod.class, MethodResponse.class)
                .flatMap(family -> Arrays.<Class<?>>stream(family.getPermittedSubclasses()))
                .distinct()
                .toList();
        assertThat(types)
                .hasSizeGreaterThan(40)
                .allSatisfy(type -> assertThat(type.isRecord())
                        .as("%s can be extended", type.getSimpleName())
                        .isTrue());
        Set<String> open = types.stream()
                .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(FixedArgumentsTest::takesAnything))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(open).containsExactlyInAnyOrder("VendorMethod", "VendorMethodResponse");
    }

    private static boolean takesAnything(RecordComponent component) {
        String type = component.getGenericType().getTypeName();
        return type.contains(VendorArgument.class.getName()) || type.contains("Map") || type.contains("Object>");
    }

    /** What a peer adds is passed over, and not passed on. */
    @Test
    @Rule("B-SOAP-17")
    void anAddedArgumentIsNotPassedOn() {
        String plain = Xml.method("Reboot", "<CommandKey>k</CommandKey>");
        String extended = Xml.method("Reboot", "<CommandKey>k</CommandKey><X_Delay>5</X_Delay>");
        DecodedEnvelope read = Reading.lenient(extended);
        assertThat(read.envelope()).isEqualTo(Reading.clean(plain).envelope());
        assertThat(read.deviations()).extracting(Deviation::kind).containsExactly(DeviationKind.UNKNOWN_ELEMENT);
        assertThat(written(read.envelope())).doesNotContain("X_Delay");
    }

    /** The control: a method of one's own may have what it likes. */
    @Test
    @Rule("B-SOAP-17")
    void aVendorsMethodMayHaveIt() {
        String own = Xml.method("X_012345_Reboot", "<CommandKey>k</CommandKey><X_Delay>5</X_Delay>");
        DecodedEnvelope read = Reading.lenient(own);
        assertThat(read.envelope().message()).isInstanceOf(VendorMethod.class).isNotInstanceOf(Reboot.class);
        assertThat(read.deviations()).isEmpty();
        assertThat(written(read.envelope())).contains("<X_Delay>5</X_Delay>");
    }

    private static String written(SoapEnvelope envelope) {
        EncodeContext context = EncodeContext.of(CwmpVersion.V1_2, Direction.ACS_TO_CPE);
        return new String(new CwmpEncoder().encode(envelope, context), StandardCharsets.US_ASCII);
    }
}
