package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.string;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.util.Map;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instance wildcards: {@code *} for every row there is (TR-069 A6C1 3.6.2, A.2.4). */
class WildcardsTest {
    private static final String TABLE = "Device.Test.Interface.";
    private static final String SUPPORTED = "Device.ManagementServer.InstanceWildcardsSupported";

    private final Device device = Device.started(b -> b.provider(
                    "Device.Prov.",
                    new Hardware()
                            .row("Device.Prov.Row.", 4, 9)
                            .value("Device.Prov.Row.4.V", "four")
                            .value("Device.Prov.Row.9.V", "nine"))
            .factoryRows("Device.Test.Fixed.", 7));

    @BeforeEach
    void threeInterfacesOfWhichTwoHaveAddresses() {
        for (int i = 0; i < 3; i++) {
            device.add(TABLE);
        }
        device.add(TABLE + "1.Address.");
        device.add(TABLE + "3.Address.");
        device.add(TABLE + "3.Address.");
    }

    @Test
    @Rule({"C-WILD-02", "WLD-01"})
    void theDeviceSaysThatItHasThem() {
        assertThat(device.value(SUPPORTED)).isEqualTo("true");
    }

    @Test
    @Rule({"C-WILD-02", "C-WILD-03", "WLD-01", "WLD-02"})
    void valuesOfEveryRow() {
        assertThat(device.names(device.gpv(TABLE + "*.Speed"))).containsExactly(speed(1), speed(2), speed(3));
        assertThat(device.names(device.gpv(TABLE + "*.Address.*.IP")))
                .containsExactly(TABLE + "1.Address.1.IP", TABLE + "3.Address.1.IP", TABLE + "3.Address.2.IP");
        assertThat(device.names(device.gpv(TABLE + "*.Address.")))
                .containsExactly(TABLE + "1.Address.1.IP", TABLE + "3.Address.1.IP", TABLE + "3.Address.2.IP");
        assertThat(device.names(device.gpv("Device.Test.Fixed.*.X", speed(2))))
                .containsExactly("Device.Test.Fixed.7.X", speed(2));
    }

    private static String speed(int row) {
        return TABLE + row + ".Speed";
    }

    @Test
    @Rule("C-WILD-03")
    void rowsOfAProvider() {
        assertThat(device.gpv("Device.Prov.Row.*.V"))
                .containsExactly(string("Device.Prov.Row.4.V", "four"), string("Device.Prov.Row.9.V", "nine"));
    }

    /** What is asked for twice, by wildcard and by number, is one parameter. */
    @Test
    @Rule("C-WILD-03")
    void aRowNamedTwiceIsListedOnce() {
        assertThat(device.names(device.gpv(speed(2), TABLE + "*.Speed"))).containsExactly(speed(2), speed(1), speed(3));
    }

    @Test
    @Rule({"C-WILD-02", "WLD-01"})
    void namesOfEveryRow() {
        assertThat(device.gpn(TABLE + "*.Speed", false))
                .isEqualTo(Map.of(speed(1), true, speed(2), true, speed(3), true));
        assertThat(device.gpn(TABLE + "*.Address.", false))
                .containsOnlyKeys(
                        TABLE + "1.Address.",
                        TABLE + "1.Address.1.",
                        TABLE + "1.Address.1.IP",
                        TABLE + "2.Address.",
                        TABLE + "3.Address.",
                        TABLE + "3.Address.1.",
                        TABLE + "3.Address.1.IP",
                        TABLE + "3.Address.2.",
                        TABLE + "3.Address.2.IP");
        assertThat(device.gpn(TABLE + "*.Address.", true))
                .containsOnlyKeys(TABLE + "1.Address.1.", TABLE + "3.Address.1.", TABLE + "3.Address.2.");
        assertThat(code(device.gpnRaw(TABLE + "*.Speed", true))).isEqualTo(9003);
    }

    @Test
    @Rule({"C-WILD-02", "WLD-01"})
    void attributesOfEveryRow() {
        device.spa(watch(speed(2), 1));
        assertThat(device.gpa(TABLE + "*.Speed"))
                .extracting(ParameterAttributeStruct::name, ParameterAttributeStruct::notification)
                .containsExactly(tuple(speed(1), 0), tuple(speed(2), 1), tuple(speed(3), 0));
    }

    /** No rows at all, or none with such a row in it: an answer, not a fault. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device.Test.Empty.*.X",
                TABLE + "*.Address.9.IP",
                TABLE + "2.Address.*.IP",
                "Device.Test.Empty.*.X"
            })
    @Rule({"C-WILD-04", "WLD-02"})
    void noMatchIsAnEmptyList(String path) {
        assertThat(device.gpv(path)).isEmpty();
        assertThat(device.gpa(path)).isEmpty();
        assertThat(device.gpn(path, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE + "*.",
                TABLE + "*",
                TABLE + "3.Address.*.",
                "Device.*.Interface.1.Name",
                "Device.Test.*.1.Name",
                TABLE + "*.*",
                TABLE + "1.*.IP",
                TABLE + "1.*.1.IP",
                TABLE + "*.Nope",
                TABLE + "**.Name",
                TABLE + "1*.Name",
                "*.Test.",
                "*"
            })
    @Rule({"C-WILD-03", "WLD-03"})
    void onlyInPlaceOfAnInstanceAndNotAtTheEnd(String path) {
        assertThat(code(device.gpvRaw(path))).isEqualTo(9005);
        assertThat(code(device.gpaRaw(path))).isEqualTo(9005);
        assertThat(code(device.gpnRaw(path, false))).isEqualTo(9005);
        assertThat(code(device.gpnRaw(path, true))).isEqualTo(9005);
    }

    @Test
    @Rule({"C-WILD-02", "WLD-01"})
    void noChangeIsMadeByWildcard() {
        assertThat(Device.codes(device.spv(string(TABLE + "*.Name", "x")))).containsEntry(TABLE + "*.Name", 9005);
        assertThat(code(device.spa(watch(TABLE + "*.Name", 1)))).isEqualTo(9005);
        assertThat(code(device.spa(watch(TABLE + "*.Address.", 1)))).isEqualTo(9005);
        assertThat(code(device.add(TABLE + "*.Address."))).isEqualTo(9005);
        assertThat(code(device.delete(TABLE + "*."))).isEqualTo(9005);
        assertThat(code(device.delete(TABLE + "*.Address.1."))).isEqualTo(9005);
        assertThat(device.gpn(TABLE, true)).hasSize(3);
    }

    /** The control: a device that does not have them, because it shall not or because it could not say so. */
    @Test
    @Rule({"C-WILD-05", "WLD-01"})
    void withoutSupportTheyNameNothing() {
        Device without = Device.started(b -> b.wildcards(false));
        without.add(TABLE);
        assertThat(without.value(SUPPORTED)).isEqualTo("false");
        assertThat(code(without.gpvRaw(TABLE + "*.Speed"))).isEqualTo(9005);
        assertThat(code(without.gpaRaw(TABLE + "*.Speed"))).isEqualTo(9005);
        assertThat(code(without.gpnRaw(TABLE + "*.Speed", false))).isEqualTo(9005);
        assertThat(without.gpv(speed(1))).hasSize(1);
    }

    /** A bound on answers holds for what wildcards stand for too, but never for the next level. */
    @Test
    @Rule("WLD-02")
    void theLimitOfAnswersHolds() {
        Device bounded = Device.started(b -> b.maxEntries(2));
        for (int i = 0; i < 3; i++) {
            bounded.add(TABLE);
            bounded.add(TABLE + (i + 1) + ".Address.");
        }
        assertThat(code(bounded.gpvRaw(TABLE + "*.Speed"))).isEqualTo(9004);
        assertThat(code(bounded.gpnRaw(TABLE + "*.Speed", false))).isEqualTo(9004);
        assertThat(bounded.gpn(TABLE + "*.Address.", true)).hasSize(3);
    }
}
