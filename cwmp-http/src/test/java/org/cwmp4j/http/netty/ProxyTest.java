package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.HttpProxy;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client against a proxy whose bytes are written by hand. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProxyTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-http");
    private static final String BASIC = "Basic realm=\"p\"";
    private static final String DIGEST = "Digest realm=\"p\", nonce=\"n1\", qop=\"auth\"";
    private static final HttpCall POST =
            new HttpCall("POST", "/acs?x", Headers.empty(), "<x/>".getBytes(StandardCharsets.UTF_8));

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private ServerSocket socket;
    private HttpProxy proxy;

    @BeforeEach
    void listen() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = HttpProxy.of("127.0.0.1", socket.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    void httpGoesInAbsoluteForm() throws IOException {
        try (RawPeer peer = plain(connector(proxy))) {
            assertThat(peer.receive())
                    .isEqualTo("POST http://acs.example:7547/acs?x HTTP/1.1\r\n"
                            + "host: acs.example:7547\r\ncontent-length: 4\r\n\r\n<x/>");
            peer.send("HTTP/1.1 204 No Content\r\n\r\n");
            assertThat(answer.join().status()).isEqualTo(204);
            assertThat(connection.address()).isEmpty();
        }
    }

    @Test
    void aChallengeOfTheProxyIsAnsweredAndTheAnswerRemembered() throws IOException {
        HttpConnector connector = connector(proxy.withCredentials(new Credentials("box", "hush")));
        try (RawPeer peer = plain(connector)) {
            assertThat(peer.receive()).doesNotContainIgnoringCase("proxy-authorization");
            peer.send(challenge(BASIC + ", " + DIGEST, "Content-Length: 3\r\n\r\nno!"));
            assertThat(peer.receive())
                    .contains("Proxy-Authorization: Digest username=\"box\"")
                    .contains("uri=\"http://acs.example:7547/acs?x\"", "nc=00000001")
                    .doesNotContain("\r\nAuthorization")
                    .endsWith("<x/>");
            peer.send("HTTP/1.1 204 No Content\r\n\r\n");
            answer.join();
            exchange();
            assertThat(peer.receive()).contains("nc=00000002");
        }
    }

    @Test
    void whereTheProxyClosesAfterItsChallengeTheNextConnectionAnswersIt() throws IOException {
        HttpConnector connector = connector(proxy.withCredentials(new Credentials("box", "hush")));
        try (RawPeer peer = plain(connector)) {
            peer.receive();
            peer.send(challenge(DIGEST, "Connection: close\r\nContent-Length: 0\r\n\r\n"));
            assertThat(failure(answer)).isEqualTo(Kind.NOT_SENT);
        }
        try (RawPeer peer = plain(connector)) {
            assertThat(peer.receive()).contains("Proxy-Authorization: Digest");
        }
    }

    @Test
    void wrongCredentialsAreNotRepeatedForEver() throws IOException {
        try (RawPeer peer = plain(connector(proxy.withCredentials(new Credentials("box", "hush"))))) {
            peer.receive();
            peer.send(challenge(DIGEST, "Content-Length: 0\r\n\r\n"));
            peer.receive();
            peer.send(challenge(DIGEST, "Content-Length: 0\r\n\r\n"));
            assertThat(failure(answer)).isEqualTo(Kind.PROXY);
        }
    }

    @Test
    void thePasswordIsNotSentReadableUnlessAllowed() throws IOException {
        HttpProxy known = proxy.withCredentials(new Credentials("box", "hush"));
        try (RawPeer peer = plain(connector(known))) {
            peer.receive();
            peer.send(challenge(BASIC, "Content-Length: 0\r\n\r\n"));
            assertThat(failure(answer)).isEqualTo(Kind.PROXY);
        }
        HttpProxy open = known.withPolicy(ClientAuthPolicy.digestOnly().withBasic(BasicUse.WHEN_CHALLENGED));
        try (RawPeer peer = plain(connector(open))) {
            peer.receive();
            peer.send(challenge(BASIC, "Content-Length: 0\r\n\r\n"));
            assertThat(peer.receive()).contains("Proxy-Authorization: Basic Ym94Omh1c2g=\r\n");
        }
    }

    @Test
    void httpsGoesThroughATunnel() throws IOException {
        CompletableFuture<HttpConnection> connecting = secure(connector(proxy), "acs.example");
        try (RawPeer peer = new RawPeer(socket.accept())) {
            assertThat(peer.receive()).isEqualTo("CONNECT acs.example:443 HTTP/1.1\r\nhost: acs.example:443\r\n\r\n");
            peer.send("HTTP/1.0 200 Connection established\r\n\r\n");
            byte[] hello = peer.receive(6);
            assertThat(hello[0]).isEqualTo((byte) 22); // a handshake record
            assertThat(hello[5]).isEqualTo((byte) 1); // ClientHello
        }
        assertThat(failure(connecting)).isIn(Kind.TLS, Kind.NOT_CONNECTED);
    }

    @Test
    void aTunnelIsAskedForAgainWithCredentialsOnTheSameOrAnotherConnection() throws IOException {
        for (String framing : List.of("Content-Length: 2\r\n\r\nno", "Connection: close\r\n\r\n")) {
            HttpConnector connector = connector(proxy.withCredentials(new Credentials("box", "hush")));
            CompletableFuture<HttpConnection> connecting = secure(connector, "[2001:db8::1%25eth9]");
            RawPeer peer = new RawPeer(socket.accept());
            assertThat(peer.receive()).startsWith("CONNECT [2001:db8::1]:443 HTTP/1.1\r\n");
            peer.send(challenge(DIGEST, framing));
            if (framing.startsWith("Connection")) {
                peer.close();
                peer = new RawPeer(socket.accept());
            }
            assertThat(peer.receive()).contains("Proxy-Authorization: Digest", "uri=\"[2001:db8::1]:443\"");
            peer.send("HTTP/1.1 200 OK\r\n\r\n");
            assertThat(peer.receive(1)).containsExactly(22);
            peer.close();
            failure(connecting);
        }
    }

    @Test
    void aTunnelThatIsRefusedSaysSo() throws IOException {
        CompletableFuture<HttpConnection> connecting = secure(connector(proxy), "acs.example");
        try (RawPeer peer = new RawPeer(socket.accept())) {
            peer.receive();
            peer.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            assertThat(failure(connecting)).isEqualTo(Kind.PROXY);
            assertThat(peer.isClosedByPeer()).isTrue();
        }
        assertThat(time.pending()).isZero();
    }

    @Test
    void aProxyThatSaysNothingIsGivenUp() throws IOException {
        CompletableFuture<HttpConnection> connecting = secure(connector(proxy), "acs.example");
        try (RawPeer peer = new RawPeer(socket.accept())) {
            peer.receive();
            time.advance(HttpClientSettings.DEFAULT.connectTimeout());
            assertThat(failure(connecting)).isIn(Kind.CONNECT_TIMEOUT, Kind.RESPONSE_TIMEOUT);
        }
    }

    @Test
    void anExceptedHostIsReachedWithoutIt() throws IOException {
        HttpConnector connector = connector(HttpProxy.of("127.0.0.1", 1).withExcept(List.of("127.0.0.1")));
        CompletableFuture<HttpConnection> connecting =
                connector.connect("127.0.0.1", socket.getLocalPort(), null).toCompletableFuture();
        try (RawPeer peer = new RawPeer(socket.accept())) {
            connection = connecting.join();
            assertThat(connection.address()).isPresent();
            exchange();
            assertThat(peer.receive()).startsWith("POST /acs?x HTTP/1.1\r\n");
        }
    }

    private HttpConnection connection;
    private CompletableFuture<HttpAnswer> answer;

    /** Connects to the proxy for a server of plain HTTP, and sends. */
    private RawPeer plain(HttpConnector connector) throws IOException {
        CompletableFuture<HttpConnection> connecting =
                connector.connect("acs.example", 7547, null).toCompletableFuture();
        RawPeer peer = new RawPeer(socket.accept());
        connection = connecting.join();
        exchange();
        return peer;
    }

    private void exchange() {
        answer = connection.exchange(POST).toCompletableFuture();
    }

    private CompletableFuture<HttpConnection> secure(HttpConnector connector, String host) {
        return connector.connect(host, 443, TlsClient.ofJdk(time)).toCompletableFuture();
    }

    private HttpConnector connector(HttpProxy through) {
        return new HttpConnector(LOOPS, time, HttpClientSettings.DEFAULT, WireLog.off()).withProxy(through);
    }

    private static String challenge(String challenge, String rest) {
        return "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: " + challenge + "\r\n" + rest;
    }

    private static Kind failure(CompletableFuture<?> failing) {
        try {
            failing.join();
            throw new AssertionError("should have failed");
        } catch (CompletionException e) {
            return ((HttpException) e.getCause()).kind();
        }
    }
}
