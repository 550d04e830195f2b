package org.cwmp4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody is measured who does not do the work. */
class CorrectnessTest {
    static Stream<Arguments> all() {
        return Contestant.NAMES.stream()
                .flatMap(c -> Stream.of(Fixture.INFORM, Fixture.VALUES_20, Fixture.VALUES_1000, Fixture.SET_50)
                        .map(f -> Arguments.of(c, f)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyContestantReadsAndWritesEveryMessage(String contestant, Fixture fixture) throws Exception {
        Correctness.check(contestant, fixture);
    }

    @Test
    void theInformIsOfTheSizeThatItIsSaidToBe() {
        assertThat(Fixture.INFORM.bytes().length).isBetween(2400, 2600);
    }

    @Test
    void anUnknownContestantIsRefused() {
        assertThatThrownBy(() -> Contestant.of("nobody", Fixture.INFORM)).isInstanceOf(IllegalArgumentException.class);
        assertThat(List.copyOf(Contestant.NAMES)).hasSize(6);
    }
}
