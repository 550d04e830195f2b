package org.cwmp4j.model.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {
    private static List<ParameterValue> values(int n) {
        return new ArrayList<>(IntStream.range(0, n)
                .mapToObj(i -> ParameterValue.of("Device.A." + i, ""))
                .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 50, 5000})
    void aNameThatStandsTwiceIsFoundWhereverItStands(int n) {
        for (int at : new int[] {0, n / 2, n - 1}) {
            List<ParameterValue> values = values(n);
            values.add(at, ParameterValue.of("Device.A." + (n - 1), "again"));

            assertThat(Repeats.isPossible(values)).isTrue();
        }
    }

    @Test
    void namesOfTheSameHashAreNoRepeat() {
        List<ParameterValue> values = List.of(ParameterValue.of("Device.Aa", ""), ParameterValue.of("Device.BB", ""));

        assertThat(Repeats.isPossible(values)).isTrue();
        assertThat(Conformance.check(new SetParameterValues(values, ""), CwmpVersion.V1_0, Direction.ACS_TO_CPE))
                .isEmpty();
    }

    @Test
    void fewNamesThatDifferAreSeenToDiffer() {
        assertThat(Repeats.isPossible(List.of())).isFalse();
        assertThat(Repeats.isPossible(values(1))).isFalse();
        assertThat(Repeats.isPossible(List.of(ParameterValue.of("Device.A", ""), ParameterValue.of("Device.B", ""))))
                .isFalse();
    }
}
