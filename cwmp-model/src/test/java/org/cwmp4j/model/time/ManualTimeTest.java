package org.cwmp4j.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private final ManualTime time = new ManualTime(START);
    private final List<String> ran = new ArrayList<>();

    private Scheduler.Cancellable in(int seconds, String name) {
        return time.schedule(
                Duration.ofSeconds(seconds),
                () -> ran.add(name + "@" + time.now().getEpochSecond() % 1000));
    }

    private long base() {
        return START.getEpochSecond() % 1000;
    }

    @Test
    void tasksRunWhenTheyAreDueInOrder() {
        in(5, "b");
        in(3, "a");
        in(5, "c");
        time.advance(Duration.ofSeconds(4));
        assertThat(ran).containsExactly("a@" + (base() + 3));
        time.advance(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("a@" + (base() + 3), "b@" + (base() + 5), "c@" + (base() + 5));
        assertThat(time.now()).isEqualTo(START.plusSeconds(5));
        assertThat(time.pending()).isZero();
    }

    @Test
    void whatTasksScheduleRunsTooIfItIsDue() {
        time.schedule(Duration.ofSeconds(1), () -> in(1, "inner"));
        time.advance(Duration.ofSeconds(2));
        assertThat(ran).containsExactly("inner@" + (base() + 2));
    }

    @Test
    void zeroAndNegativeDelaysRunNextButNotAtOnce() {
        in(0, "zero");
        in(-5, "negative");
        assertThat(ran).isEmpty();
        time.advance(Duration.ZERO);
        assertThat(ran).hasSize(2);
    }

    @Test
    void cancelledTasksNeverRun() {
        Scheduler.Cancellable task = in(1, "a");
        task.cancel();
        task.cancel();
        assertThat(time.untilNext()).isEmpty();
        time.advance(Duration.ofSeconds(2));
        assertThat(ran).isEmpty();
    }

    @Test
    void goesToTheNextTask() {
        in(7, "a");
        in(7, "b");
        assertThat(time.untilNext()).contains(Duration.ofSeconds(7));
        assertThat(time.advanceToNext()).isTrue();
        assertThat(ran).hasSize(2);
        assertThat(time.advanceToNext()).isFalse();
    }

    @Test
    void anExceptionIsSeenAndTimeGoesOn() {
        time.schedule(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("task");
        });
        in(2, "after");
        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(3))).hasMessage("task");
        assertThat(time.now()).isEqualTo(START.plusSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(ran).hasSize(1);
    }

    @Test
    void aJumpOfTheWallClockMovesNoTimer() {
        in(10, "a");
        long before = time.nanos();
        time.jump(Duration.ofDays(365));
        assertThat(time.nanos()).isEqualTo(before);
        assertThat(time.now()).isEqualTo(START.plus(Duration.ofDays(365)));
        time.advance(Duration.ofSeconds(9));
        assertThat(ran).isEmpty();
        time.jump(Duration.ofDays(-730));
        time.advance(Duration.ofSeconds(1));
        assertThat(ran).hasSize(1);
    }

    @Test
    void knowsItsZoneAndWhetherItIsSet() {
        ManualTime berlin = new ManualTime(START, ZoneId.of("Europe/Berlin"));
        assertThat(berlin.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.isSet()).isTrue();
        berlin.setKnown(false);
        assertThat(berlin.isSet()).isFalse();
        assertThat(berlin.source().wall()).isSameAs(berlin);
    }

    @Property(tries = 200)
    void tasksRunInTheOrderOfTheirDueTimes(@ForAll @Size(max = 30) List<@IntRange(max = 20) Integer> delays) {
        ManualTime clock = new ManualTime(START);
        List<Integer> seen = new ArrayList<>();
        delays.forEach(d -> clock.schedule(Duration.ofMillis(d), () -> seen.add(d)));
        clock.advance(Duration.ofMillis(20));
        assertThat(seen).isEqualTo(delays.stream().sorted().toList());
    }

    @Test
    void seededChanceRepeats() {
        RandomSource one = RandomSource.seeded(42);
        RandomSource two = RandomSource.seeded(42);
        for (int i = 0; i < 100; i++) {
            assertThat(one.nextLong(1000)).isEqualTo(two.nextLong(1000)).isBetween(0L, 999L);
            assertThat(one.nextDouble()).isEqualTo(two.nextDouble()).isBetween(0.0, 1.0);
        }
    }

    @Test
    @Rule("A-ROB-11")
    void tokensAreLongEnoughNotToBeGuessed() {
        SecretSource secure = SecretSource.secure();
        String token = secure.nextToken(16);
        assertThat(token).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(secure.nextToken(16));
        assertThat(secure.nextBytes(32)).hasSize(32);
    }
}
