package org.cwmp4j.cpe.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("cwmp.shared", "../../shared"), "spec", "vectors", "retry-intervals.json");

    /** The published ranges, default and custom. */
    @Test
    @Rule({"C-RETRY-02", "C-RETRY-07"})
    void theRangesOfTheVectors() throws IOException {
        Assumptions.assumeTrue(Files.exists(VECTORS));
        String json = Files.readString(VECTORS);
        int checked = 0;
        for (String name : List.of("session_and_bulk_default", "session_and_bulk_custom")) {
            int at = json.indexOf('"' + name + '"');
            if (at < 0) {
                continue;
            }
            String part = json.substring(at, json.indexOf('}', at));
            Duration m = Duration.ofSeconds(Long.parseLong(number(part, "m")));
            int k = Integer.parseInt(number(part, "k"));
            Matcher pair =
                    Pattern.compile("\\[\\s*([0-9.]+),\\s*([0-9.]+)\\s*\\]").matcher(part);
            for (int row = 1; pair.find(); row++, checked++) {
                RetryPolicy.Range range = RetryPolicy.range(row, m, k);
                assertThat(range.least().toMillis() / 1000.0)
                        .isCloseTo(Double.parseDouble(pair.group(1)), org.assertj.core.data.Offset.offset(0.01));
                assertThat(range.most().toMillis() / 1000.0)
                        .isCloseTo(Double.parseDouble(pair.group(2)), org.assertj.core.data.Offset.offset(0.01));
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(20);
    }

    private static String number(String json, String name) {
        Matcher m = Pattern.compile('"' + name + "\":\\s*([0-9]+)").matcher(json);
        assertThat(m.find()).isTrue();
        return m.group(1);
    }

    @Property
    @Rule({"C-RETRY-02", "C-ROB-12"})
    void alwaysInsideTheRangeAndNeverOverflows(
            @ForAll @LongRange(min = 1, max = 1_000_000) long retry,
            @ForAll @IntRange(min = 1, max = 65535) int m,
            @ForAll @IntRange(min = 1000, max = 65535) int k,
            @ForAll long seed) {
        RetryPolicy.Range range = RetryPolicy.range(retry, Duration.ofSeconds(m), k);
        Duration wait = RetryPolicy.choose(range, RandomSource.seeded(seed), null, Duration.ZERO);
        assertThat(wait).isBetween(range.least(), range.most());
        assertThat(wait.toNanos()).isPositive();
        assertThat(RetryPolicy.range(Math.max(10, retry), Duration.ofSeconds(m), k))
                .isEqualTo(RetryPolicy.range(10, Duration.ofSeconds(m), k));
    }

    @Test
    @Rule("C-RETRY-02")
    void theWholeRangeIsReached() {
        RetryPolicy.Range range = RetryPolicy.range(1, Duration.ofSeconds(5), 2000);
        RandomSource random = RandomSource.seeded(7);
        int[] tenths = new int[10];
        for (int i = 0; i < 10_000; i++) {
            long ms = RetryPolicy.choose(range, random, null, Duration.ZERO).toMillis();
            tenths[(int) Math.min(9, (ms - 5000) / 500)]++;
        }
        for (int count : tenths) {
            assertThat(count).isBetween(800, 1200);
        }
    }

    @Test
    void retryAfterIsHonouredWithinTheRange() {
        RetryPolicy.Range range = RetryPolicy.range(1, Duration.ofSeconds(5), 2000);
        RandomSource random = RandomSource.seeded(7);
        assertThat(RetryPolicy.choose(range, random, Duration.ofSeconds(10), Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryPolicy.choose(range, random, Duration.ofHours(9), Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryPolicy.choose(range, random, Duration.ofSeconds(1), Duration.ZERO))
                .isBetween(range.least(), range.most());
        Duration most = Duration.ofMinutes(5);
        assertThat(RetryPolicy.choose(range, random, Duration.ofSeconds(60), most))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(RetryPolicy.choose(range, random, Duration.ofHours(9), most)).isEqualTo(most);
        assertThat(RetryPolicy.choose(range, random, Duration.ofSeconds(1), most))
                .isBetween(range.least(), range.most());
        assertThat(RetryPolicy.choose(range, random, Duration.ofHours(9), Duration.ofSeconds(1)))
                .isEqualTo(range.most());
    }
}
