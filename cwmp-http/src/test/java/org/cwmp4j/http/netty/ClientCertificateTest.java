package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpService.Admission;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.tls.Certificates;
import org.cwmp4j.http.tls.ClientCertificates;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.model.time.WallClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server learns of who calls. */
@ExtendWith(LeakCheck.class)
@ParameterizedClass
@MethodSource("org.cwmp4j.http.netty.TlsPair#all")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClientCertificateTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-mtls");

    private final BlockingQueue<List<X509Certificate>> seen = new LinkedBlockingQueue<>();

    @Parameter
    TlsPair pair;

    private HttpServer server;
    private HttpConnection connection;

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
        }
        server.close(Duration.ZERO);
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule("B-TLS-12")
    void anAcceptedCertificateIsKnownToTheService() throws Exception {
        serve(ClientCertificates.required(Certificates.trust("root")));
        ask(Certificates.identity("client"));
        assertThat(seen.remove()).containsExactly(Certificates.certificate("client"));
    }

    @Test
    @Rule("B-TLS-12")
    void whoIsNotAskedShowsNothing() throws Exception {
        serve(ClientCertificates.NONE);
        ask(Certificates.identity("client"));
        assertThat(seen.remove()).isEmpty();
    }

    @Test
    @Rule("B-TLS-12")
    void whoIsAskedMayHaveNone() throws Exception {
        serve(ClientCertificates.wanted(Certificates.trust("root")));
        ask(null);
        assertThat(seen.remove()).isEmpty();
        ask(Certificates.identity("client"));
        assertThat(seen.remove()).containsExactly(Certificates.certificate("client"));
    }

    @Test
    @Rule("B-TLS-12")
    void withoutTheCertificateThatIsRequiredThereIsNoAnswer() throws Exception {
        serve(ClientCertificates.required(Certificates.trust("root")));
        assertThatThrownBy(() -> ask(null)).isNotNull();
        assertThat(seen).isEmpty();
    }

    @Test
    @Rule("B-TLS-12")
    void aCertificateOfAnotherRootIsRefusedEvenWhereNoneIsRequired() throws Exception {
        serve(ClientCertificates.wanted(Certificates.trust("stranger")));
        // the server says whose certificates it would take, and the client has none of those
        ask(Certificates.identity("client"));
        assertThat(seen.remove()).isEmpty();
        server.close(Duration.ZERO);
        serve(ClientCertificates.required(Certificates.trust("stranger")));
        assertThatThrownBy(() -> ask(Certificates.identity("client"))).isNotNull();
        assertThat(seen).isEmpty();
    }

    private void serve(ClientCertificates clients) throws Exception {
        server = HttpServer.bind(
                LOOPS,
                LOOPS.time(),
                new InetSocketAddress("127.0.0.1", 0),
                HttpServerSettings.DEFAULT,
                new TlsServer(Certificates.identity("named"), pair.server(), clients),
                WireLog.off(),
                (head, peer) -> {
                    seen.add(peer.certificates());
                    return CompletableFuture.completedFuture(new Admission.Answer(HttpAnswer.empty(204)));
                });
    }

    private void ask(TlsIdentity identity) throws Exception {
        TlsClient tls = new TlsClient(Certificates.trust("root"), identity, pair.client(), WallClock.system());
        connection = new HttpConnector(LOOPS, LOOPS.scheduler(), HttpClientSettings.DEFAULT, WireLog.off())
                .connect("127.0.0.1", server.address().getPort(), tls)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        HttpAnswer answer = connection
                .exchange(new HttpCall("POST", "/", Headers.empty(), new byte[0]))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(204);
    }
}
