package org.cwmp4j.cpe.transfer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.state.StateReader;
import org.cwmp4j.cpe.state.StateWriter;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferLimits;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.cpe.transfer.internal.TransferState.Lane;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.TimeWindowStruct;

/** The machine of a transfer and the windows of a scheduled one, under everything that can happen. */
class TransferMachineTest {
    private static final Set<String> MODES = Set.of(
            TimeWindowStruct.AT_ANY_TIME,
            TimeWindowStruct.IMMEDIATELY,
            TimeWindowStruct.WHEN_IDLE,
            TimeWindowStruct.CONFIRMATION_NEEDED);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Provide
    Arbitrary<List<TimeWindowStruct>> windows() {
        Arbitrary<TimeWindowStruct> one = Combinators.combine(
                        Arbitraries.longs().between(-1, 40),
                        Arbitraries.longs().between(-1, 40),
                        Arbitraries.of(MODES),
                        Arbitraries.integers().between(-1, 3))
                .as((start, end, mode, retries) -> new TimeWindowStruct(start, end, mode, "", retries));
        return one.list().ofMinSize(0).ofMaxSize(3);
    }

    private static boolean holds(TimeWindowStruct w, long second) {
        return second >= w.windowStart() && second < w.windowEnd();
    }

    // ---- windows

    @Property
    @Rule({"C-SD-01", "C-SD-02", "FTR-15"})
    void oneWindowOrTwoThatDoNotOverlap(@ForAll("windows") List<TimeWindowStruct> list) {
        boolean fine = !list.isEmpty() && list.size() <= 2;
        for (TimeWindowStruct w : list) {
            fine &= w.windowStart() >= 0 && w.windowStart() < w.windowEnd();
        }
        for (long s = 0; s < 45; s++) {
            long second = s;
            fine &= list.stream().filter(w -> holds(w, second)).count() <= 1;
        }
        fine &= list.size() != 2 || list.get(0).windowStart() < list.get(1).windowStart();
        assertThat(Windows.problem(list, MODES).isEmpty()).isEqualTo(fine);
    }

    @Property
    @Rule({"C-SD-01", "C-SD-05"})
    void whichWindowIsOpen(@ForAll("windows") List<TimeWindowStruct> list) {
        if (Windows.problem(list, MODES).isPresent()) {
            return;
        }
        Windows windows = new Windows(list);
        for (long s = 0; s < 45; s++) {
            Duration now = Duration.ofSeconds(s);
            int open = windows.at(now);
            for (int i = 0; i < list.size(); i++) {
                assertThat(open == i).isEqualTo(holds(list.get(i), s));
            }
            Optional<Duration> next = windows.untilNext(now);
            next.ifPresent(wait -> assertThat(windows.at(now.plus(wait))).isNotNegative());
            long second = s;
            assertThat(next.isPresent()).isEqualTo(list.stream().anyMatch(w -> w.windowStart() > second));
            assertThat(windows.untilOver(now).isZero())
                    .isEqualTo(s >= list.get(list.size() - 1).windowEnd());
        }
    }

    // ---- the machine

    private static Order order(List<TimeWindowStruct> windows, boolean upload, long delay, boolean multicast) {
        TransferInfo.Kind kind = !windows.isEmpty()
                ? TransferInfo.Kind.SCHEDULED_DOWNLOAD
                : upload ? TransferInfo.Kind.UPLOAD : TransferInfo.Kind.DOWNLOAD;
        TransferInfo info =
                new TransferInfo(7, kind, "key", FileType.FIRMWARE_UPGRADE_IMAGE, "http://h/", 0, "t", "ok", "no");
        return new Order(info, "u", "p", "", delay, multicast, windows);
    }

    private static TransferInput input(Random random, TransferState s) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> new TransferInput.Wake();
            case 3, 4, 5 -> new TransferInput.Go();
            case 6 -> new TransferInput.SessionOver();
            case 7 -> new TransferInput.Resumable("m" + random.nextInt(3));
            case 8 -> new TransferInput.Moved(random.nextInt(100), random.nextBoolean() ? "n" : null);
            case 9 -> s.phase == TransferPhase.RECEIVED ? new TransferInput.Verified() : new TransferInput.Wake();
            case 10 ->
                new TransferInput.Applied(
                        random.nextBoolean() ? DownloadHandler.Applied.NOW : DownloadHandler.Applied.AFTER_REBOOT);
            case 11 ->
                new TransferInput.Failed(
                        random.nextInt(4) == 0
                                ? TransferException.unrecoverable(new FaultCode(9016), "gone")
                                : new TransferException(new FaultCode(9015), "down"),
                        random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofSeconds(random.nextInt(3))));
            case 12 -> new TransferInput.Permission(s.window, random.nextBoolean());
            case 13 -> s.phase == TransferPhase.BOOTING ? new TransferInput.Booted() : new TransferInput.Wake();
            case 14 -> new TransferInput.NotBooted();
            default -> random.nextInt(10) == 0 ? new TransferInput.Cancel() : new TransferInput.AnswerLater();
        };
    }

    private static TransferState recorded(TransferState state) {
        StateWriter out = new StateWriter();
        new TransferCodec().write(state, out);
        TransferState read = new TransferCodec().read(1, new StateReader(out.toBytes()));
        StateWriter again = new StateWriter();
        new TransferCodec().write(read, again);
        assertThat(again.toBytes()).as("what is recorded is what is read").isEqualTo(out.toBytes());
        return read;
    }

    /** What must hold of each step, whatever happens: then it holds of every course of a transfer. */
    private static final class Course {
        final Random random;
        final Order order;
        final Windows windows;
        final List<Integer> moves = new ArrayList<>();
        TransferState state;
        TransferState onDisk;
        long second;
        boolean certain = true;
        int failuresOfWindow;
        int ends;

        Course(long seed, Order order) {
            random = new Random(seed);
            this.order = order;
            windows = new Windows(order.windows());
            state = new TransferState(order);
            state.held = random.nextBoolean();
            state.unanswered = !state.held && random.nextInt(3) == 0;
            onDisk = recorded(state);
        }

        void run() {
            for (int i = 0; i < 120 && ends == 0; i++) {
                second += random.nextInt(3) == 0 ? random.nextInt(4) : 0;
                if (random.nextInt(25) == 0) {
                    restart();
                } else {
                    feed(input(random, state));
                }
            }
            TransferPhase phase = state.phase;
            TransferMachine.Step after = step(new TransferInput.Go());
            if (phase == TransferPhase.DONE) {
                assertThat(after.effects()).as("over is over").isEmpty();
            }
        }

        private void restart() {
            state = recorded(onDisk).copy();
            certain = random.nextInt(3) > 0;
            feed(new TransferInput.Found(random.nextBoolean() ? -1 : state.bytes));
            if (ends == 0) {
                feed(new TransferInput.Restarted());
            }
            certain = true;
        }

        private TransferMachine.Step step(TransferInput input) {
            Moment now = new Moment(Duration.ofSeconds(second), certain, START.plusSeconds(second));
            return TransferMachine.step(state, input, now, TransferLimits.DEFAULT);
        }

        private void feed(TransferInput input) {
            TransferState before = state;
            TransferMachine.Step step = step(input);
            state = step.state();
            check(before, input, step);
            if (step.record() || !step.effects().isEmpty()) {
                onDisk = recorded(state);
            }
        }

        private void check(TransferState before, TransferInput input, TransferMachine.Step step) {
            boolean begins = step.has(TransferEffect.MOVE) || step.has(TransferEffect.APPLY);
            if (begins) {
                assertThat(step.record()).as("recorded before it is done").isTrue();
                assertThat(before.held).as("not in the session of the call").isFalse();
                assertThat(input).isInstanceOf(TransferInput.Go.class);
            }
            if (begins && order.isScheduled()) { // C-SD-05
                assertThat(windows.at(Duration.ofSeconds(second)))
                        .isEqualTo(state.window)
                        .isNotNegative();
                assertThat(certain).isTrue();
            }
            if (step.has(TransferEffect.MOVE) && !order.isScheduled() && !order.multicast()) { // C-DL-08
                assertThat(second).isGreaterThanOrEqualTo(order.delaySeconds());
            }
            if (step.has(TransferEffect.APPLY)) {
                assertThat(before.phase).isEqualTo(TransferPhase.RECEIVED);
                assertThat(before.verified).isTrue();
            }
            if (step.has(TransferEffect.REBOOT)) {
                assertThat(state.phase).isEqualTo(TransferPhase.BOOTING);
            }
            checkEnd(before, step);
            checkRetries(before, step);
            assertThat(step.wake() == null || !step.wake().isNegative()).isTrue();
            assertThat(state.wants == Lane.NONE
                            || EnumSet.of(TransferPhase.QUEUED, TransferPhase.RECEIVED)
                                    .contains(state.phase))
                    .isTrue();
        }

        private void checkEnd(TransferState before, TransferMachine.Step step) {
            long told = step.effects().stream()
                    .filter(e -> e == TransferEffect.REPORT || e == TransferEffect.ANSWER || e == TransferEffect.REMOVE)
                    .filter(e -> e != TransferEffect.REMOVE || !step.has(TransferEffect.ANSWER))
                    .count();
            boolean over = before.phase != TransferPhase.DONE && state.phase == TransferPhase.DONE;
            assertThat(told).as("told once how it ended").isEqualTo(over ? 1 : 0);
            assertThat(step.has(TransferEffect.CLEAN) || !over).isTrue();
            ends += over ? 1 : 0;
            if (over && state.fault.isSuccess() && !state.silent) {
                assertThat(before.phase)
                        .isIn(
                                order.isDownload() ? TransferPhase.APPLYING : TransferPhase.MOVING,
                                order.isDownload() ? TransferPhase.BOOTING : TransferPhase.MOVING);
            }
        }

        /** C-SD-06: after n failures in a window with n - 1 retries nothing begins there. */
        private void checkRetries(TransferState before, TransferMachine.Step step) {
            boolean begins = step.has(TransferEffect.MOVE) || step.has(TransferEffect.APPLY);
            if (begins && order.isScheduled()) {
                int retries = order.windows().get(state.window).maxRetries();
                assertThat(retries < 0 || state.failures <= retries).isTrue();
                assertThat(state.exhausted).isFalse();
            }
            if (state.failures > before.failures) {
                assertThat(state.failures).isEqualTo(before.failures + 1);
            }
        }
    }

    @Property(tries = 3000)
    @Rule({"C-SD-04", "C-SD-05", "C-SD-06", "C-SD-08", "C-DL-07", "C-TC-01", "FTR-16"})
    void anyCourseOfAScheduledDownload(@ForAll("windows") List<TimeWindowStruct> list, @ForAll long seed) {
        if (Windows.problem(list, MODES).isEmpty()) {
            new Course(seed, order(list, false, 0, false)).run();
        }
    }

    @Property(tries = 2000)
    @Rule({"C-DL-01", "C-DL-02", "C-DL-04", "C-DL-07", "C-DL-08", "C-UL-02"})
    void anyCourseOfATransfer(
            @ForAll boolean upload, @ForAll boolean delayed, @ForAll boolean multicast, @ForAll long seed) {
        Course course = new Course(seed, order(List.of(), upload, delayed ? 20 : 0, multicast && !upload));
        course.run();
        assertThat(course.state.failures).as("no retries of its own").isZero();
    }

    /** However it went: once the windows are over a download that waits is over too. */
    @Property
    @Rule({"C-SD-08", "FTR-16"})
    void nothingWaitsForEver(@ForAll("windows") List<TimeWindowStruct> list, @ForAll long seed) {
        if (Windows.problem(list, MODES).isPresent()) {
            return;
        }
        Course course = new Course(seed, order(list, false, 0, false));
        course.state.held = false;
        course.state.unanswered = false;
        TransferState s = course.state;
        for (int i = 0; i < 100 && s.phase != TransferPhase.DONE; i++) {
            Moment now = new Moment(Duration.ofSeconds(course.second), true, START);
            TransferMachine.Step step = TransferMachine.step(s, new TransferInput.Wake(), now, TransferLimits.DEFAULT);
            s = step.state();
            assertThat(step.wake() != null || s.phase == TransferPhase.DONE).isTrue();
            course.second += step.wake() == null ? 0 : Math.max(1, step.wake().toSeconds());
        }
        assertThat(s.phase).isEqualTo(TransferPhase.DONE);
        assertThat(s.fault.faultCode()).isEqualTo(FaultCode.OUTSIDE_TIME_WINDOWS);
    }
}
