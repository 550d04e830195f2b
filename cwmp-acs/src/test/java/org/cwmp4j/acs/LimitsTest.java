package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.EventCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each bound at n and at n + 1. */
class LimitsTest {
    private final TestAcs server = new TestAcs();

    @Test
    @Rule("A-ROB-09")
    void moreSessionsThanAllowed() {
        server.budget(AcsBudget.DEFAULT.withMaxSessions(3));
        List<ScriptedCpe> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            ScriptedCpe cpe = server.cpe("" + i);
            assertAccepted(cpe.inform(EventCode.PERIODIC));
            all.add(cpe);
        }
        ScriptedCpe fourth = server.cpe("4");
        assertRefused(fourth.inform(EventCode.PERIODIC), 503);
        assertThat(fourth.last.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(server.log).contains("refused 503");
        assertEmpty(all.get(0).empty()); // those inside do not notice
        assertAccepted(fourth.inform(EventCode.PERIODIC));
    }

    @Test
    @Rule("A-ROB-09")
    void retryAfterIsSpread() {
        server.budget(AcsBudget.DEFAULT.withMaxSessions(1));
        server.cpe("1").inform(EventCode.PERIODIC);
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            waits.add(server.cpe("2").inform(EventCode.PERIODIC).retryAfter());
        }
        assertThat(waits).hasSizeGreaterThan(15);
    }

    @Test
    @Rule("A-ROB-09")
    void refusedBeforeTheBodyIsRead() {
        server.budget(AcsBudget.DEFAULT.withMaxSessions(1));
        AcsServer acs = server.acs();
        assertThat(screen(acs, new Object(), null)).isInstanceOf(AcsScreening.Admitted.class);
        ScriptedCpe inside = server.cpe("1");
        inside.inform(EventCode.PERIODIC);
        assertThat(screen(acs, new Object(), null))
                .isInstanceOfSatisfying(AcsScreening.Refused.class, refused -> assertRefused(refused.answer(), 503));
        assertThat(screen(acs, new Object(), "unknown")).isInstanceOf(AcsScreening.Refused.class);
        assertThat(screen(acs, new Object(), inside.cookie)).isInstanceOf(AcsScreening.Admitted.class);
        assertThat(screen(acs, inside.connection, null)).isInstanceOf(AcsScreening.Admitted.class);
    }

    private static AcsScreening screen(AcsServer acs, Object connection, @Nullable String cookie) {
        return acs.screen(new AcsHead(connection, ScriptedCpe.REMOTE, cookie, false));
    }

    @Test
    void moreWaitingCallsThanAllowed() {
        server.limits(SessionLimits.DEFAULT.withMaxQueuedCalls(3));
        List<CompletableFuture<?>> calls = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> {
            for (int i = 0; i < 4; i++) {
                calls.add(session.call(GPV));
            }
            return CompletableFuture.completedFuture(null);
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertThat(calls.get(3)).isCompletedExceptionally();
        cpe.empty();
        for (int i = 0; i < 3; i++) {
            cpe.respond(GPV_RESPONSE);
        }
        assertEmpty(cpe.last);
    }

    /** Strangers that inform and never go on. */
    @Test
    @Rule("A-ROB-11")
    void aHundredThousandInformsWithoutContinuation() {
        server.builder.authentication(AuthenticationPolicy.none()).unknownDevices(UnknownDevicePolicy.admit());
        server.budget(AcsBudget.DEFAULT.withMaxSessions(100));
        for (int i = 0; i < 100_000; i++) {
            ScriptedCpe cpe = server.cpe(Integer.toString(i % 500));
            cpe.identity = null;
            cpe.inform(EventCode.PERIODIC);
        }
        assertThat(server.acs().liveSessions()).hasSize(100);
        assertThat(server.time.pending()).isLessThan(300);
        server.time.advance(Duration.ofSeconds(60));
        assertThat(server.acs().liveSessions()).isEmpty();
        assertThat(server.time.pending()).isZero();
    }

    /** One device cannot fill the server with Informs that wait for a slow decision. */
    @Test
    @Rule("A-ROB-11")
    void oneUndecidedInformOfADeviceAtATime() {
        List<CompletableFuture<InformDecision>> decisions = new ArrayList<>();
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                decisions.add(new CompletableFuture<>());
                return decisions.get(decisions.size() - 1);
            }
        });
        List<CompletableFuture<AcsAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ScriptedCpe cpe = server.cpe("1");
            answers.add(cpe.begin(cpe.message(SoapHeader.NONE, cpe.informOf(EventCode.BOOT))));
        }
        assertThat(answers.stream().filter(a -> !a.isDone())).hasSize(1);
        assertThat(server.ends).hasSize(9).containsOnly(SessionEnd.REPLACED);
        decisions.forEach(d -> d.complete(InformDecision.accept()));
        assertAccepted(answers.get(9).join());
        assertThat(server.acs().liveSessions()).hasSize(1);
    }

    @Test
    void aFullDeviceStoreRefusesNewDevicesOnly() {
        server.builder.devices(new org.cwmp4j.acs.device.InMemoryDeviceStore(1));
        ScriptedCpe known = server.cpe("1");
        assertAccepted(known.inform(EventCode.BOOT));
        assertEmpty(known.empty());
        ScriptedCpe.assertFault(server.cpe("2").inform(EventCode.BOOT), 8002);
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED, SessionEnd.RECORD_FAILED);
        assertAccepted(known.inform(EventCode.BOOT));
    }
}
