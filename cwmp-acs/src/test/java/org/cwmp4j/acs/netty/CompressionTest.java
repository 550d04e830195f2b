package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.cwmp4j.acs.AcsBudget;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsObserver;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.AcsServerBuilder;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.Refusal;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.WireOptions;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.InflateLimits;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.testkit.http.TestHttpClient;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compressed bodies, as devices send them to the ACS. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CompressionTest {
    private static final byte[] INFORM = AcsOnTheWireTest.INFORM.getBytes(StandardCharsets.UTF_8);
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();
    private AcsServer acs;
    private TestHttpClient device;
    private String cookie = "";

    @AfterEach
    void close() {
        device.close();
        acs.close();
    }

    private void start(WireOptions wire, AcsBudget budget) {
        AcsServerBuilder builder = AcsServer.builder()
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.admit())
                .drain(Duration.ofMillis(1))
                .wire(wire)
                .budget(budget)
                .handler(AcsHandler.ofSession(session -> session.call(new GetRPCMethods())))
                .observer(new AcsObserver() {
                    @Override
                    public void refused(InetSocketAddress remote, int status, Refusal reason) {
                        refusals.add(reason);
                    }
                })
                .listen(ListenerOptions.http(FREE));
        acs = builder.build();
        acs.start().join();
        device = new TestHttpClient(
                URI.create("http://127.0.0.1:" + acs.addresses().get(0).getPort()), null, null);
    }

    private void start() {
        start(WireOptions.DEFAULT, AcsBudget.DEFAULT);
    }

    private HttpAnswer post(String coding, byte[] body) {
        Headers headers = Headers.of("Content-Type", "text/xml").and("Content-Encoding", coding);
        HttpAnswer answer =
                device.send("POST", "/acs", headers.and("Cookie", cookie), body).orElseThrow();
        answer.headers().first("Set-Cookie").ifPresent(value -> cookie = value.substring(0, value.indexOf(';')));
        return answer;
    }

    private static String text(HttpAnswer answer) {
        byte[] body = ContentCoding.ofToken(
                        answer.headers().first("Content-Encoding").orElse(""))
                .map(coding -> coding.decode(answer.body(), InflateLimits.DEFAULT))
                .orElse(answer.body());
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Read, and answered in the same coding (H13); an empty answer has none. */
    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    @Rule({"H13", "A-HTTP-31"})
    void aWholeSession(ContentCoding coding) {
        start();
        HttpAnswer first = post(coding.token(), coding.encode(INFORM));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers().all("Content-Encoding")).containsExactly(coding.token());
        assertThat(text(first)).contains("InformResponse");
        HttpAnswer call = post("identity", new byte[0]);
        assertThat(call.headers().has("Content-Encoding")).isFalse();
        assertThat(text(call)).contains("GetRPCMethods");
        String id = text(call).replaceAll("(?s).*<cwmp:ID[^>]*>([^<]*)<.*", "$1");
        byte[] response = AcsOnTheWireTest.envelope(
                        id,
                        "<c:GetRPCMethodsResponse><MethodList e:arrayType=\"c:string[1]\"><string>Reboot</string>"
                                + "</MethodList></c:GetRPCMethodsResponse>")
                .getBytes(StandardCharsets.UTF_8);
        HttpAnswer last = post(coding.token().toUpperCase(java.util.Locale.ROOT), coding.encode(response));
        assertThat(last.status()).isEqualTo(204);
        assertThat(last.headers().has("Content-Encoding")).isFalse();
    }

    @Test
    @Rule("H13")
    void answersAreAsTheyAreIfSoWished() {
        start(WireOptions.DEFAULT.withCompressAnswers(false), AcsBudget.DEFAULT);
        HttpAnswer answer = post("gzip", ContentCoding.GZIP.encode(INFORM));
        assertThat(answer.headers().has("Content-Encoding")).isFalse();
        assertThat(text(answer)).contains("InformResponse");
    }

    /** Named, and no more than a few bytes of it ever held. */
    @Test
    @Rule({"B-HTTP-33", "SEC-08"})
    void aBombIsAnsweredBy413() throws Exception {
        start();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 100; i++) {
                out.write(spaces);
            }
        }
        HttpAnswer answer = post("gzip", bomb.toByteArray());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(text(answer)).doesNotContain("Envelope");
        assertThat(refusals).contains(Refusal.INFLATED);
        assertThat(post("gzip", ContentCoding.GZIP.encode(INFORM)).status()).isEqualTo(200);
    }

    /** The bound is that of the decoded body: of the budget before a session, of messages in one. */
    @Test
    @Rule({"B-HTTP-33", "A-ROB-09"})
    void theBudgetOfAnInformIsOfItsDecodedBody() {
        start(WireOptions.DEFAULT, AcsBudget.DEFAULT.withBodies(INFORM.length, 1 << 20));
        byte[] longer = Arrays.copyOf(INFORM, INFORM.length + 1);
        longer[INFORM.length] = ' ';
        assertThat(post("deflate", ContentCoding.DEFLATE.encode(longer)).status())
                .isEqualTo(413);
        assertThat(post("deflate", ContentCoding.DEFLATE.encode(INFORM)).status())
                .isEqualTo(200);
        // inside the session a body may be longer: this one is blank
        Arrays.fill(longer, (byte) ' ');
        assertThat(text(post("deflate", ContentCoding.DEFLATE.encode(longer)))).contains("GetRPCMethods");
    }

    @Test
    @Rule({"A-SESS-37", "H13"})
    void whatIsNotInItsCodingIsMalformed() {
        start();
        assertThat(post("gzip", INFORM).status()).isEqualTo(400);
        byte[] cut = ContentCoding.GZIP.encode(INFORM);
        assertThat(post("gzip", Arrays.copyOf(cut, cut.length - 9)).status()).isEqualTo(400);
        assertThat(post("gzip", ContentCoding.GZIP.encode(INFORM)).status()).isEqualTo(200);
    }

    /** A worker inflates; the threads that move bytes go on moving them. */
    @Test
    @Rule("B-HTTP-33")
    void inflatedOnAWorker() {
        start();
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        FakeEndpoint engine = new FakeEndpoint();
        engine.onRead = () -> threads.add(Thread.currentThread().getName());
        NettyAcsTransport transport = NettyAcsTransport.builder().threads(1).build();
        var listener = transport
                .listen(engine, ListenerOptions.http(FREE))
                .toCompletableFuture()
                .join();
        try (TestHttpClient client = new TestHttpClient(
                URI.create("http://127.0.0.1:" + listener.address().getPort()), null, null)) {
            client.send("POST", "/acs", Headers.of("Content-Encoding", "gzip"), ContentCoding.GZIP.encode(INFORM))
                    .orElseThrow();
        }
        assertThat(threads).isNotEmpty().allMatch(name -> name.contains("-work"));
        listener.close().toCompletableFuture().join();
        transport.close().toCompletableFuture().join();
    }
}
