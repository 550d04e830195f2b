package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.AcsServerBuilder;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.testkit.http.TestHttpClient;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device sees of the ACS on its socket. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AcsOnTheWireTest {
    private static final String NAMESPACES = "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:e=\"http://schemas.xmlsoap.org/soap/encoding/\" xmlns:c=\"urn:dslforum-org:cwmp-1-2\"";
    static final String INFORM = envelope("<c:Inform><DeviceId><Manufacturer>M</Manufacturer><OUI>001122</OUI>"
            + "<ProductClass/><SerialNumber>1</SerialNumber></DeviceId><Event e:arrayType=\"c:EventStruct[1]\">"
            + "<EventStruct><EventCode>1 BOOT</EventCode><CommandKey/></EventStruct></Event>"
            + "<MaxEnvelopes>1</MaxEnvelopes><CurrentTime>2026-11-23T00:00:00Z</CurrentTime><RetryCount>0</RetryCount>"
            + "<ParameterList e:arrayType=\"c:ParameterValueStruct[0]\"/></c:Inform>");
    private static final Headers XML = Headers.of("Content-Type", "text/xml; charset=utf-8");
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private AcsServer acs;
    private TestHttpClient device;
    private String cookie = "";

    @AfterEach
    void close() {
        if (device != null) {
            device.close();
        }
        if (acs != null) {
            acs.close();
        }
    }

    private static String envelope(String body) {
        return envelope("7", body);
    }

    static String envelope(String id, String body) {
        return "<s:Envelope " + NAMESPACES + "><s:Header><c:ID s:mustUnderstand=\"1\">" + id
                + "</c:ID></s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    private static AcsServerBuilder builder() {
        return AcsServer.builder()
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.admit())
                .drain(Duration.ofMillis(1))
                .credentials(new InMemoryCredentialsStore().put("001122-1", "secret"))
                .listen(ListenerOptions.http(FREE));
    }

    private void start(AcsServerBuilder builder) {
        acs = builder.build();
        acs.start().join();
        connect(null, null);
    }

    private void connect(SSLContext tls, Credentials credentials) {
        int port = acs.addresses().get(0).getPort();
        URI url = URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port + "/acs");
        device = new TestHttpClient(url, tls, credentials);
    }

    /** Drops the TCP connection and goes on in another. */
    private void reconnect() {
        device.close();
        connect(null, null);
    }

    private HttpAnswer post(String body, Headers headers) {
        Headers all = cookie.isEmpty() ? headers : headers.and("Cookie", cookie);
        HttpAnswer answer = device.send("POST", "/acs", all, body.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        Optional<String> set = answer.headers().first("Set-Cookie");
        set.ifPresent(value -> cookie = value.substring(0, value.indexOf(';')));
        return answer;
    }

    private HttpAnswer post(String body) {
        return post(body, XML);
    }

    private HttpAnswer empty() {
        return post("", Headers.empty());
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void assertSoap(HttpAnswer answer, String element) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().all("Content-Type")).containsExactly("text/xml; charset=utf-8");
        assertThat(text(answer)).contains("<cwmp:" + element);
    }

    /** Answers and requests of the ACS have 200 and text/xml; where there is nothing to say it is 204 without a type. */
    @Test
    @Rule({"A-HTTP-07", "A-HTTP-08", "B-HTTP-05", "B-HTTP-02"})
    void messagesAreText200AndNothingIs204() {
        start(builder().handler(AcsHandler.ofSession(session -> session.call(new GetRPCMethods()))));
        assertSoap(post(INFORM), "InformResponse");
        HttpAnswer request = empty();
        assertSoap(request, "GetRPCMethods");
        String id = text(request).replaceAll("(?s).*<cwmp:ID[^>]*>([^<]*)<.*", "$1");
        HttpAnswer last = post(envelope("<c:GetRPCMethodsResponse><MethodList e:arrayType=\"x:string[1]\""
                        + " xmlns:x=\"http://www.w3.org/2001/XMLSchema\"><string>Inform</string></MethodList>"
                        + "</c:GetRPCMethodsResponse>")
                .replace(">7<", ">" + id + "<"));
        assertThat(last.status()).isEqualTo(204);
        assertThat(last.body()).isEmpty();
        assertThat(last.headers().has("Content-Type")).isFalse();
    }

    /** A fault is an answer like others: SOAP's own 500 is not for CWMP. */
    @Test
    @Rule({"A-HTTP-07", "B-SOAP-16"})
    void aFaultHas200Too() {
        start(builder());
        post(INFORM);
        HttpAnswer answer = post(envelope("<c:X_001122_Nonsense/>"));
        assertSoap(answer, "Fault");
        assertThat(text(answer)).contains("<FaultCode>8000</FaultCode>");
    }

    /** The control: what is no CWMP message gets no SOAP, and neither 200 nor 204. */
    @Test
    @Rule({"A-SESS-37", "A-HTTP-07"})
    void whatCannotBeReadGets400WithoutSoap() {
        start(builder());
        for (String bad : new String[] {"<s:Envelope", "hello", envelope("").replace("/envelope/", "/other/")}) {
            HttpAnswer answer = post(bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(text(answer)).doesNotContain("Envelope xmlns");
            assertThat(answer.headers().first("Content-Type").orElse("")).doesNotContain("xml");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml",
                "text/xml;charset=UTF-8",
                "text/xml; charset=\"utf-8\"",
                "TEXT/XML; CHARSET=utf-8",
                "text/xml ; charset = utf-8"
            })
    @Rule("B-HTTP-05")
    void everySpellingOfTheTypeIsAccepted(String type) {
        start(builder().strict(true));
        assertSoap(post(INFORM, Headers.of("Content-Type", type)), "InformResponse");
    }

    /** The control: another type is none of ours, unless we are lenient. */
    @Test
    @Rule({"B-HTTP-05", "B-ROB-05", "X15"})
    void anotherTypeIsForTheLenientOnly() {
        start(builder().strict(true));
        HttpAnswer refused = post(INFORM, Headers.of("Content-Type", "application/json"));
        assertThat(refused.status()).isBetween(400, 499);
        close();
        start(builder());
        assertSoap(post(INFORM, Headers.of("Content-Type", "application/soap+xml")), "InformResponse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, br", "compress", "x-unknown"})
    @Rule("A-HTTP-31")
    void aCodingThatWeCannotReadGets415(String coding) {
        start(builder());
        HttpAnswer answer = post(INFORM, XML.and("Content-Encoding", coding));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.headers().get("Accept-Encoding")).isEqualTo("gzip, deflate");
        assertThat(text(answer)).doesNotContain("Envelope");
    }

    @Test
    @Rule("A-HTTP-31")
    void noCodingAtAllIsFine() {
        start(builder());
        assertSoap(post(INFORM, XML.and("Content-Encoding", "identity")), "InformResponse");
    }

    /** The session is the cookie's, not the connection's. */
    @Test
    @Rule({"A-HTTP-17", "A-HTTP-18"})
    void theSessionGoesOnInAnotherConnection() {
        start(builder().handler(AcsHandler.ofSession(session -> session.call(new GetRPCMethods()))));
        HttpAnswer first = post(INFORM);
        assertSoap(first, "InformResponse");
        assertThat(first.headers().get("Set-Cookie"))
                .doesNotContainIgnoringCase("expires")
                .doesNotContainIgnoringCase("max-age");
        reconnect();
        assertSoap(empty(), "GetRPCMethods");
    }

    /** The control: another connection without the cookie is nobody's. */
    @Test
    @Rule("A-HTTP-17")
    void withoutTheCookieThereIsNoSession() {
        start(builder().handler(AcsHandler.ofSession(session -> session.call(new GetRPCMethods()))));
        assertSoap(post(INFORM), "InformResponse");
        cookie = "";
        reconnect();
        assertThat(empty().status()).isEqualTo(400);
    }

    @Test
    @Rule("A-AUTH-01")
    void withoutTlsDigestIsAskedForAndBasicWorthNothing() {
        start(builder().authentication(AuthenticationPolicy.digestAndBasicOverTls(DigestServerSettings.of("cwmp"))));
        HttpAnswer challenge = post(INFORM);
        assertThat(challenge.status()).isEqualTo(401);
        assertThat(challenge.headers().all("WWW-Authenticate")).isNotEmpty().allMatch(c -> c.startsWith("Digest "));
        assertThat(post(INFORM, XML.and("Authorization", "Basic MDAxMTIyLTE6c2VjcmV0"))
                        .status())
                .isEqualTo(401);
        device.close();
        connect(null, new Credentials("001122-1", "secret"));
        assertSoap(post(INFORM), "InformResponse");
    }

    /** Plain TCP and TLS lead to the same ACS; plain text on the TLS port leads nowhere. */
    @Test
    @Rule({"B-TLS-01", "A-AUTH-01"})
    void tlsIsAcceptedAsWell() {
        TestPki pki = TestPki.create();
        TestIdentity identity = pki.localhost();
        TlsServer tls = new TlsServer(TlsIdentity.of(identity.privateKey(), identity.chain()), TlsSettings.DEFAULT);
        start(builder()
                .authentication(AuthenticationPolicy.digestAndBasicOverTls(DigestServerSettings.of("cwmp")))
                .listen(ListenerOptions.https(FREE, tls)));
        assertThat(acs.addresses()).as("a plain and a TLS listener").hasSize(2);
        int port = acs.addresses().get(1).getPort();
        device.close();
        device = new TestHttpClient(
                URI.create("https://127.0.0.1:" + port), pki.sslContext(null), new Credentials("001122-1", "secret"));
        assertSoap(post(INFORM), "InformResponse");
        device.close();
        device = new TestHttpClient(URI.create("http://127.0.0.1:" + port), null, null);
        assertThat(device.send("POST", "/acs", XML, INFORM.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    @Rule({"SEC-05", "SEC-04"})
    void anUnknownDeviceIsRefused() {
        start(builder().unknownDevices(UnknownDevicePolicy.deny()));
        assertThat(post(INFORM).status()).isEqualTo(403);
    }

    @Test
    @Rule("SEC-05")
    void whoGuessesIsToldWhenToComeAgain() {
        start(builder().authentication(AuthenticationPolicy.basicEvenWithoutTls("cwmp")));
        for (int i = 0; i < 5; i++) {
            assertThat(as("001122-1", "guess" + i).status()).isEqualTo(401);
        }
        HttpAnswer locked = as("001122-1", "secret");
        assertThat(locked.status()).isEqualTo(503);
        assertThat(Integer.parseInt(locked.headers().get("Retry-After"))).isBetween(29, 46);
        reconnect();
        assertThat(as("001122-2", "any").status()).isEqualTo(401); // others of that address are still asked
    }

    private HttpAnswer as(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return post(INFORM, XML.and("Authorization", "Basic " + pair));
    }

    /** Nothing but CWMP on this port. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin", "/acs/", "/acs/../admin", "/UD/act?1", "/tr064"})
    @Rule("SEC-10")
    void noManagementOnThisPort(String path) {
        start(builder());
        assertThat(device.send("POST", path, XML, INFORM.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .status())
                .isEqualTo(404);
    }
}
