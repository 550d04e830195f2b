package org.cwmp4j.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    private final List<String> rung = new ArrayList<>();
    private final Alarm alarm = new Alarm(time.source(), Runnable::run);

    private void set(Duration after, String name) {
        alarm.set(after, () -> rung.add(name));
    }

    @Test
    void ringsOnceAtItsTime() {
        set(MINUTE, "a");
        time.advance(MINUTE.minusNanos(1));
        assertThat(rung).isEmpty();
        time.advance(Duration.ofNanos(1));
        assertThat(rung).containsExactly("a");
        time.advance(MINUTE.multipliedBy(10));
        assertThat(rung).containsExactly("a");
        assertThat(time.pending()).isZero();
    }

    @Test
    void movedOnItNeedsNoOtherTimer() {
        set(MINUTE, "a");
        for (int i = 0; i < 100; i++) {
            time.advance(Duration.ofSeconds(1));
            set(MINUTE, "b" + i);
            assertThat(time.pending()).isEqualTo(1);
        }
        time.advance(MINUTE.minusNanos(1));
        assertThat(rung).isEmpty();
        time.advance(Duration.ofNanos(1));
        assertThat(rung).containsExactly("b99");
    }

    @Test
    void movedForwardItRingsEarlier() {
        set(MINUTE, "a");
        set(Duration.ofSeconds(1), "b");
        assertThat(time.pending()).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(rung).containsExactly("b");
        time.advance(MINUTE);
        assertThat(rung).containsExactly("b");
    }

    @Test
    void clearedItIsSilentAndCanBeSetAgain() {
        set(MINUTE, "a");
        alarm.clear();
        time.advance(Duration.ofSeconds(30));
        set(MINUTE, "b");
        time.advance(Duration.ofSeconds(59));
        assertThat(rung).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(rung).containsExactly("b");
    }

    @Test
    void closedItLeavesNothingBehind() {
        set(MINUTE, "a");
        alarm.close();
        assertThat(time.pending()).isZero();
        time.advance(MINUTE);
        assertThat(rung).isEmpty();
    }

    @Test
    void aTimerThatHasFiredAlreadyRingsNoOther() {
        Queue<Runnable> later = new ArrayDeque<>();
        Alarm busy = new Alarm(time.source(), later::add);
        busy.set(MINUTE, () -> rung.add("a"));
        time.advance(MINUTE);
        busy.set(Duration.ofSeconds(1), () -> rung.add("b"));
        later.remove().run();
        assertThat(rung).isEmpty();
        time.advance(Duration.ofSeconds(1));
        later.remove().run();
        assertThat(rung).containsExactly("b");
    }

    @Test
    void itMaySetItselfAgain() {
        alarm.set(MINUTE, () -> set(MINUTE, "b"));
        time.advance(MINUTE.multipliedBy(2));
        assertThat(rung).containsExactly("b");
    }

    @Test
    void forEver() {
        set(Duration.ofSeconds(Long.MAX_VALUE), "a");
        time.advance(Duration.ofDays(36_500));
        assertThat(rung).isEmpty();
    }
}
