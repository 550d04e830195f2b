package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.Samples.TRANSFER_COMPLETE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;
import static org.cwmp4j.acs.ScriptedCpe.assertResponse;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;

/** Connections that break, and devices that begin anew, at every point of a session. */
class ReconnectTest {
    private final TestAcs server = new TestAcs();
    private final List<CompletableFuture<?>> calls = new ArrayList<>();
    private int transfers;
    private CompletableFuture<Void> transferTaken = CompletableFuture.completedFuture(null);

    private void calling(int times) {
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<?> onSession(DeviceSession session) {
                for (int i = 0; i < times; i++) {
                    calls.add(session.call(GPV));
                }
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
                transfers++;
                return transferTaken;
            }
        });
    }

    /** Closed in the middle of our request: the device sends its POST again and gets the request again (H12). */
    @Test
    @Rule({"H12", "A-HTTP-17"})
    void ourRequestWasLost() {
        calling(2);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        AcsAnswer lost = cpe.empty();
        AcsAnswer again = cpe.reconnect().empty();
        assertThat(again.envelope()).isEqualTo(lost.envelope());
        cpe.respond(GPV_RESPONSE);
        String second = cpe.asked().header().id();
        // the same once more, of an answer to a request: the one before had the first ID
        ScriptedCpe same = cpe.reconnect();
        assertThat(same.post(SoapHeader.ofId(lost.envelope().header().id()), GPV_RESPONSE)
                        .envelope()
                        .header()
                        .id())
                .isEqualTo(second);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(calls).allMatch(CompletableFuture::isDone).hasSize(2);
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    /** The control: on the same connection it is what it is, a violation. */
    @Test
    @Rule({"H12", "A-SESS-48"})
    void onTheSameConnectionNothingWasLost() {
        calling(1);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        assertRefused(cpe.empty(), 400);
        assertThat(server.ends).containsExactly(SessionEnd.PROTOCOL_VIOLATION);
    }

    /** Who says the same for ever is told the same only once. */
    @Test
    @Rule("H12")
    void onlyOnce() {
        calling(1);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        cpe.reconnect().empty();
        assertRefused(cpe.reconnect().empty(), 400);
    }

    @Test
    @Rule("H12")
    void ourResponseWasLost() {
        calling(0);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.TRANSFER_COMPLETE);
        assertResponse(cpe.post(SoapHeader.ofId("7"), TRANSFER_COMPLETE), TransferCompleteResponse.class, "7");
        assertResponse(
                cpe.reconnect().post(SoapHeader.ofId("7"), TRANSFER_COMPLETE), TransferCompleteResponse.class, "7");
        assertThat(transfers).as("the application hears of it once").isEqualTo(1);
        assertEmpty(cpe.empty());
    }

    /** The connection went while the application was at work: the POST that came again waits for the same answer. */
    @Test
    @Rule("H12")
    void whileTheApplicationWorks() {
        transferTaken = new CompletableFuture<>();
        calling(0);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.TRANSFER_COMPLETE);
        Payload payload = cpe.message(SoapHeader.ofId("7"), TRANSFER_COMPLETE);
        cpe.begin(payload);
        CompletableFuture<AcsAnswer> again = cpe.reconnect().begin(payload);
        assertThat(again).isNotDone();
        transferTaken.complete(null);
        assertResponse(again.join(), TransferCompleteResponse.class, "7");
        assertThat(transfers).isEqualTo(1);
        assertEmpty(cpe.empty());
    }

    /** The InformResponse was lost, and with it the cookie: another Inform takes the place of the first. */
    @Test
    @Rule({"A-SESS-49", "H5"})
    void theInformResponseWasLost() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertAccepted(cpe.forgetCookie().reconnect().inform(EventCode.PERIODIC));
        assertThat(server.ends).containsExactly(SessionEnd.REPLACED);
        assertEmpty(cpe.empty());
    }

    /** The last answer was lost: the device hears that all is over, and does not begin anew. */
    @Test
    @Rule("H12")
    void theLastAnswerWasLost() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertEmpty(cpe.empty());
        assertEmpty(cpe.reconnect().empty());
    }

    @Test
    @Rule({"A-HTTP-17", "H4"})
    void anotherConnectionForEachPost() {
        calling(3);
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.TRANSFER_COMPLETE));
        cpe.reconnect().request(TRANSFER_COMPLETE);
        cpe.reconnect().empty();
        for (int i = 0; i < 3; i++) {
            cpe.asked(GetParameterValues.class);
            cpe.reconnect().respond(GPV_RESPONSE);
        }
        assertEmpty(cpe.last);
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    /** Addresses change in mid-session, and are shared: they say nothing of whose a session is. */
    @Test
    @Rule("H14")
    void anotherAddressForEachPost() {
        calling(1);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.remote = new InetSocketAddress("198.51.100.7", 999);
        cpe.reconnect().empty();
        cpe.remote = new InetSocketAddress("2001:db8::1", 998);
        assertEmpty(cpe.reconnect().respond(GPV_RESPONSE));
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    // A second Inform (H5, W6)

    @Test
    @Rule({"H5", "W6", "A-SESS-49", "H2"})
    void aSecondInformByAnotherConnectionWithTheOldCookie() {
        calling(1);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        String old = cpe.cookie;
        assertAccepted(cpe.reconnect().inform(EventCode.PERIODIC));
        assertThat(cpe.cookie).isNotEqualTo(old);
        assertThat(server.ends).containsExactly(SessionEnd.REPLACED);
        assertThat(calls.get(0)).isCompletedExceptionally();
        cpe.empty();
        assertEmpty(cpe.respond(GPV_RESPONSE));
    }

    /** In the session's own connection, with its own cookie, it is a violation; but nobody is locked out for that. */
    @Test
    @Rule({"H5", "W6", "A-SESS-49"})
    void aSecondInformInTheSessionItself() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertRefused(cpe.inform(EventCode.PERIODIC), 400);
        assertThat(server.ends).containsExactly(SessionEnd.PROTOCOL_VIOLATION);
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        assertEmpty(cpe.empty());
    }

    /** The control: a stranger's Inform with that cookie ends nothing. */
    @Test
    @Rule({"H5", "A-AUTH-13", "SEC-09"})
    void anotherDevicesInformWithTheCookie() {
        ScriptedCpe victim = server.cpe("1");
        victim.inform(EventCode.PERIODIC);
        ScriptedCpe thief = server.cpe("1");
        thief.identity = "001122-2";
        thief.cookie = victim.cookie;
        assertRefused(thief.inform(EventCode.BOOT), 403);
        assertEmpty(victim.empty());
        assertThat(server.ends).containsExactly(SessionEnd.INFORM_REFUSED, SessionEnd.COMPLETED);
    }

    /** A cookie that went over TLS is worth nothing to who reads it elsewhere, nor the other way round. */
    @Test
    @Rule("SEC-09")
    void aSessionGoesOnOverTlsIfItBeganThere() {
        calling(1);
        for (boolean secure : new boolean[] {true, false}) {
            ScriptedCpe cpe = server.cpe("1");
            cpe.secure = secure;
            cpe.inform(EventCode.PERIODIC);
            cpe.reconnect().secure = !secure;
            assertRefused(cpe.empty(), 400);
            cpe.reconnect().secure = secure;
            cpe.empty();
            assertEmpty(cpe.respond(GPV_RESPONSE));
        }
        assertThat(server.ends).containsOnly(SessionEnd.COMPLETED);
    }

    /** After 8005 the same Inform comes again, by whatever connection. */
    @Test
    @Rule("A-SESS-49")
    void theSameInformAfter8005ByAnotherConnection() {
        List<InformDecision> decisions = new ArrayList<>(
                List.of(InformDecision.fault(FaultCode.ACS_RETRY_REQUEST, "again"), InformDecision.accept()));
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                return CompletableFuture.completedFuture(decisions.remove(0));
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        ScriptedCpe.assertFault(cpe.inform(EventCode.BOOT), 8005);
        assertAccepted(cpe.reconnect().inform(EventCode.BOOT));
        assertThat(server.ends).isEmpty();
    }

    // Cookies of earlier sessions

    @Test
    @Rule("H2")
    void aDeviceThatKeepsTheCookieOfAnEarlierSessionForEver() {
        calling(1);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        cpe.respond(GPV_RESPONSE);
        String stale = cpe.cookie;
        cpe.inform(EventCode.PERIODIC);
        cpe.cookie = stale; // and the connection stands in
        cpe.empty();
        cpe.cookie = stale;
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED, SessionEnd.COMPLETED);
    }

    @Test
    @Rule({"H2", "H3"})
    void severalSessionsOnOneConnectionWithoutCookies() {
        calling(1);
        ScriptedCpe cpe = server.cpe("1").withoutCookies();
        for (int i = 0; i < 3; i++) {
            cpe.inform(EventCode.PERIODIC);
            cpe.empty();
            assertEmpty(cpe.respond(GPV_RESPONSE));
        }
        cpe.inform(EventCode.PERIODIC);
        cpe.inform(EventCode.BOOT); // and one that takes the place of another
        cpe.empty();
        assertEmpty(cpe.respond(GPV_RESPONSE));
    }

    /** The answer to an empty POST of an earlier session: 204 shortly after its regular end, then 400. */
    @Test
    @Rule({"H2", "H6", "A-SESS-38"})
    void anEmptyPostOfAnEarlierSession() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        server.time.advance(WireOptions.DEFAULT.farewell().minusMillis(1));
        ScriptedCpe thief = server.cpe("2");
        thief.cookie = cpe.cookie;
        assertRefused(thief.empty(), 400);
        assertEmpty(cpe.empty());
        assertRefused(cpe.empty(), 400); // one more, not any number
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        server.time.advance(WireOptions.DEFAULT.farewell());
        assertRefused(cpe.empty(), 400);
    }

    @Test
    @Rule("H6")
    void aFarewellAlsoWithoutCookies() {
        ScriptedCpe cpe = server.cpe("1").withoutCookies();
        cpe.inform(EventCode.PERIODIC);
        assertEmpty(cpe.empty());
        assertEmpty(cpe.empty());
        assertRefused(cpe.empty(), 400);
    }

    @Test
    @Rule("H6")
    void noFarewellForWhatFailedNorIfSwitchedOff() {
        ScriptedCpe failed = server.cpe("1");
        failed.inform(EventCode.PERIODIC);
        failed.post(SoapHeader.ofId("1"), GPV_RESPONSE);
        assertRefused(failed.empty(), 400);
        server.builder.wire(WireOptions.DEFAULT.withFarewell(java.time.Duration.ZERO));
        server.restart();
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        assertRefused(cpe.empty(), 400);
    }

    @Test
    @Rule("H6")
    void theConnectionIsClosedAtTheEndIfSoWished() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertThat(cpe.empty().close()).isFalse();
        server.builder.wire(WireOptions.DEFAULT.withCloseAtEnd(true));
        server.restart();
        cpe = server.cpe("1");
        assertThat(cpe.inform(EventCode.PERIODIC).close()).isFalse();
        assertThat(cpe.empty().close()).isTrue();
    }

    @Test
    @Rule("H3")
    void theCookieIsSetOnEveryAnswerOrOnlyUntilItCameBack() {
        calling(2);
        ScriptedCpe cpe = server.cpe("1");
        assertThat(cpe.inform(EventCode.PERIODIC).setCookie()).isNotNull();
        assertThat(cpe.empty().setCookie()).isNotNull();
        assertThat(cpe.respond(GPV_RESPONSE).setCookie()).isNotNull();
        server.builder.wire(WireOptions.DEFAULT.withCookieOnEveryAnswer(false));
        server.restart();
        cpe = server.cpe("1");
        assertThat(cpe.inform(EventCode.PERIODIC).setCookie()).isNotNull();
        assertThat(cpe.withoutCookies().empty().setCookie()).isNotNull();
        cpe.returnsCookies = true;
        assertThat(cpe.respond(GPV_RESPONSE).setCookie()).isNull();
    }

    @Test
    @Rule("W14")
    void aTransferCompleteThatNoEventAnnounced() {
        calling(0);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertResponse(cpe.post(SoapHeader.ofId("1"), TRANSFER_COMPLETE), TransferCompleteResponse.class, "1");
        assertThat(transfers).isEqualTo(1);
        assertEmpty(cpe.empty());
    }
}
