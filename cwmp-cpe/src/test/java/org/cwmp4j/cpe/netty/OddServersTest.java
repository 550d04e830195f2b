package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sessions of a device with servers that answer as those in the field do, byte by byte. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OddServersTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-servers");
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final String SOAP =
            "xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xmlns:enc=\"http://schemas.xmlsoap.org/soap/encoding/\"";

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    private final MemoryJournal journal = new MemoryJournal();
    private final BlockingQueue<SessionResult> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
    private final List<Deviation> deviations = new CopyOnWriteArrayList<>();
    private OddAcs acs;
    private CpeAgent agent;

    @BeforeEach
    void device() throws IOException {
        acs = new OddAcs();
        CpeRuntime runtime = CpeRuntime.builder(
                        new HttpAcsTransport(LOOPS, time.source(), SecretSource.secure(), HttpAcsSettings.DEFAULT),
                        time.source(),
                        Runnable::run)
                .random(RandomSource.seeded(1))
                .build();
        DeviceInfo info = new DeviceInfo(new DeviceId("Example", "00D09E", "Box", "1"), "M", "D", "1", "2", "code");
        agent = CpeAgent.builder(runtime, info, journal.open())
                .acs(acs.url())
                .settings(s -> s.periodicInformEnable(false).password("secret"))
                .observer(new CpeObserver() {
                    @Override
                    public void sessionEnded(SessionInfo session, SessionResult result) {
                        ends.add(result);
                    }

                    @Override
                    public void retryScheduled(long retryCount, Duration wait) {
                        waits.add(wait);
                    }

                    @Override
                    public void deviation(SessionInfo session, Deviation deviation) {
                        deviations.add(deviation);
                    }
                })
                .build();
    }

    @AfterEach
    void close() throws IOException {
        agent.close();
        time.advance(Duration.ZERO);
        acs.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    // ---- what servers say

    private static String http(String head, String body) {
        return head + "\r\nContent-Length: $LENGTH\r\n\r\n" + body;
    }

    private static String ok(String body) {
        return http("HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8", body);
    }

    private static String envelope(String version, String id, String body) {
        return "<soap:Envelope " + SOAP + " xmlns:cwmp=\"urn:dslforum-org:" + version + "\"><soap:Header>" + id
                + "</soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>";
    }

    private static String id(String text) {
        return "<cwmp:ID soap:mustUnderstand=\"1\">" + text + "</cwmp:ID>";
    }

    private static String informResponse(String version) {
        return envelope(
                version, id("$ID"), "<cwmp:InformResponse><MaxEnvelopes>1</MaxEnvelopes></cwmp:InformResponse>");
    }

    private static String names(String nextLevel) {
        return "<cwmp:GetParameterNames><ParameterPath>Device.DeviceInfo.</ParameterPath><NextLevel>" + nextLevel
                + "</NextLevel></cwmp:GetParameterNames>";
    }

    // ---- what the device does

    private SessionResult session() {
        agent.start().join();
        return next();
    }

    /** Looks again and again: what starts the next session may be set a moment after the last one is seen to end. */
    private SessionResult next() {
        try {
            for (int i = 0; i < 1500; i++) {
                time.advance(Duration.ZERO);
                SessionResult result = ends.poll(20, TimeUnit.MILLISECONDS);
                if (result != null) {
                    return result;
                }
            }
            throw new AssertionError("no end of a session; said: " + acs.bodies());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void completed() {
        SessionResult result = session();
        assertThat(result.end()).as(result.detail()).isEqualTo(SessionEnd.COMPLETED);
        assertThat(acs.left()).as("answers that nobody came for").isZero();
    }

    /** Failed in that way, and the retry is planned by the table. */
    private SessionResult failed(SessionEnd end) throws InterruptedException {
        SessionResult result = session();
        assertThat(result.end()).as(result.detail()).isEqualTo(end);
        assertThat(waits.poll(30, TimeUnit.SECONDS)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        return result;
    }

    private String body(int post) {
        return acs.bodies().get(post);
    }

    // ---- the servers

    /**
     * A declaration in each message, the Inform's namespace mirrored, a cookie set once and without a path, and wanted ever
     * after; keys that are empty, booleans as digits.
     */
    @Test
    @Rule({"S4-GENIEACS", "W1", "W2", "W4"})
    void genieacs() {
        String declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        acs.then(http(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=\"utf-8\"\r\nSet-Cookie: session=5a2f-09_Z\r\n"
                                + "Server: GenieACS/1.2",
                        declared + informResponse("cwmp-1-2")))
                .then(ok(declared + envelope("cwmp-1-2", id("1938ab"), names("0"))))
                .then(ok(declared + envelope("cwmp-1-2", id("1938ac"), names("1"))))
                .then(ok(declared
                        + envelope(
                                "cwmp-1-2",
                                id("1938ad"),
                                "<cwmp:SetParameterValues><ParameterList enc:arrayType=\"cwmp:ParameterValueStruct[1]\">"
                                        + "<ParameterValueStruct><Name>Device.DeviceInfo.ProvisioningCode</Name>"
                                        + "<Value xsi:type=\"xsd:string\">x</Value></ParameterValueStruct></ParameterList>"
                                        + "<ParameterKey></ParameterKey></cwmp:SetParameterValues>")))
                .then(ok(declared
                        + envelope(
                                "cwmp-1-2",
                                id("1938ae"),
                                "<cwmp:SetParameterAttributes><ParameterList"
                                        + " enc:arrayType=\"cwmp:SetParameterAttributesStruct[1]\">"
                                        + "<SetParameterAttributesStruct><Name>Device.DeviceInfo.UpTime</Name>"
                                        + "<NotificationChange>false</NotificationChange><Notification></Notification>"
                                        + "<AccessListChange>1</AccessListChange><AccessList><string>Subscriber</string>"
                                        + "</AccessList></SetParameterAttributesStruct></ParameterList>"
                                        + "</cwmp:SetParameterAttributes>")))
                .then("HTTP/1.1 204 No Content\r\nSet-Cookie: session=5a2f-09_Z\r\nConnection: close\r\n\r\n");
        completed();
        assertThat(acs.heads().get(0)).doesNotContain("ookie:");
        assertThat(acs.heads().subList(1, 6)).allMatch(head -> head.contains("Cookie: session=5a2f-09_Z\r\n"));
        assertThat(body(2)).contains("GetParameterNamesResponse").contains("1938ab");
        assertThat(body(3)).contains("GetParameterNamesResponse");
        assertThat(body(4)).contains("SetParameterValuesResponse").contains("1938ad");
        assertThat(body(5)).contains("1938ae").containsAnyOf("SetParameterAttributesResponse", "<FaultCode>9003");
    }

    /** A fault whose element has two colons in its name: no XML with namespaces. The call fails or the session, by name. */
    @Test
    @Rule({"S4-GENIEACS", "C-SESS-21"})
    void genieacsRefusesByAFaultWithTwoColons() throws InterruptedException {
        acs.then(ok("<soap-env:Envelope xmlns:soap-env=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:cwmp=\"urn:dslforum-org:cwmp-1-2\"><soap-env:Header><cwmp:ID>$ID</cwmp:ID></soap-env:Header>"
                + "<soap-env:Body><soap-env:Body:Fault><faultcode>Client</faultcode><faultstring>CWMP fault</faultstring>"
                + "<detail><cwmp:Fault><FaultCode>8003</FaultCode><FaultString>no</FaultString></cwmp:Fault></detail>"
                + "</soap-env:Body:Fault></soap-env:Body></soap-env:Envelope>"));
        SessionResult result = session();
        assertThat(result.end()).isIn(SessionEnd.UNREADABLE, SessionEnd.INFORM_REFUSED);
        assertThat(result.detail()).isNotEmpty();
    }

    /** Errors are plain text; a second Inform of the same device is refused so, and 503 asks for a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "503 Service Unavailable"})
    @Rule({"S4-GENIEACS", "W5", "W6", "C-SESS-22"})
    void genieacsSaysNoInPlainText(String status) throws InterruptedException {
        acs.then(http("HTTP/1.1 " + status + "\r\nRetry-after: 60", "Invalid\nsession"));
        SessionResult result = failed(SessionEnd.HTTP_STATUS);
        assertThat(result.detail()).isEqualTo("HTTP status " + status.substring(0, 3) + ": Invalid session");
        assertThat(acs.heads()).hasSize(1);
    }

    /** The ID's text is always 1, its mustUnderstand whatever; a cookie named by the version. */
    @Test
    @Rule({"S4-ORAN", "W10"})
    void oran() {
        acs.then(http(
                        "HTTP/1.1 200 \r\nContent-Type: text/xml\r\nSet-Cookie: cwmp-1-2=1-2; Version=1; Path=/",
                        informResponse("cwmp-1-2")))
                .then(ok(envelope("cwmp-1-2", "<cwmp:ID soap:mustUnderstand=\"4711\">1</cwmp:ID>", names("false"))))
                .then(ok(envelope("cwmp-1-2", "<cwmp:ID soap:mustUnderstand=\"4712\">1</cwmp:ID>", names("false"))))
                .then(NO_CONTENT);
        completed();
        assertThat(body(2)).contains("GetParameterNamesResponse").contains(">1</cwmp:ID>");
        assertThat(body(3)).contains("GetParameterNamesResponse").contains(">1</cwmp:ID>");
        assertThat(acs.heads().get(3)).contains("cwmp-1-2=1-2");
        assertThat(deviations).isNotEmpty();
    }

    /** More announced than sent, with a leading zero; no reason phrase; a header that belongs to requests; IDs by the clock. */
    @Test
    @Rule({"S4-FREEACS", "W3", "W4", "W10", "W13", "W1"})
    void freeacs() {
        String head = "HTTP/1.1 200 \r\nContent-Type: text/xml\r\nSOAPAction: \"\"\r\nSet-Cookie: JSESSIONID=ABCDEF;"
                + " Path=/; HttpOnly";
        acs.then(http(head, informResponse("cwmp-1-2")))
                .then(http(
                        head,
                        envelope(
                                "cwmp-1-2",
                                id("FREEACS-1763856000000"),
                                "<cwmp:GetParameterValues><ParameterNames enc:arrayType=\"xsd:string[012]\">"
                                        + "<string>Device.DeviceInfo.SoftwareVersion</string>"
                                        + "<string>Device.DeviceInfo.HardwareVersion</string>"
                                        + "<string>Device.DeviceInfo.UpTime</string>"
                                        + "<string>Device.DeviceInfo.ModelName</string></ParameterNames>"
                                        + "</cwmp:GetParameterValues>")))
                .then(http(
                        head,
                        envelope(
                                "cwmp-1-2",
                                id("FREEACS-1763856000000"),
                                "<cwmp:GetParameterNames><ParameterPath>Device.DeviceInfo.</ParameterPath>"
                                        + "<NextLevel>0</NextLevel></cwmp:GetParameterNames>")))
                .then("HTTP/1.1 204 \r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
        completed();
        assertThat(body(2)).contains("ParameterValueStruct[4]").contains("FREEACS-1763856000000");
        assertThat(body(3)).contains("GetParameterNamesResponse");
        assertThat(deviations).isNotEmpty();
    }

    /** An internal error, or a cookie that got lost: 204 to the Inform. That is no InformResponse. */
    @Test
    @Rule({"S4-FREEACS", "W2", "C-SESS-02"})
    void freeacsHidesItsErrorsBehind204() throws InterruptedException {
        acs.then("HTTP/1.1 204 \r\n\r\n");
        failed(SessionEnd.PROTOCOL_VIOLATION);
        assertThat(acs.heads()).hasSize(1);
    }

    /** Attributes by an old, malformed element: refused by a fault or as garbage, and no worse. */
    @Test
    @Rule({"S4-FREEACS", "C-SESS-21"})
    void freeacsSetsAttributesByABrokenElement() {
        acs.then(ok(informResponse("cwmp-1-0")))
                .then(ok(envelope(
                        "cwmp-1-0",
                        id("1"),
                        "<cwmp:SetParameterAttributes><ParameterList><SetParameterAttributesStruct>"
                                + "<Name>Device.DeviceInfo.UpTime</Name><NotificationChange>1</NotificationChange>"
                                + "<Notification>1</Notification><AccessListChange>0</AccessListChange><AccessList>"
                                + "</SetParameterAttributesStruct></ParameterList></cwmp:SetParameterAttributes>")));
        assertThat(session().end()).isEqualTo(SessionEnd.UNREADABLE);
    }

    /** IDs with the text null, requests in the oldest namespace within a newer session, an empty 200 for the end. */
    @Test
    @Rule({"S4-ENODEBD", "C-HTTP-09", "C-VER-07", "W4"})
    void enodebd() {
        acs.then(ok(informResponse("cwmp-1-2")))
                .then(ok(envelope("cwmp-1-0", id("null"), names("false"))))
                .then(http("HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8", ""));
        completed();
        assertThat(body(2))
                .contains(">null</cwmp:ID>")
                .contains("urn:dslforum-org:cwmp-1-0")
                .contains("GetParameterNamesResponse");
    }

    /** The header that CWMP 1.0 had and 1.1 took away. */
    @Test
    @Rule("S4-OPENACS")
    void openacs() {
        String noMore = "<cwmp:NoMoreRequests soap:mustUnderstand=\"1\">1</cwmp:NoMoreRequests>";
        acs.then(ok(informResponse("cwmp-1-0").replace("</soap:Header>", noMore + "</soap:Header>")))
                .then(ok(envelope("cwmp-1-0", id("7") + noMore, names("0"))))
                .then(NO_CONTENT);
        completed();
        assertThat(body(2)).contains("GetParameterNamesResponse");
    }

    @Test
    @Rule({"S4-OPENACS", "C-SESS-21"})
    void openacsSendsSeveralEnvelopes() {
        String request = envelope("cwmp-1-0", id("7"), names("0"));
        acs.then(ok(informResponse("cwmp-1-0"))).then(ok(request + request));
        assertThat(session().end()).isEqualTo(SessionEnd.UNREADABLE);
    }

    /** Its cookie is the serial number, with spaces in the header. */
    @Test
    @Rule({"S4-OKTOPUS", "C-HTTP-19"})
    void oktopus() {
        acs.then(http(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nSet-Cookie: oktopus=00D09E-Box-1; Expires=Mon, 23 Nov 2026"
                                + " 00:01:00 GMT",
                        informResponse("cwmp-1-2")))
                .then(ok(envelope("cwmp-1-2", id("1"), names("false"))))
                .then(NO_CONTENT);
        completed();
        assertThat(acs.heads().get(2)).contains("Cookie: oktopus=00D09E-Box-1\r\n");
    }

    private static final String FAULT = "<soap:Fault><faultcode>Server</faultcode><faultstring>CWMP fault</faultstring>"
            + "<detail><cwmp:Fault><FaultCode>8002</FaultCode><FaultString>internal error</FaultString></cwmp:Fault>"
            + "</detail></soap:Fault>";

    /** 200 and a fault, although the device had asked nothing. */
    @Test
    @Rule({"S4-TINYACS", "B-FLT-06"})
    void tinyacsFaultsOfItsOwnAccord() {
        acs.then(ok(informResponse("cwmp-1-0"))).then(ok(envelope("cwmp-1-0", "", FAULT)));
        assertThat(session().end()).isEqualTo(SessionEnd.PROTOCOL_VIOLATION);
    }

    /** An error status with a fault as its text: the status decides, and none of it is taken for a message. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    @Rule({"S4-TINYACS", "C-SESS-22"})
    void tinyacsPutsFaultsIntoErrors(int status) throws InterruptedException {
        acs.then(http("HTTP/1.1 " + status + " No\r\nContent-Type: text/xml", envelope("cwmp-1-0", id("$ID"), FAULT)));
        assertThat(failed(SessionEnd.HTTP_STATUS).detail()).startsWith("HTTP status " + status);
    }

    /** It insists on SOAPAction, and answers in the oldest namespace whatever it was asked in. */
    @Test
    @Rule({"S4-PERLCWMP", "C-VER-04", "C-VER-07"})
    void perlcwmp() {
        acs.then(ok(informResponse("cwmp-1-0")))
                .then(ok(envelope("cwmp-1-0", id("1"), "<cwmp:GetRPCMethods></cwmp:GetRPCMethods>")))
                .then(NO_CONTENT);
        completed();
        assertThat(acs.heads().get(0)).containsIgnoringCase("SOAPAction:");
        assertThat(acs.heads().get(2)).containsIgnoringCase("SOAPAction:");
        assertThat(body(0)).contains("urn:dslforum-org:cwmp-1-2");
        assertThat(body(2)).contains("urn:dslforum-org:cwmp-1-0").contains("GetRPCMethodsResponse");
    }

    /** A status that no standard knows is one of its class. */
    @Test
    @Rule({"S4-DJANGO", "C-SESS-22"})
    void django() throws InterruptedException {
        acs.then(http("HTTP/1.1 420 Enhance Your Calm\r\nContent-Type: text/plain", "later"));
        assertThat(failed(SessionEnd.HTTP_STATUS).detail()).isEqualTo("HTTP status 420: later");
    }

    /** It refuses what it does not know with 400; then the oldest it is, and that is remembered. */
    @Test
    @Rule({"W8", "C-RETRY-08"})
    void aServerThatRefusesTheNewestNamespace() throws InterruptedException {
        acs.then(http("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain", "Unsupported CWMP version"))
                .then(ok(informResponse("cwmp-1-0")))
                .then(NO_CONTENT)
                .then(ok(informResponse("cwmp-1-0")))
                .then(NO_CONTENT);
        failed(SessionEnd.HTTP_STATUS);
        time.advance(Duration.ofSeconds(10));
        assertThat(next().end()).isEqualTo(SessionEnd.COMPLETED);
        agent.inform();
        assertThat(next().end()).isEqualTo(SessionEnd.COMPLETED);
        assertThat(body(0)).contains("urn:dslforum-org:cwmp-1-2");
        assertThat(body(1)).contains("urn:dslforum-org:cwmp-1-0").doesNotContain("SupportedCWMPVersions");
        assertThat(body(3)).contains("urn:dslforum-org:cwmp-1-0");
    }

    /** Drafts of XML Schema, and the detail inside the fault's text. */
    @Test
    @Rule({"W11", "W12", "C-SESS-23"})
    void oldSchemasAndAMisplacedDetail() throws Exception {
        String drafts = "http://www.w3.org/1999/XMLSchema";
        String inform = informResponse("cwmp-1-0").replace("http://www.w3.org/2001/XMLSchema", drafts);
        String fault = envelope(
                        "cwmp-1-0",
                        id("$ID"),
                        "<soap:Fault><faultcode>Server</faultcode><faultstring>CWMP fault<detail><cwmp:Fault>"
                                + "<FaultCode>8000</FaultCode><FaultString>not here</FaultString></cwmp:Fault></detail>"
                                + "</faultstring></soap:Fault>")
                .replace("http://www.w3.org/2001/XMLSchema", drafts);
        acs.then(ok(inform)).then(NO_CONTENT).then(ok(inform)).then(ok(fault)).then(NO_CONTENT);
        assertThat(session().end()).isEqualTo(SessionEnd.COMPLETED);
        CompletableFuture<GetRPCMethodsResponse> call = agent.call(new GetRPCMethods());
        SessionResult second = next();
        assertThat(second.end()).as(second.detail()).isEqualTo(SessionEnd.COMPLETED);
        assertThatThrownBy(() -> get(call)).isInstanceOf(FaultException.class).hasMessageContaining("8000");
    }

    private static <T> T get(CompletableFuture<T> future) throws Throwable {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** An ID echoed without escaping stays well-formed, since the device's are letters and digits. */
    @Test
    @Rule("W9")
    void idsNeedNoEscaping() {
        acs.then(ok(informResponse("cwmp-1-2"))).then(NO_CONTENT);
        completed();
        assertThat(body(0)).containsPattern("<cwmp:ID [^>]*>[0-9A-Za-z]+</cwmp:ID>");
    }

    /** Damaged characters in what the ACS writes are kept, not a reason to fail. */
    @Test
    @Rule("W13")
    void damagedCharactersAreKept() {
        acs.then(ok(informResponse("cwmp-1-2")))
                .then(ok(envelope(
                        "cwmp-1-2",
                        id("1"),
                        "<cwmp:SetParameterValues><ParameterList enc:arrayType=\"cwmp:ParameterValueStruct[07]\">"
                                + "<ParameterValueStruct><Name>Device.DeviceInfo.ProvisioningCode</Name>"
                                + "<Value xsi:type=\"xsd:string\">caf\u00e9</Value></ParameterValueStruct></ParameterList>"
                                + "<ParameterKey>k</ParameterKey></cwmp:SetParameterValues>")))
                .then(NO_CONTENT);
        completed();
        assertThat(body(2)).contains("SetParameterValuesResponse");
        assertThat(deviations).isNotEmpty();
    }

    /** A server that closes after each answer, all through a session. */
    @Test
    @Rule({"C-HTTP-13", "C-HTTP-14"})
    void aServerThatClosesAfterEachAnswer() {
        String closing = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/xml\r\nSet-Cookie: s=1";
        acs.then("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + "WWW-Authenticate: Digest realm=\"a\", nonce=\"n\", qop=\"auth,auth-int\"\r\n\r\n")
                .then(http(closing, informResponse("cwmp-1-2")))
                .then(http(closing, envelope("cwmp-1-2", id("1"), names("0"))))
                .then(http(closing, envelope("cwmp-1-2", id("2"), names("1"))))
                .then("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        completed();
        assertThat(acs.connections()).isEqualTo(5);
        assertThat(acs.heads().get(4)).contains("nc=00000004").contains("Cookie: s=1");
    }
}
