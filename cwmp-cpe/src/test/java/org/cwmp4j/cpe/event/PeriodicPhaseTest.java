package org.cwmp4j.cpe.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodicPhaseTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T10:00:00Z, 2000-01-01T00:00:00Z, 86400, 50400", // midnight
        "2026-07-01T10:00:00Z, 2000-01-01T00:00:00Z, 86400, 50400", // no daylight saving in UTC
        "2026-01-01T10:00:00Z, 2050-01-01T00:00:00Z, 86400, 50400", // a reference in the future
        "2026-01-01T10:00:00Z, 2026-01-01T10:00:00Z, 60, 60", // exactly now: the next one
        "2026-01-01T10:00:59Z, 2026-01-01T10:00:00Z, 60, 1",
        "2026-01-01T10:00:00Z, 2026-01-01T10:00:01Z, 60, 1"
    })
    @Rule("C-DM-01")
    void theNextOne(Instant now, Instant reference, long interval, long wait) {
        assertThat(PeriodicPhase.untilNext(now, reference, Duration.ofSeconds(interval), Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(wait));
    }

    @Property
    @Rule("C-DM-01")
    void alwaysOnThePhaseAndSoon(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long now,
            @ForAll @LongRange(min = -62_000_000_000L, max = 250_000_000_000L) long reference,
            @ForAll @LongRange(min = 1, max = 4294967295L) long interval) {
        Duration wait = PeriodicPhase.untilNext(
                Instant.ofEpochSecond(now),
                Instant.ofEpochSecond(reference),
                Duration.ofSeconds(interval),
                Duration.ZERO);
        assertThat(wait).isGreaterThan(Duration.ZERO).isLessThanOrEqualTo(Duration.ofSeconds(interval));
        assertThat(Math.floorMod(now + wait.toSeconds() - reference, interval)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"59, 61", "30, 90", "29, 31"})
    void oneThatCameEarlyDoesNotComeTwice(long second, long wait) {
        Instant reference = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(PeriodicPhase.untilNext(
                        reference.plusSeconds(second), reference, Duration.ofSeconds(60), Duration.ofSeconds(30)))
                .isEqualTo(Duration.ofSeconds(wait));
    }
}
