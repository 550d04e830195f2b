package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.junit.jupiter.api.Test;

/** Whatever a server does, the device keeps to the table of retries (TR-069 A6C1 3.2.1.1, Table 3). */
class NeverATightLoopTest {
    private static final int HOURS = 3;

    /** What a server may do with a POST. */
    private enum Misdeed implements Consumer<AgentFixture> {
        HANG_UP(cpe -> cpe.acs.drop()),
        GARBAGE(cpe -> cpe.acs.unreadable(new CodecException(
                ErrorKind.NOT_WELL_FORMED, "no XML", "", 0, 0, new CodecException.Answer.EndOfSession()))),
        EMPTY(cpe -> cpe.acs.empty()),
        REDIRECT_TO_ITSELF(cpe -> cpe.acs.status(302)),
        CHALLENGE_FOR_EVER(cpe -> cpe.acs.status(401)),
        UNAVAILABLE(cpe -> cpe.acs.status(503, Duration.ZERO)),
        BAD_REQUEST(cpe -> cpe.acs.status(400)),
        FAULT(cpe -> {
            if (cpe.acs.inform() != null) {
                cpe.acs.fault(8001);
            } else {
                cpe.acs.drop();
            }
        }),
        RETRY_REQUEST(cpe -> {
            if (cpe.acs.inform() != null) {
                cpe.acs.fault(8005);
            } else {
                cpe.acs.drop();
            }
        }),
        /** As a server does that answers 100 and nothing else. */
        SAY_NOTHING(cpe -> {}),
        ACCEPT_THEN_HANG_UP(cpe -> {
            if (cpe.acs.inform() != null) {
                cpe.acs.accept();
            }
            cpe.acs.drop();
        }),
        SCHEDULE_THEN_HANG_UP(cpe -> {
            if (cpe.acs.inform() != null) {
                cpe.acs.accept();
                cpe.acs.call(new ScheduleInform(1, "again"));
            }
            if (cpe.acs.isAsked()) {
                cpe.acs.drop();
            }
        }),
        MOVE_THEN_HANG_UP(cpe -> {
            if (cpe.acs.inform() != null) {
                cpe.acs.accept();
                cpe.tree.settings(
                        s -> s.url(s.build().url().endsWith("x") ? AgentFixture.URL : AgentFixture.URL + "x"));
            }
            cpe.acs.drop();
        }),
        SHORTEST_INTERVAL_THEN_HANG_UP(cpe -> {
            cpe.tree.settings(s -> s.periodicInformEnable(true).periodicInformInterval(Duration.ofSeconds(1)));
            cpe.acs.drop();
        }),
        CALL_BACK_THEN_HANG_UP(cpe -> {
            if (!cpe.source.paths.isEmpty()) {
                ConnectionRequestTest.ask(cpe);
            }
            cpe.acs.drop();
        });

        private final Consumer<AgentFixture> deed;

        Misdeed(Consumer<AgentFixture> deed) {
            this.deed = deed;
        }

        @Override
        public void accept(AgentFixture cpe) {
            deed.accept(cpe);
        }
    }

    @Provide
    Arbitrary<Misdeed> misdeeds() {
        return Arbitraries.of(Misdeed.values());
    }

    /** One kind of server for hours. Without the table a misbehaving one would be called as fast as it answers. */
    @Property(tries = 30)
    @Rule({"C-RETRY-01", "C-RETRY-02", "C-RETRY-06", "C-SESS-25"})
    void oneMisdeedForHours(@ForAll("misdeeds") Misdeed misdeed, @ForAll @IntRange(max = 1000) int seed) {
        AgentFixture cpe = new AgentFixture();
        cpe.random.nextLong(seed + 1L);
        play(cpe, c -> misdeed.accept(c));
        assertThat(cpe.log.starts.size()).as(misdeed.name()).isBetween(5, most(misdeed));
    }

    /** A server that does something else each time. */
    @Property(tries = 12)
    @Rule({"C-RETRY-01", "C-RETRY-02", "C-RETRY-06"})
    void allOfThemInTurn(@ForAll long seed) {
        AgentFixture cpe = new AgentFixture();
        Random chance = new Random(seed);
        Misdeed[] all = Misdeed.values();
        play(cpe, c -> all[chance.nextInt(all.length)].accept(c));
        assertThat(cpe.log.starts.size()).isLessThanOrEqualTo(most(null));
    }

    private static void play(AgentFixture cpe, Consumer<AgentFixture> deed) {
        cpe.start();
        Duration step = Duration.ofMillis(500);
        for (long i = 0; i < HOURS * 7200L; i++) {
            for (int post = 0; post < 10 && cpe.acs.isAsked(); post++) {
                deed.accept(cpe);
                cpe.settle();
            }
            cpe.time.advance(step);
        }
    }

    /** What the table allows at its shortest, and what events may add to it. */
    private static int most(Misdeed misdeed) {
        int table = 1;
        Duration passed = Duration.ZERO;
        for (int row = 0; passed.compareTo(Duration.ofHours(HOURS)) < 0; row++) {
            passed = passed.plusSeconds(5L << Math.min(row, 9));
            table++;
        }
        int events = 30 + HOURS * 30;
        int asked = HOURS * 60;
        if (misdeed == null) {
            return table + events + asked;
        }
        return switch (misdeed) {
            case SCHEDULE_THEN_HANG_UP, MOVE_THEN_HANG_UP, SHORTEST_INTERVAL_THEN_HANG_UP -> table + events;
            case CALL_BACK_THEN_HANG_UP -> table + asked;
            default -> table;
        };
    }

    /** A storm of connection requests by somebody who knows the password, while every session fails. */
    @Test
    @Rule({"CRQ-17", "CRQ-19", "C-CR-05", "C-RETRY-09"})
    void aStormOfConnectionRequestsIsBoundedByItsOwnLimit() {
        AgentFixture cpe = new AgentFixture();
        cpe.start();
        for (int second = 0; second < 3600; second++) {
            ConnectionRequestTest.ask(cpe);
            cpe.settle();
            while (cpe.acs.isAsked()) {
                cpe.acs.drop();
                cpe.settle();
            }
            cpe.pass(1);
        }
        assertThat(cpe.log.starts.size()).isBetween(60, 60 + 12);
    }

    /** Two servers that send the device to each other, in sessions that succeed. */
    @Test
    @Rule({"C-EVT-09", "C-DISC-03"})
    void serversThatPassTheDeviceOnAreCalledOnceASecondAtMost() {
        AgentFixture cpe = new AgentFixture();
        cpe.start();
        for (int i = 0; i < 10_000; i++) {
            if (cpe.acs.isAsked()) {
                cpe.acs.expect(Inform.class);
                cpe.acs.accept();
                String to = AgentFixture.URL + (i % 2);
                cpe.tree.settings(s -> s.url(to));
                cpe.acs.empty();
                cpe.settle();
            } else {
                cpe.pass(Duration.ofMillis(100));
            }
        }
        Duration passed = Duration.between(java.time.Instant.parse("2026-01-01T00:00:00Z"), cpe.time.now());
        assertThat(cpe.log.starts.size()).isLessThanOrEqualTo((int) passed.toSeconds() + 61);
        assertThat(passed).isGreaterThan(Duration.ofMinutes(10));
    }
}
