package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.HttpService.Admission;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.tls.Certificates;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsException;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.time.ManualTime;
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

/** Handshakes between our two ends. */
@ExtendWith(LeakCheck.class)
@ParameterizedClass
@MethodSource("org.cwmp4j.http.netty.TlsPair#all")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TlsTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-tls");

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));

    @Parameter
    TlsPair pair;

    private HttpServer server;
    private HttpConnection connection;

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.close(Duration.ZERO);
        }
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    @Rule({"B-TLS-01", "C-TLS-02"})
    void bothVersionsCarryBytes(String version) throws Exception {
        serve("named", pair.server().withProtocols(version));
        assertThat(exchange(client("root", pair.client()))).isEqualTo("hello");
    }

    @Test
    @Rule({"C-TLS-02", "C-TLS-05"})
    void olderVersionsAreOff() throws Exception {
        SSLEngine engine = client("root", pair.client()).engine("acs.example", 443);
        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        SSLEngine theirs = new TlsServer(Certificates.identity("named"), TlsSettings.DEFAULT).engine();
        assertThat(theirs.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    }

    @Test
    @Rule({"C-TLS-07", "C-TLS-03"})
    void aServerOfAnotherRootIsRefused() throws Exception {
        serve("named", pair.server());
        assertThat(failure(client("stranger", pair.client()))).isEqualTo(Kind.TLS);
    }

    @Test
    @Rule({"C-TLS-08", "C-TLS-09"})
    void aServerOfAnotherNameIsRefused() throws Exception {
        serve("common", pair.server());
        assertThat(failure(client("root", pair.client()))).isEqualTo(Kind.TLS);
    }

    @Test
    void aClientsCertificateIsNoServers() throws Exception {
        serve("client", pair.server());
        assertThat(failure(client("root", pair.client()))).isEqualTo(Kind.TLS);
        time.setKnown(false);
        assertThat(failure(client("root", pair.client()))).isEqualTo(Kind.TLS);
    }

    @Test
    @Rule("C-TLS-11")
    void datesCountOnlyWhileTheClockIsSet() throws Exception {
        serve("expired", pair.server());
        TlsClient client = client("root", pair.client());
        assertThat(failure(client)).isEqualTo(Kind.TLS);
        time.setKnown(false);
        assertThat(exchange(client)).isEqualTo("hello");
    }

    @Test
    @Rule("C-TLS-11")
    void withoutAClockChainAndNameAreCheckedAllTheSame() throws Exception {
        time.setKnown(false);
        serve("expired", pair.server());
        assertThat(failure(client("stranger", pair.client()))).isEqualTo(Kind.TLS);
        server.close(Duration.ZERO);
        serve("common", pair.server());
        assertThat(failure(client("root", pair.client()))).isEqualTo(Kind.TLS);
    }

    @Test
    @Rule("C-TLS-04")
    void namesAreIndicatedAndAddressesAreNot() {
        TlsClient client = client("root", pair.client());
        assertThat(names(client.engine("acs.example", 443))).containsExactly(new SNIHostName("acs.example"));
        assertThat(names(client.engine("localhost", 443))).containsExactly(new SNIHostName("localhost"));
        assertThat(names(client.engine("127.0.0.1", 443))).isEmpty();
        assertThat(names(client.engine("[::1]", 443))).isEmpty();
    }

    @Test
    @Rule("B-TLS-06")
    void suitesCanBeChosen() throws Exception {
        String suite = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
        TlsSettings only = pair.server().withProtocols("TLSv1.2").withCipherSuites(suite);
        SSLEngine engine = client("root", only).engine("acs.example", 443);
        assertThat(engine.getEnabledCipherSuites()).containsExactly(suite);
        serve("named", only);
        assertThat(exchange(client("root", pair.client()))).isEqualTo("hello");
        assertThat(failure(client(
                        "root",
                        pair.client()
                                .withProtocols("TLSv1.2")
                                .withCipherSuites("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"))))
                .isEqualTo(Kind.TLS);
    }

    @Test
    @Rule("B-TLS-06")
    void theMandatorySuiteOfTls12CanBeEnabledWhereTheJdkHasIt() {
        String suite = "TLS_RSA_WITH_AES_128_CBC_SHA";
        SSLEngine plain = client("root", pair.client()).engine("acs.example", 443);
        Assumptions.assumeTrue(List.of(plain.getSupportedCipherSuites()).contains(suite));
        SSLEngine engine = client("root", pair.client().withCipherSuites(suite)).engine("acs.example", 443);
        assertThat(engine.getEnabledCipherSuites()).containsExactly(suite);
    }

    @Test
    void aSilentServerEndsByTheConnectTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<HttpConnection> connecting = connector()
                    .connect("127.0.0.1", silent.getLocalPort(), client("root", pair.client()))
                    .toCompletableFuture();
            try (var socket = silent.accept()) {
                assertThat(socket.getInputStream().read()).isEqualTo(0x16);
                time.advance(Duration.ofSeconds(29));
                assertThat(connecting).isNotDone();
                time.advance(Duration.ofSeconds(1));
                assertThat(failure(connecting)).isEqualTo(Kind.CONNECT_TIMEOUT);
            }
        }
    }

    @Test
    void uselessSettingsSaySo() {
        assertThatThrownBy(() -> TlsTrust.of(List.of())).isInstanceOf(TlsException.class);
        assertThatThrownBy(() -> client("root", pair.client().withCipherSuites("NO_SUCH"))
                        .engine("acs.example", 443))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("NO_SUCH");
    }

    private static List<SNIServerName> names(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        return parameters.getServerNames() == null ? List.of() : parameters.getServerNames();
    }

    private void serve(String identity, TlsSettings settings) throws IOException {
        server = HttpServer.bind(
                LOOPS,
                time.source(),
                new InetSocketAddress("127.0.0.1", 0),
                HttpServerSettings.DEFAULT,
                new TlsServer(Certificates.identity(identity), settings),
                WireLog.off(),
                (head, peer) -> CompletableFuture.completedFuture(new Admission.Read(
                        100,
                        call -> CompletableFuture.completedFuture(
                                new HttpAnswer(peer.isSecure() ? 200 : 500, "", Headers.empty(), call.body())))));
    }

    private TlsClient client(String root, TlsSettings settings) {
        return new TlsClient(Certificates.trust(root), settings, time);
    }

    private HttpConnector connector() {
        return new HttpConnector(LOOPS, time, HttpClientSettings.DEFAULT, WireLog.off());
    }

    private String exchange(TlsClient tls) throws Exception {
        connection = connect(tls).get(30, TimeUnit.SECONDS);
        byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = connection
                .exchange(new HttpCall("POST", "/", Headers.empty(), body))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private CompletableFuture<HttpConnection> connect(TlsClient tls) {
        return connector().connect("127.0.0.1", server.address().getPort(), tls).toCompletableFuture();
    }

    private Kind failure(TlsClient tls) throws Exception {
        return failure(connect(tls));
    }

    private static Kind failure(CompletableFuture<?> failing) throws Exception {
        try {
            failing.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return ((HttpException) e.getCause()).kind();
        }
        throw new AssertionError("did not fail");
    }
}
