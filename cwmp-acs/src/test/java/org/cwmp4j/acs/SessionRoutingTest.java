package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.Samples.TRANSFER_COMPLETE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.junit.jupiter.api.Test;

/** Which session a POST belongs to, and whose it is. */
class SessionRoutingTest {
    private final TestAcs server = new TestAcs();
    private CompletableFuture<?> call = new CompletableFuture<>();

    private void calling() {
        server.handler(AcsHandler.ofSession(session -> call = session.call(GPV)));
    }

    @Test
    @Rule({"A-HTTP-17", "A-HTTP-18"})
    void aSessionGoesOnInOtherConnections() {
        calling();
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.TRANSFER_COMPLETE));
        cpe.reconnect().request(TRANSFER_COMPLETE);
        cpe.reconnect().empty();
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.reconnect().respond(GPV_RESPONSE));
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
        assertThat(call).isCompleted();
    }

    @Test
    @Rule({"A-ROB-11", "SEC-09"})
    void cookiesAreLongAndNeverTheSame() {
        server.budget(AcsBudget.DEFAULT.withInformsPerDevice(RateLimit.NONE));
        Set<String> cookies = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ScriptedCpe cpe = server.cpe("1");
            cpe.inform(EventCode.PERIODIC);
            assertThat(cpe.cookie).matches("[A-Za-z0-9_-]{43}"); // 256 bits
            cookies.add(cpe.cookie);
        }
        assertThat(cookies).hasSize(100);
    }

    /** A device that returns no cookie at all lives by its connection (H3). */
    @Test
    @Rule({"H3", "W2"})
    void theConnectionStandsInForTheCookie() {
        calling();
        ScriptedCpe cpe = server.cpe("1").withoutCookies();
        assertAccepted(cpe.inform(EventCode.TRANSFER_COMPLETE));
        cpe.request(TRANSFER_COMPLETE);
        cpe.empty();
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    @Test
    void notOnAnotherConnection() {
        ScriptedCpe cpe = server.cpe("1").withoutCookies();
        cpe.inform(EventCode.PERIODIC);
        assertRefused(cpe.reconnect().empty(), 400);
    }

    /** A device that drops its cookies in the middle of a session, while its connection stays. */
    @Test
    @Rule("H3")
    void alsoOnceTheDeviceHasReturnedTheCookieIfItHasProvedWhoItIs() {
        calling();
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.request(TRANSFER_COMPLETE);
        cpe.withoutCookies().empty();
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    @Test
    @Rule("H3")
    void notOnceTheDeviceHasReturnedTheCookieIfItIsAnybody() {
        server.builder.authentication(AuthenticationPolicy.none()).unknownDevices(UnknownDevicePolicy.admit());
        ScriptedCpe cpe = server.cpe("1");
        cpe.identity = null;
        cpe.inform(EventCode.PERIODIC);
        cpe.request(TRANSFER_COMPLETE);
        assertRefused(cpe.withoutCookies().empty(), 400);
        assertThat(server.ends).isEmpty(); // somebody without the cookie ends nothing
    }

    @Test
    void notBehindAProxy() {
        server.builder.behindProxy(true);
        ScriptedCpe cpe = server.cpe("1").withoutCookies();
        cpe.inform(EventCode.PERIODIC);
        assertRefused(cpe.empty(), 400);
    }

    /** A connection that carried two sessions stands for neither: it may be a proxy's. */
    @Test
    void notOnAConnectionThatCarriedAnotherSession() {
        ScriptedCpe one = server.cpe("1").withoutCookies();
        ScriptedCpe two = server.cpe("2").withoutCookies();
        one.inform(EventCode.PERIODIC);
        two.connection = one.connection;
        two.inform(EventCode.PERIODIC);
        assertRefused(two.empty(), 400);
        assertRefused(one.empty(), 400);
        assertThat(server.ends).isEmpty();
    }

    @Test
    void notForAnotherIdentityOnTheSameConnection() {
        ScriptedCpe one = server.cpe("1").withoutCookies();
        one.inform(EventCode.PERIODIC);
        one.identity = "001122-2";
        assertRefused(one.empty(), 400);
        assertThat(server.ends).isEmpty();
    }

    @Test
    @Rule({"A-AUTH-13", "SEC-09"})
    void anotherDevicesCookieIsWorthNothing() {
        calling();
        ScriptedCpe victim = server.cpe("1");
        victim.inform(EventCode.PERIODIC);
        victim.empty();
        ScriptedCpe thief = server.cpe("2");
        thief.cookie = victim.cookie;
        assertRefused(thief.post(victim.asked().header(), GPV_RESPONSE), 400);
        assertRefused(thief.empty(), 400);
        assertThat(call).isNotDone();
        assertEmpty(victim.reconnect().respond(GPV_RESPONSE)); // the victim does not notice
        assertThat(call).isCompleted();
    }

    @Test
    @Rule("A-AUTH-13")
    void anInformWithAnotherDevicesCookieOpensItsOwnSession() {
        ScriptedCpe victim = server.cpe("1");
        victim.inform(EventCode.PERIODIC);
        ScriptedCpe thief = server.cpe("2");
        thief.cookie = victim.cookie;
        assertAccepted(thief.inform(EventCode.PERIODIC));
        assertThat(thief.cookie).isNotEqualTo(victim.cookie);
        assertThat(server.ends).isEmpty();
        assertEmpty(thief.empty());
        assertEmpty(victim.empty());
    }

    @Test
    void anInformWithTheCookieOfAnEarlierSessionOpensANewOne() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        String stale = cpe.cookie;
        assertAccepted(cpe.inform(EventCode.PERIODIC)); // H2
        assertThat(cpe.cookie).isNotEqualTo(stale);
        assertEmpty(cpe.empty());
    }

    @Test
    @Rule({"A-SESS-49", "B-CONN-10"})
    void aNewInformReplacesTheDevicesLiveSession() {
        calling();
        ScriptedCpe before = server.cpe("1");
        before.inform(EventCode.PERIODIC);
        before.empty();
        CompletableFuture<?> lost = call;
        ScriptedCpe after = server.cpe("1"); // restarted: no cookie, another connection
        assertAccepted(after.inform(EventCode.BOOT));
        assertThat(server.ends).containsExactly(SessionEnd.REPLACED);
        assertThat(lost).isCompletedExceptionally();
        assertThat(server.acs().liveSessions()).hasSize(1);
        assertRefused(before.respond(GPV_RESPONSE), 400);
        after.empty();
        assertEmpty(after.respond(GPV_RESPONSE));
    }

    @Test
    @Rule("A-SESS-49")
    void alsoOnTheSameConnectionWithoutCookie() {
        ScriptedCpe cpe = server.cpe("1").withoutCookies();
        cpe.inform(EventCode.PERIODIC);
        assertAccepted(cpe.inform(EventCode.BOOT)); // H5: never locked out
        assertThat(server.ends).containsExactly(SessionEnd.REPLACED);
    }

    @Test
    @Rule({"A-SESS-49", "A-AUTH-13"})
    void nobodyElseCanReplaceIt() {
        ScriptedCpe victim = server.cpe("1");
        victim.inform(EventCode.PERIODIC);
        ScriptedCpe attacker = server.cpe("1");
        attacker.identity = "001122-2"; // authenticated, but as another
        assertRefused(attacker.inform(EventCode.BOOT), 403);
        assertThat(server.ends).containsExactly(SessionEnd.INFORM_REFUSED);
        assertEmpty(victim.empty());
        attacker.identity = null;
        assertRefused(attacker.inform(EventCode.BOOT), 403);
    }

    @Test
    @Rule("A-SESS-49")
    void aRefusedInformReplacesNothing() {
        server.handler(new AcsHandler() {
            @Override
            public CompletableFuture<InformDecision> onInform(InformRequest request) {
                boolean boot =
                        request.inform().event().stream().anyMatch(e -> e.code().equals(EventCode.BOOT));
                return CompletableFuture.completedFuture(boot ? InformDecision.refuse(403) : InformDecision.accept());
            }
        });
        ScriptedCpe live = server.cpe("1");
        live.inform(EventCode.PERIODIC);
        assertRefused(server.cpe("1").inform(EventCode.BOOT), 403);
        assertEmpty(live.empty());
    }

    @Test
    @Rule("A-AUTH-13")
    void sharedCredentialsOnlyByName() {
        ScriptedCpe refused = server.cpe("1");
        refused.identity = "everybody";
        assertRefused(refused.inform(EventCode.BOOT), 403);
        server.builder.identityPolicy(DeviceIdentityPolicy.unbound());
        server.restart();
        ScriptedCpe accepted = server.cpe("1");
        accepted.identity = "everybody";
        assertAccepted(accepted.inform(EventCode.BOOT));
    }

    /** Operators name devices as they like: then the name, not what the device says, is the device. */
    @Test
    @Rule("A-AUTH-13")
    void theIdentityItselfMayBeTheDevice() {
        server.builder.identityPolicy(DeviceIdentityPolicy.byIdentity());
        ScriptedCpe one = server.cpe("same");
        one.identity = "line-17";
        ScriptedCpe two = server.cpe("same");
        two.identity = "line-18";
        assertAccepted(one.inform(EventCode.BOOT));
        assertAccepted(two.inform(EventCode.BOOT));
        assertThat(server.ends).isEmpty();
        assertThat(server.acs().liveSessions().stream().map(s -> s.device().text()))
                .containsExactlyInAnyOrder("line-17", "line-18");
    }

    @Test
    void aConnectionMayCarryOneSessionAfterAnother() {
        ScriptedCpe cpe = server.cpe("1");
        for (int i = 0; i < 3; i++) {
            cpe.forgetCookie();
            assertAccepted(cpe.inform(EventCode.PERIODIC));
            assertEmpty(cpe.empty());
        }
        assertThat(server.ends).hasSize(3).containsOnly(SessionEnd.COMPLETED);
    }
}
