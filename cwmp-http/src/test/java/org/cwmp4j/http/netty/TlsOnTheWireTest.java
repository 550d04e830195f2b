package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpService.Admission;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.tls.Certificates;
import org.cwmp4j.http.tls.ClientCertificates;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.WallClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be seen of TLS between the ends, by whoever's TLS. */
@ExtendWith(LeakCheck.class)
@ParameterizedClass
@MethodSource("org.cwmp4j.http.netty.TlsPair#all")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TlsOnTheWireTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-tls-wire");
    private static final int PROTOCOL_VERSION = 70;
    private static final int RSA_AES_128_CBC_SHA = 0x002F;

    @Parameter
    TlsPair pair;

    private TlsServer tls;
    private HttpServer server;
    private TlsTap tap;

    @AfterEach
    void close() throws IOException {
        if (tap != null) {
            tap.close();
        }
        server.close(Duration.ZERO);
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    /** RFC 7525 3.4: the second handshake goes by what the first has left. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    @Rule("C-TLS-05")
    void aSecondHandshakeIsShort(String version) throws Exception {
        serve("named", pair.server());
        TlsClient client = client("root", pair.client().withProtocols(version));
        exchange(client);
        exchange(client);
        assertThat(tap.connection(0).serverHello().version()).isEqualTo(version.equals("TLSv1.3") ? 0x0304 : 0x0303);
        assertThat(tap.connection(0).isResumed()).isFalse();
        assertThat(tap.connection(1).isResumed()).isTrue();
    }

    /** Who was trusted before a change of certificates has to show again who it is. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    @Rule("C-TLS-05")
    void nothingIsResumedAcrossAReload(String version) throws Exception {
        serve("named", pair.server());
        TlsClient client = client("root", pair.client().withProtocols(version));
        exchange(client);
        tls.reload(Certificates.identity("named"), ClientCertificates.NONE);
        exchange(client);
        assertThat(tap.connection(1).isResumed()).isFalse();
        TlsClient another = client("root", pair.client().withProtocols(version));
        exchange(another);
        another.reload(Certificates.trust("root"), null);
        exchange(another);
        assertThat(tap.connection(3).isResumed()).isFalse();
    }

    /** What was begun without looking at dates says nothing once dates count. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    @Rule({"C-TLS-11", "SEC-02"})
    void whatWasBegunWithoutAClockIsNotResumedWithOne(String version) throws Exception {
        ManualTime clock = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
        clock.setKnown(false);
        serve("expired", pair.server());
        TlsClient client =
                new TlsClient(Certificates.trust("root"), pair.client().withProtocols(version), clock);
        exchange(client);
        exchange(client);
        assertThat(tap.connection(1).isResumed()).isTrue();
        clock.setKnown(true);
        assertThatThrownBy(() -> exchange(client)).isNotNull();
    }

    @Test
    @Rule({"C-TLS-02", "C-TLS-05", "SEC-01"})
    void whatTheClientOffers() throws Exception {
        serve("named", pair.server());
        exchange(client("root", pair.client()));
        TlsHello hello = tap.connection(0).clientHello();
        assertThat(hello.versions()).containsExactlyInAnyOrder(0x0304, 0x0303);
        assertThat(hello.compressions()).containsExactly(0);
        assertThat(hello.has(TlsHello.RENEGOTIATION_INFO) || hello.suites().contains(TlsHello.RENEGOTIATION_SIGNAL))
                .isTrue();
        assertThat(hello.suites())
                .as("NULL, RC4, DES, 3DES and whatever has no forward secrecy")
                .contains(0x1301, 0xC02B)
                .noneMatch(
                        suite -> suite < 0x00C8 && suite != TlsHello.RENEGOTIATION_SIGNAL && suite > 0 && isOld(suite));
        assertThat(tap.connection(0).serverHello().compressions()).containsExactly(0);
    }

    /** Of those below 0x00C8 the JDK offers only the ones with ephemeral Diffie-Hellman. */
    private static boolean isOld(int suite) {
        return !List.of(0x32, 0x33, 0x38, 0x39, 0x40, 0x67, 0x6A, 0x6B, 0x9E, 0x9F, 0xA2, 0xA3)
                .contains(suite);
    }

    @Test
    @Rule({"C-TLS-04", "SEC-01"})
    void theServerIsAskedForByNameAndNotByAddress() throws Exception {
        serve("named", pair.server());
        exchange(client("root", pair.client()));
        assertThat(tap.connection(0).clientHello().has(TlsHello.SERVER_NAME)).isFalse();
        // the certificate is not for localhost: what counts here is the question
        assertThatThrownBy(() -> exchange("localhost", client("root", pair.client())))
                .isNotNull();
        byte[] name = tap.connection(1).clientHello().extensions().get(TlsHello.SERVER_NAME);
        assertThat(new String(name, StandardCharsets.US_ASCII)).endsWith("localhost");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    @Rule({"C-TLS-02", "C-TLS-05", "SEC-01"})
    void whoSpeaksNothingNewerIsTurnedAway(int version) throws Exception {
        serve("named", pair.server());
        assertThat(TlsHello.alert(ask(version))).isEqualTo(PROTOCOL_VERSION);
    }

    /** The control: the same hello with TLS 1.2 is answered. */
    @Test
    @Rule("C-TLS-02")
    void whoSpeaksTls12IsAnswered() throws Exception {
        serve("named", pair.server());
        assertThat(TlsHello.ofServer(ask(0x0303)).version()).isEqualTo(0x0303);
    }

    @Test
    @Rule("B-TLS-06")
    void theMandatorySuiteOfTls12IsOffAndCanBeSwitchedOn() throws Exception {
        Assumptions.assumeTrue(
                List.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites())
                                .contains(TlsSettings.MANDATORY_SUITE)
                        || !(pair.client().jdkOnly() || pair.server().jdkOnly()));
        TlsClient old =
                client("rsa", pair.client().withProtocols("TLSv1.2").withCipherSuites(TlsSettings.MANDATORY_SUITE));
        serve("rsa", pair.server());
        assertThatThrownBy(() -> exchange(old)).isNotNull();
        close();
        serve("rsa", pair.server().withMoreSuites(TlsSettings.MANDATORY_SUITE));
        exchange(old);
        assertThat(tap.connection(0).serverHello().suites()).containsExactly(RSA_AES_128_CBC_SHA);
    }

    /** RFC 7525 3.5: a client that could shake hands for ever could keep the server busy for ever. */
    @Test
    @Rule("C-TLS-05")
    void thereIsNoSecondHandshakeOnAConnection() throws Exception {
        serve("named", pair.server());
        try (SSLSocket socket = (SSLSocket) trustingRoot()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(get(socket)).isEqualTo('H');
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        for (int i = 0; i < 2; i++) {
                            if (get(socket) < 0) {
                                throw new IOException("closed");
                            }
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    /** The first byte of an answer; the rest is dropped. */
    private static int get(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        int first = socket.getInputStream().read();
        StringBuilder head = new StringBuilder();
        while (first >= 0 && !head.toString().endsWith("\r\n\r\n")) {
            head.append((char) socket.getInputStream().read());
        }
        return first;
    }

    private static SSLContext trustingRoot() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", Certificates.certificate("root"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A hello of a client that knows nothing above a version, and what the server says to it. */
    private byte[] ask(int version) throws IOException {
        HexFormat hex = HexFormat.of();
        byte[] extensions =
                hex.parseHex("000a000600040017001d" + "000b00020100" + "000d00060004" + "04030401" + "ff01000100");
        byte[] suites = hex.parseHex("c02bc009c00a002f");
        int length = 2 + 32 + 1 + 2 + suites.length + 2 + 2 + extensions.length;
        ByteBuffer out = ByteBuffer.allocate(9 + length);
        out.put((byte) 22).putShort((short) Math.max(0x0300, version)).putShort((short) (length + 4));
        out.putInt(1 << 24 | length).putShort((short) version).put(new byte[32]).put((byte) 0);
        out.putShort((short) suites.length).put(suites).put((byte) 1).put((byte) 0);
        out.putShort((short) extensions.length).put(extensions);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(out.array());
            InputStream in = socket.getInputStream();
            byte[] head = in.readNBytes(5);
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            record.writeBytes(head);
            record.writeBytes(in.readNBytes((head[3] & 0xFF) << 8 | (head[4] & 0xFF)));
            return record.toByteArray();
        }
    }

    private void serve(String identity, TlsSettings settings) throws IOException {
        tls = new TlsServer(Certificates.identity(identity), settings);
        server = HttpServer.bind(
                LOOPS,
                LOOPS.time(),
                new InetSocketAddress("127.0.0.1", 0),
                HttpServerSettings.DEFAULT,
                tls,
                WireLog.off(),
                (head, peer) -> CompletableFuture.completedFuture(new Admission.Answer(HttpAnswer.empty(204))));
        tap = new TlsTap(server.address().getPort());
    }

    private static TlsClient client(String root, TlsSettings settings) {
        return new TlsClient(Certificates.trust(root), settings, WallClock.system());
    }

    private void exchange(TlsClient client) throws Exception {
        exchange("127.0.0.1", client);
    }

    private void exchange(String host, TlsClient client) throws Exception {
        HttpConnection connection = new HttpConnector(
                        LOOPS, LOOPS.scheduler(), HttpClientSettings.DEFAULT, WireLog.off())
                .connect(host, tap.port(), client)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        HttpAnswer answer = connection
                .exchange(new HttpCall("POST", "/", Headers.empty(), new byte[0]))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(204);
        connection.close();
        connection.closed().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
