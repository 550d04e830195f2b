package org.cwmp4j.it.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.it.wire.WireFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two engines over the in-memory wire through thousands of random histories. Each follows from its seed alone: run one with
 * {@code -Dcwmp.history=SEED}; {@code -Dcwmp.histories=N} plays more of them.
 */
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("cwmp.histories", 10_000);
    private static final int FIND_WITHIN = 2_000;

    @Test
    @Rule({
        "C-RETRY-01",
        "C-RETRY-02",
        "C-RETRY-04",
        "C-RETRY-05",
        "C-EVT-01",
        "C-EVT-02",
        "C-EVT-03",
        "C-EVT-07",
        "C-EVT-17",
        "C-SESS-01",
        "C-SESS-08",
        "C-SPV-01",
        "C-PATH-04",
        "C-MR-01"
    })
    void noHistoryBreaksTheStandard() {
        Long only = Long.getLong("cwmp.history");
        if (only != null) {
            World world = new World(only, Tampering.NONE).play();
            world.oracle().trace().forEach(System.out::println);
            check(only, world);
            return;
        }
        Map<WireFault, Integer> faults = new EnumMap<>(WireFault.class);
        for (long seed = 0; seed < HISTORIES; seed++) {
            World world = new World(seed, Tampering.NONE).play();
            check(seed, world);
            world.faults().forEach((fault, n) -> faults.merge(fault, n, Integer::sum));
        }
        assertThat(faults).containsKeys(WireFault.values());
    }

    private static void check(long seed, World world) {
        assertThat(world.oracle().problems())
                .as(() ->
                        "seed " + seed + "\n" + String.join("\n", world.oracle().trace()))
                .isEmpty();
    }

    @Test
    void aHistoryFollowsFromItsSeed() {
        for (long seed = 0; seed < 50; seed++) {
            World one = new World(seed, Tampering.NONE).play();
            World two = new World(seed, Tampering.NONE).play();
            assertThat(one.oracle().trace()).isEqualTo(two.oracle().trace());
        }
    }

    static Stream<Arguments> bugs() {
        return Stream.of(
                bug("confirm on send", Bugs::confirmOnSend),
                bug("no journal", Bugs::noJournal),
                bug("retry count reset by a new event", Bugs::retryCountResetByNewEvent),
                bug("6 CONNECTION REQUEST retried", Bugs::connectionRequestRetried),
                bug("request after the empty POST", Bugs::requestAfterEmptyPost),
                bug("operation sent twice", Bugs::operationSentTwice));
    }

    private static Arguments bug(String name, Supplier<Tampering> make) {
        return Arguments.of(name, make);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void aPlantedBugIsFound(String name, Supplier<Tampering> bug) {
        long seed = 0;
        while (seed < FIND_WITHIN
                && new World(seed, bug.get()).play().oracle().problems().isEmpty()) {
            seed++;
        }
        assertThat(seed).as("histories until '" + name + "' was found").isLessThan(FIND_WITHIN);
    }
}
