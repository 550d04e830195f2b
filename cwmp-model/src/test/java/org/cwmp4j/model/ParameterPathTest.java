package org.cwmp4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterPathTest {

    @Test
    @Rule("B-PATH-01")
    void aFinalDotMakesAnObjectNoneMakesAParameterAndNothingIsTheRoot() {
        assertThat(ParameterPath.of("Device.DeviceInfo.").isPartial()).isTrue();
        assertThat(ParameterPath.of("Device.DeviceInfo.UpTime").isPartial()).isFalse();
        assertThat(ParameterPath.of("")).isSameAs(ParameterPath.ROOT);
        assertThat(ParameterPath.ROOT.isPartial()).isTrue();
        assertThat(ParameterPath.ROOT.nodes()).isEmpty();
        assertThat(ParameterPath.of("Device.DeviceInfo.").nodes())
                .extracting(PathNode::text)
                .containsExactly("Device", "DeviceInfo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "Device..X",
                ".Device",
                "Device.X Y",
                "Device.X..",
                "Device/X",
                "1.X",
                "Device.9X",
                "Device.[",
                "Device.[a",
                "Device.[].",
                "Device.[1a].",
                "Device.[a]b.",
                "Device.[a[b].",
                "*",
                "{i}.",
                "Device.{j}.",
                "Device.**."
            })
    @Rule("B-PATH-01")
    void refusesWhatIsNoPath(String text) {
        assertThat(ParameterPath.tryParse(text)).isEmpty();
        assertThat(ParameterPath.problem(text)).isNotEmpty();
        assertThatThrownBy(() -> ParameterPath.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    @Rule("B-PATH-02")
    void namesAreCaseSensitive() {
        assertThat(ParameterPath.of("device.")).isNotEqualTo(ParameterPath.of("Device."));
        assertThat(ParameterPath.of("Device.").contains(ParameterPath.of("device.X")))
                .isFalse();
        assertThat(ParameterPath.of("Device.X").matches(ParameterPath.of("Device.x")))
                .isFalse();
    }

    @Test
    @Rule("B-PATH-02")
    void takes256CharactersAndNotOneMore() {
        String longest = "Device." + "a".repeat(249);
        assertThat(ParameterPath.tryParse(longest)).isPresent();
        assertThat(ParameterPath.tryParse(longest + "a")).isEmpty();
        String wide = "Device." + "\uD835\uDC00".repeat(249);
        assertThat(ParameterPath.tryParse(wide)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "01", "-1", "+1", "4294967296", "99999999999999999999", "1.5x"})
    @Rule("B-PATH-03")
    void refusesInstanceNumbersThatAreNone(String number) {
        assertThat(ParameterPath.tryParse("Device.T." + number + ".X")).isEmpty();
    }

    @Test
    @Rule("B-PATH-03")
    void takesInstanceNumbersUpToTheLargestUnsignedInt() {
        assertThat(ParameterPath.of("Device.T.1.U.4294967295.X").instanceNumbers())
                .containsExactly(1L, 4294967295L);
    }

    @Test
    @Rule("C-PATH-06")
    void knowsVendorNames() {
        assertThat(Stream.of("X_012345_A", "X_EXAMPLE-COM_A", "X_EXAMPLE_COM_Speed-2", "X_0A0B0C_Té"))
                .allMatch(VendorNames::isName)
                .allMatch(name ->
                        ParameterPath.tryParse("Device." + name + ".Inner").isPresent());
        assertThat(Stream.of(
                        "X_example_A",
                        "X_A",
                        "X__A",
                        "Y_012345_A",
                        "X_012345_",
                        "X_012345_A.B",
                        "X_012345_A B",
                        "x_012345_A"))
                .noneMatch(VendorNames::isName);
        assertThat(ParameterPath.tryParse("Device.X_012345_A B.")).isEmpty();
        assertThat(ParameterPath.tryParse("Device.X_012345_" + "A".repeat(241))).isEmpty();
    }

    @Test
    @Rule("C-PATH-07")
    void knowsVendorValuesOfEnumerations() {
        assertThat(VendorNames.isValue("X_012345_" + "a".repeat(22))).isTrue();
        assertThat(VendorNames.isValue("X_012345_" + "a".repeat(23))).isFalse();
        assertThat(VendorNames.isValue("Fast")).isFalse();
    }

    @Test
    @Rule("C-PATH-08")
    void resolvesReferences() {
        ParameterPath device = ParameterPath.of("Device.");
        assertThat(ParameterPath.tryReference(".DeviceInfo", device)).contains(ParameterPath.of("Device.DeviceInfo"));
        assertThat(ParameterPath.tryReference("Device.IP.Interface.1", device).map(ParameterPath::asObject))
                .contains(ParameterPath.of("Device.IP.Interface.1."));
        assertThat(ParameterPath.tryReference("Device.DeviceInfo.", device)).isEmpty();
        assertThat(ParameterPath.tryReference("", device)).isEmpty();
    }

    @Test
    void nodesAreTyped() {
        assertThat(ParameterPath.of("Device.T.1.U.{i}.V.*.W.[home lan].X").nodes())
                .containsExactly(
                        new PathNode.Name("Device"),
                        new PathNode.Name("T"),
                        new PathNode.Instance(1),
                        new PathNode.Name("U"),
                        new PathNode.Template(),
                        new PathNode.Name("V"),
                        new PathNode.Wildcard(),
                        new PathNode.Name("W"),
                        new PathNode.Alias("home lan"),
                        new PathNode.Name("X"));
    }

    @Test
    void saysWhatIsInIt() {
        assertThat(ParameterPath.of("Device.T.{i}.X").isTemplate()).isTrue();
        assertThat(ParameterPath.of("Device.T.{i}.X").isConcrete()).isFalse();
        assertThat(ParameterPath.of("Device.T.*.X").hasWildcard()).isTrue();
        assertThat(ParameterPath.of("Device.T.[a].X").hasAlias()).isTrue();
        assertThat(ParameterPath.of("Device.T.[a].X").isConcrete()).isTrue();
        assertThat(ParameterPath.of("Device.T.1.").endsInInstance()).isTrue();
        assertThat(ParameterPath.of("Device.T.").endsInInstance()).isFalse();
    }

    @Test
    void goesUpAndDown() {
        ParameterPath leaf = ParameterPath.of("Device.T.3.X");
        assertThat(leaf.parent()).contains(ParameterPath.of("Device.T.3."));
        assertThat(ParameterPath.of("Device.").parent()).contains(ParameterPath.ROOT);
        assertThat(ParameterPath.ROOT.parent()).isEmpty();
        assertThat(ParameterPath.of("Device.T.").instance(3).child("X")).isEqualTo(leaf);
        assertThat(ParameterPath.ROOT.child("Device.")).isEqualTo(ParameterPath.of("Device."));
        assertThatThrownBy(() -> leaf.child("Y")).hasMessageContaining("no children");
        assertThatThrownBy(() -> ParameterPath.of("Device.").instance(0)).hasMessageContaining("instance number");
    }

    @Test
    void matchesPatterns() {
        assertThat(ParameterPath.of("Device.T.*.X").matches(ParameterPath.of("Device.T.7.X")))
                .isTrue();
        assertThat(ParameterPath.of("Device.T.{i}.").matches(ParameterPath.of("Device.T.[a].")))
                .isTrue();
        assertThat(ParameterPath.of("Device.T.*.X").matches(ParameterPath.of("Device.T.X")))
                .isFalse();
        assertThat(ParameterPath.of("Device.T.*.").matches(ParameterPath.of("Device.T.7.X")))
                .isFalse();
        assertThat(ParameterPath.of("Device.T.1.X").matches(ParameterPath.of("Device.T.2.X")))
                .isFalse();
    }

    @Test
    void anObjectContainsItselfAndWhatIsBelow() {
        ParameterPath table = ParameterPath.of("Device.T.");
        assertThat(table.contains(table)).isTrue();
        assertThat(table.contains(ParameterPath.of("Device.T.1.X"))).isTrue();
        assertThat(ParameterPath.ROOT.contains(table)).isTrue();
        assertThat(table.contains(ParameterPath.of("Device.Tx.1.X"))).isFalse();
        assertThat(table.contains(ParameterPath.of("Device.T"))).isFalse();
        assertThat(ParameterPath.of("Device.T").contains(ParameterPath.of("Device.T")))
                .isFalse();
    }

    @Test
    void templatesComeAndGo() {
        ParameterPath path = ParameterPath.of("Device.T.3.U.4.X");
        assertThat(path.template().text()).isEqualTo("Device.T.{i}.U.{i}.X");
        assertThat(path.template().withInstances(path.instanceNumbers())).isEqualTo(path);
        assertThatThrownBy(() -> path.template().withInstances(List.of(1L))).hasMessageContaining("too few");
        assertThatThrownBy(() -> path.template().withInstances(List.of(1L, 2L, 3L)))
                .hasMessageContaining("too many");
    }

    @Test
    void sortsRowsByNumber() {
        assertThat(Stream.of("Device.T.10.X", "Device.T.9.X", "Device.T.", "Device.T.9.", "Device.S")
                        .map(ParameterPath::of)
                        .sorted()
                        .map(ParameterPath::text))
                .containsExactly("Device.S", "Device.T.", "Device.T.9.", "Device.T.9.X", "Device.T.10.X");
    }

    @Property(tries = 300)
    void textsComeBackAsTheyWere(@ForAll("paths") String text) {
        ParameterPath path = ParameterPath.of(text);
        assertThat(path.text()).isEqualTo(text);
        assertThat(ParameterPath.of(path.asObject().text()).nodes()).isEqualTo(path.nodes());
        path.parent().ifPresent(parent -> assertThat(parent.contains(path)).isTrue());
    }

    @Property(tries = 500)
    void nothingThatAPeerSendsMakesItThrow(@ForAll String text) {
        assertThat(ParameterPath.tryParse(text).isPresent())
                .isEqualTo(ParameterPath.problem(text).isEmpty());
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> node =
                Arbitraries.of("IP", "Interface", "X_012345_A", "1", "42", "{i}", "*", "[a.b]", "_x-1");
        return node.list()
                .ofMaxSize(8)
                .flatMap(nodes -> Arbitraries.of("", ".")
                        .map(end -> "Device" + (nodes.isEmpty() ? "." : "." + String.join(".", nodes) + end)));
    }
}
