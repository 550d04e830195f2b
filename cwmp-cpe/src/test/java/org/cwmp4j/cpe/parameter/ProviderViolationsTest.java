package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider gives against the model is told, and not sent. */
class ProviderViolationsTest {
    private static final String TEST = "Device.Test.";
    private static final String TABLE = "Device.Test.Interface.";

    private final Hardware hardware = new Hardware();
    private final List<String> told = new ArrayList<>();
    private final Device device = Device.started(b -> b.provider(TEST, hardware));

    ProviderViolationsTest() {
        device.tree.onProviderViolation((path, reason) -> told.add(path + ": " + reason));
    }

    static Stream<Arguments> wrongAndRight() {
        return Stream.of(
                Arguments.of("Number", "eleven", "-3"),
                Arguments.of("Number", "11", "10"),
                Arguments.of("Count", "-1", "0"),
                Arguments.of("Count", "4294967296", "4294967295"),
                Arguments.of("Mode", "Sometimes", "Manual"),
                Arguments.of("Text", "x".repeat(33), "x".repeat(32)),
                Arguments.of("Short", "x".repeat(17), "x".repeat(16)),
                Arguments.of("Text", "\u0001", "\t"),
                Arguments.of("Flag", "maybe", "false"),
                Arguments.of("Time", "yesterday", "2026-01-02T03:04:05Z"),
                Arguments.of("Bytes", "%", "AQID"),
                Arguments.of("Hex", "0g", "0a"),
                Arguments.of("Decimal", "1.2.3", "1.2"),
                Arguments.of("Names", "a,b,c,d,e", "a,b,c,d"),
                Arguments.of("Names", "a," + "x".repeat(17), "a," + "x".repeat(16)));
    }

    @ParameterizedTest
    @MethodSource("wrongAndRight")
    @Rule({"C-GPV-07", "C-GPV-09"})
    void aWrongValueIsNotSent(String name, String wrong, String right) {
        String path = TEST + name;
        hardware.value(path, wrong);
        CwmpMessage refused = device.gpvRaw(path);
        assertThat(code(refused)).isEqualTo(9002);
        assertThat(told)
                .singleElement()
                .satisfies(t -> assertThat(t).startsWith(path + ": ").contains("expected"));
        if (wrong.length() > 2) {
            assertThat(told.toString() + refused).doesNotContain(wrong);
        }
        hardware.value(path, right);
        assertThat(device.value(path)).isEqualTo(right);
        assertThat(told).hasSize(1);
    }

    @Test
    void itIsToldOnceUntilItIsGoodAgain() {
        hardware.value(TEST + "Count", "many");
        device.gpvRaw(TEST + "Count");
        device.gpvRaw(TEST + "Count");
        assertThat(told).hasSize(1);
        hardware.value(TEST + "Count", "1");
        device.gpvRaw(TEST + "Count");
        hardware.value(TEST + "Count", "many");
        device.gpvRaw(TEST + "Count");
        assertThat(told).hasSize(2);
    }

    @Test
    @Rule("C-GPV-09")
    void aMissingValueIsTold() {
        assertThat(code(device.gpvRaw(TEST + "Status"))).isEqualTo(9002);
        assertThat(told).containsExactly(TEST + "Status: expected a value");
        hardware.value(TEST + "Status", "");
        assertThat(device.value(TEST + "Status")).isEmpty();
    }

    /** As the model has it: one spelling for each value, and its type. */
    @Test
    @Rule("C-GPV-07")
    void whatIsSentIsCanonical() {
        hardware.value(TEST + "Flag", "1").value(TEST + "Count", " 007 ").value(TEST + "Text", " x ");
        assertThat(device.gpv(TEST + "Flag", TEST + "Count", TEST + "Text"))
                .containsExactly(
                        new ParameterValue(TEST + "Flag", "true", ParameterType.BOOLEAN),
                        new ParameterValue(TEST + "Count", "7", ParameterType.UNSIGNED_INT),
                        new ParameterValue(TEST + "Text", " x ", ParameterType.STRING));
        assertThat(told).isEmpty();
    }

    @Test
    void aSecretIsNeverTold() {
        hardware.value(TEST + "Secret", "hunter2".repeat(10));
        assertThat(device.value(TEST + "Secret")).isEmpty();
        CompletableFuture<Map<String, String>> read =
                device.tree.read(List.of(TEST + "Secret")).toCompletableFuture();
        assertThat(read).isCompletedExceptionally();
        assertThat(told.toString()).contains(TEST + "Secret").doesNotContain("hunter2");
    }

    /** An Inform leaves it out, and the change stays to be reported. */
    @Test
    void anInformLeavesItOut() {
        hardware.value(TEST + "Forced", "much too long for it").value(TEST + "Default", "good");
        device.now(device.tree.notifyChange(List.of(TEST + "Forced", TEST + "Default")));
        InformParameters first = device.session();
        assertThat(device.names(first.parameters())).contains(TEST + "Default").doesNotContain(TEST + "Forced");
        assertThat(told).singleElement().satisfies(t -> assertThat(t).startsWith(TEST + "Forced"));
        hardware.value(TEST + "Forced", "good");
        InformParameters second = device.session();
        assertThat(device.names(second.parameters())).contains(TEST + "Forced").doesNotContain(TEST + "Default");
    }

    @Test
    void rowsThatCannotBeAreLeftOut() {
        for (List<Long> wrong : Arrays.asList(
                List.of(0L, 2L), List.of(-1L, 2L), List.of(2L, 2L), List.of(2L, 1L << 32), Arrays.asList(2L, null))) {
            told.clear();
            hardware.counting = () -> CompletableFuture.completedStage(wrong);
            assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "2.");
            assertThat(device.value(TEST + "InterfaceNumberOfEntries")).isEqualTo("1");
            assertThat(told).singleElement().satisfies(t -> assertThat(t).startsWith(TABLE + ": expected"));
            hardware.counting = () -> CompletableFuture.completedStage(List.of(2L, 1L));
            assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "1.", TABLE + "2.");
        }
    }

    @Test
    void moreRowsThanTheModelHasAreLeftOut() {
        hardware.row(TABLE, 5, 4, 3, 2, 1);
        assertThat(device.gpn(TABLE, true)).hasSize(5);
        assertThat(told).isEmpty();
        hardware.row(TABLE, 6);
        assertThat(device.gpn(TABLE, true)).hasSize(5).doesNotContainKey(TABLE + "6.");
        assertThat(told).containsExactly(TABLE + ": expected 5 rows at most");
    }

    @Test
    @Rule("C-GPV-09")
    void noListOfRowsIsAFailure() {
        hardware.counting = () -> CompletableFuture.completedStage(null);
        assertThat(code(device.gpnRaw(TABLE, true))).isEqualTo(9002);
        assertThat(told).hasSize(1);
    }
}
