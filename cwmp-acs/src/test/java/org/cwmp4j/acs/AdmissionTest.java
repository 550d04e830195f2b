package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.EventCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who is let in when there is much to do, and that whoever is inside never notices. */
class AdmissionTest {
    private static final Runnable NEVER = () -> {
        throw new AssertionError("nobody waits");
    };

    private final TestAcs server = new TestAcs();

    private AcsScreening screen(Object connection, @Nullable String cookie, boolean overLimit) {
        return server.acs().screen(new AcsHead(connection, ScriptedCpe.REMOTE, cookie, overLimit));
    }

    private AcsScreening stranger() {
        return screen(new Object(), null, false);
    }

    private AcsPermit admitted(AcsScreening screening) {
        assertThat(screening).isInstanceOf(AcsScreening.Admitted.class);
        return ((AcsScreening.Admitted) screening).permit();
    }

    private void assertRefusedFor(Refusal why, AcsScreening screening) {
        assertThat(screening)
                .isInstanceOfSatisfying(AcsScreening.Refused.class, refused -> assertWait(refused.answer()));
        assertThat(server.refusals).last().isEqualTo(why);
    }

    private static void assertWait(AcsAnswer answer) {
        assertRefused(answer, 503);
        assertThat(answer.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    private void assertRefusedFor(Refusal why, AcsAnswer answer) {
        assertWait(answer);
        assertThat(server.refusals).last().isEqualTo(why);
    }

    /** Between the limits only what cannot wait is let in, up to the hard limit. */
    @ParameterizedTest
    @ValueSource(strings = {"0 BOOTSTRAP", "7 TRANSFER COMPLETE"})
    @Rule("A-ROB-09")
    void betweenTheLimitsOnlyTheUrgentAreLetIn(String urgent) {
        server.budget(AcsBudget.DEFAULT.withSessions(2, 3));
        ScriptedCpe inside = server.cpe("1");
        assertAccepted(inside.inform(EventCode.PERIODIC));
        assertAccepted(server.cpe("2").inform(EventCode.PERIODIC));
        for (String other :
                new String[] {"1 BOOT", "2 PERIODIC", "6 CONNECTION REQUEST", "10 AUTONOMOUS TRANSFER COMPLETE"}) {
            assertRefusedFor(Refusal.LESS_URGENT, server.cpe("3").inform(new EventCode(other)));
        }
        assertAccepted(server.cpe("3").inform(EventCode.BOOT, new EventCode(urgent)));
        assertRefusedFor(Refusal.NO_ROOM, server.cpe("4").inform(new EventCode(urgent)));
        assertEmpty(inside.empty());
        assertAccepted(server.cpe("4").inform(new EventCode(urgent)));
    }

    /** Between the limits the body has to be read, above them not. */
    @Test
    @Rule("A-ROB-09")
    void theHardLimitIsKnownByTheHeadAndTheSoftOneNot() {
        server.budget(AcsBudget.DEFAULT.withSessions(1, 2));
        server.cpe("1").inform(EventCode.PERIODIC);
        admitted(stranger()).close();
        server.cpe("2").inform(EventCode.BOOTSTRAP);
        assertRefusedFor(Refusal.NO_ROOM, stranger());
    }

    /** Whatever the load: a POST with the session's cookie, or on its connection, goes on. */
    @Test
    @Rule("A-ROB-09")
    void aRunningSessionIsNeverRefused() {
        server.budget(AcsBudget.DEFAULT.withMaxSessions(1).withMaxOpening(1));
        server.handler(AcsHandler.ofSession(session -> session.call(GPV)));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertRefusedFor(Refusal.NO_ROOM, stranger());
        for (int i = 0; i < 10; i++) {
            admitted(screen(new Object(), cpe.cookie, true));
            admitted(screen(cpe.connection, null, true));
        }
        cpe.reconnect().empty();
        assertEmpty(cpe.reconnect().respond(GPV_RESPONSE));
    }

    @Test
    @Rule("A-ROB-09")
    void aStrangerOnOneConnectionTooManyIsRefused() {
        assertRefusedFor(Refusal.CONNECTIONS, screen(new Object(), null, true));
        assertRefusedFor(Refusal.CONNECTIONS, screen(new Object(), "of-nobody", true));
        admitted(stranger());
    }

    @Test
    @Rule({"A-ROB-09", "A-ROB-11"})
    void postsWithoutSessionAreBounded() {
        server.budget(AcsBudget.DEFAULT.withMaxOpening(2));
        AcsPermit one = admitted(stranger());
        admitted(stranger());
        assertRefusedFor(Refusal.BUSY, stranger());
        one.close();
        one.close(); // once only
        admitted(stranger());
        assertRefusedFor(Refusal.BUSY, stranger());
    }

    @Test
    @Rule({"SEC-09", "A-ROB-11"})
    void oneSourceCannotFillTheDoorBeforeItProvesWhoItIs() {
        server.budget(AcsBudget.DEFAULT.withMaxUnprovenPerSource(2));
        AcsPermit one = admitted(stranger());
        admitted(stranger());
        assertRefusedFor(Refusal.UNPROVEN, stranger());
        admitted(server.acs().screen(new AcsHead(new Object(), new InetSocketAddress("192.0.2.77", 1), null, false)));
        one.proven();
        one.close();
        admitted(stranger());
        assertRefusedFor(Refusal.UNPROVEN, stranger());
    }

    /** Nobody has more addresses than one by having a whole IPv6 subnet. */
    @Test
    @Rule("SEC-09")
    void aSubnetOfIpv6IsOneSource() {
        server.budget(AcsBudget.DEFAULT.withMaxUnprovenPerSource(1));
        AcsServer acs = server.acs();
        admitted(acs.screen(head("2001:db8:0:1::1")));
        assertRefusedFor(Refusal.UNPROVEN, acs.screen(head("2001:db8:0:1:ffff::2")));
        admitted(acs.screen(head("2001:db8:0:2::1")));
    }

    private static AcsHead head(String address) {
        return new AcsHead(new Object(), new InetSocketAddress(address, 1), null, false);
    }

    /** Half-open sessions of anybody: as many as one source may have, and they go by themselves. */
    @Test
    @Rule({"SEC-09", "A-ROB-11"})
    void aHundredThousandHalfOpenSessionsOfOneSource() {
        server.builder.authentication(AuthenticationPolicy.none()).unknownDevices(UnknownDevicePolicy.admit());
        server.budget(AcsBudget.DEFAULT.withMaxUnprovenPerSource(50));
        for (int i = 0; i < 100_000; i++) {
            ScriptedCpe cpe = server.cpe(Integer.toString(i));
            cpe.identity = null;
            AcsAnswer answer = cpe.inform(EventCode.BOOTSTRAP);
            assertThat(answer.status()).isEqualTo(i < 50 ? 200 : 503);
        }
        assertThat(server.acs().liveSessions()).hasSize(50);
        assertThat(server.time.pending()).isLessThan(200);
        ScriptedCpe elsewhere = server.cpe("x");
        elsewhere.identity = null;
        elsewhere.remote = new InetSocketAddress("192.0.2.77", 1);
        assertAccepted(elsewhere.inform(EventCode.BOOT)); // the others' doing is not theirs
        server.time.advance(Duration.ofSeconds(60));
        assertThat(server.acs().liveSessions()).isEmpty();
        ScriptedCpe again = server.cpe("again");
        again.identity = null;
        assertAccepted(again.inform(EventCode.BOOT));
    }

    /** Those who have proved who they are are not counted by their address: it may be a NAT's (H14). */
    @Test
    @Rule({"H14", "SEC-09"})
    void aThousandDevicesBehindOneAddress() {
        server.budget(AcsBudget.DEFAULT.withMaxUnprovenPerSource(1));
        for (int i = 0; i < 1000; i++) {
            assertAccepted(server.cpe(Integer.toString(i)).inform(EventCode.BOOT));
        }
        assertThat(server.acs().liveSessions()).hasSize(1000);
        assertThat(server.refusals).isEmpty();
    }

    @Test
    @Rule("SEC-17")
    void oneDeviceInformsNoOftenerThanItsRate() {
        server.budget(AcsBudget.DEFAULT.withInformsPerDevice(new RateLimit(3, Duration.ofSeconds(10))));
        for (int i = 0; i < 3; i++) {
            assertEmpty(session("1"));
        }
        assertRefusedFor(Refusal.DEVICE_RATE, server.cpe("1").inform(EventCode.VALUE_CHANGE));
        assertEmpty(session("2")); // another is not meant
        server.time.advance(Duration.ofSeconds(10));
        assertEmpty(session("1"));
        assertRefusedFor(Refusal.DEVICE_RATE, server.cpe("1").inform(EventCode.VALUE_CHANGE));
        server.time.advance(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertEmpty(session("1"));
        }
        assertRefusedFor(Refusal.DEVICE_RATE, server.cpe("1").inform(EventCode.VALUE_CHANGE));
    }

    private AcsAnswer session(String serial) {
        ScriptedCpe cpe = server.cpe(serial);
        assertAccepted(cpe.inform(EventCode.VALUE_CHANGE));
        return cpe.empty();
    }

    /** By default no rate by address, since thousands may share one; an operator who knows better sets one. */
    @Test
    @Rule({"SEC-17", "H14"})
    void aSourceHasARateOnlyIfOneIsSet() {
        for (int i = 0; i < 5000; i++) {
            assertEmpty(session(Integer.toString(i)));
        }
        server.budget(AcsBudget.DEFAULT.withInformsPerSource(new RateLimit(2, Duration.ofSeconds(1))));
        server.restart();
        assertEmpty(session("1"));
        assertEmpty(session("2"));
        assertRefusedFor(Refusal.SOURCE_RATE, server.cpe("3").inform(EventCode.BOOT));
        ScriptedCpe elsewhere = server.cpe("3");
        elsewhere.remote = new InetSocketAddress("192.0.2.77", 1);
        assertAccepted(elsewhere.inform(EventCode.BOOT));
    }

    @Test
    @Rule("A-ROB-09")
    void bodiesWaitUntilThereIsRoom() {
        server.budget(AcsBudget.DEFAULT.withBodies(100, 100));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        AcsPermit one = admitted(stranger());
        AcsPermit two = admitted(stranger());
        AcsPermit inside = admitted(screen(new Object(), cpe.cookie, false));
        AtomicInteger resumed = new AtomicInteger();
        assertThat(one.take(50, NEVER)).isTrue();
        assertThat(server.acs().load()).isEqualTo(new AcsLoad(1, 2, 50));
        assertThat(two.take(1, resumed::incrementAndGet)).isFalse(); // half is for who has a session
        assertRefusedFor(Refusal.BUSY, stranger());
        assertThat(inside.take(49, NEVER)).isTrue();
        assertThat(inside.take(1, resumed::incrementAndGet)).isFalse();
        one.abandoned();
        assertThat(resumed).hasValue(2);
        assertThat(inside.take(40, NEVER)).isTrue();
        inside.close();
        two.close();
        assertThat(server.acs().load()).isEqualTo(new AcsLoad(1, 0, 0));
        assertThat(admitted(stranger()).take(50, NEVER)).isTrue();
    }

    @Test
    @Rule("A-ROB-09")
    void anInformMayBeNoLongerThanItsBudgetButAMessageOfASessionMay() {
        server.budget(AcsBudget.DEFAULT.withBodies(100, 1000));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertThat(admitted(stranger()).maxBody()).isEqualTo(100);
        assertThat(admitted(screen(new Object(), cpe.cookie, false)).maxBody())
                .isEqualTo(org.cwmp4j.codec.Limits.DEFAULT.maxBytes());
    }

    /** However many there are: a line a minute for each reason, with their number. */
    @Test
    @Rule("SEC-12")
    void refusalsAreLoggedOnceAMinute() {
        Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        try {
            for (int i = 0; i < 1000; i++) {
                server.cpe("1").malformed();
                assertRefusedFor(Refusal.CONNECTIONS, screen(new Object(), null, true));
            }
            assertThat(lines.list).hasSize(2);
            server.time.advance(Duration.ofMinutes(1));
            server.cpe("1").malformed();
            assertThat(lines.list).hasSize(3);
            assertThat(lines.list.get(2).getFormattedMessage()).contains("NO_SESSION", "400", "999 more");
        } finally {
            logger.detachAppender(lines);
        }
        List<Refusal> seen = new ArrayList<>(server.refusals);
        assertThat(seen).hasSize(2001); // observers see them all
    }
}
