package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequest;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestAnswer;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestGate;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestPolicy;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestSource.Registration;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.DigestServer;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.SecretSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port for connection requests, byte by byte. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConnectionRequestWireTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-cr");
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final BlockingQueue<ConnectionRequest> asked = new LinkedBlockingQueue<>();
    private HttpConnectionRequestSource source = new HttpConnectionRequestSource(LOOPS, FREE);

    @AfterEach
    void close() {
        source.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    private Registration register(String path) {
        return source.register(path, (request, reply) -> {
            asked.add(request);
            reply.accept(ConnectionRequestAnswer.of(200));
        });
    }

    private static String send(URI url, String from, String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(20_000);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", url.getPort()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String get(URI url, String target) throws IOException {
        return send(url, "127.0.0.1", "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    @Test
    @Rule({"C-CR-16", "C-CR-11"})
    void theAnswerHasNoContent() throws IOException {
        URI url = register("/secret").url();
        assertThat(get(url, "/secret"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("content-length: 0\r\n")
                .endsWith("\r\n\r\n");
        assertThat(asked).hasSize(1);
    }

    /** A client that closes after the challenge and answers on a new connection, from another address even. */
    @Test
    @Rule({"CRQ-10", "H4", "H8"})
    void theNonceIsNotBoundToTheConnection() throws IOException {
        DigestServer digest =
                new DigestServer(DigestServerSettings.of("cpe"), LOOPS.time().ticker(), SecretSource.secure());
        Credentials credentials = new Credentials("cr", "secret");
        URI url = source.register(
                        "/secret",
                        new ConnectionRequestGate(
                                ConnectionRequestPolicy.DEFAULT,
                                digest,
                                () -> credentials,
                                LOOPS.time().ticker(),
                                (request, verdict) -> asked.add(request)))
                .url();
        String challenge = send(url, "127.0.0.1", "GET /secret HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(challenge).startsWith("HTTP/1.1 401 ");
        ClientAuthenticator client =
                new ClientAuthenticator(credentials, ClientAuthPolicy.digestOnly(), SecretSource.secure());
        client.challenged(challenge
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("www-authenticate:"))
                .map(line -> line.substring("www-authenticate:".length()).strip())
                .toList());
        String answer = client.authorization("GET", "/secret", new byte[0]).orElseThrow();
        assertThat(send(url, "127.0.0.2", "GET /secret HTTP/1.1\r\nHost: x\r\nAuthorization: " + answer + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** Nothing else is served: another path is nobody's. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/other", "/secret/", "/secretly", "/SECRET", "/../secret", "*"})
    @Rule("C-CR-11")
    void otherPathsLeadNowhere(String target) throws IOException {
        URI url = register("/secret").url();
        assertThat(get(url, target)).matches("(?s)HTTP/1\\.1 40[04] .*");
        assertThat(asked).isEmpty();
    }

    /** Content and query are ignored. */
    @ParameterizedTest
    @CsvSource({"/secret?a=b&c, ''", "/secret, content", "http://x/secret, ''"})
    @Rule("C-CR-14")
    void contentAndQueryDoNotMatter(String target, String content) throws IOException {
        URI url = register("/secret").url();
        String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + content.length()
                + "\r\nConnection: close\r\n\r\n" + content;
        assertThat(send(url, "127.0.0.1", request)).startsWith("HTTP/1.1 200 ");
        assertThat(asked).hasSize(1);
    }

    /** Whoever asks is heard: there is no filter on where from. */
    @Test
    @Rule("C-CR-04")
    void everySourceIsHeard() throws IOException {
        URI url = register("/secret").url();
        for (String from : List.of("127.0.0.1", "127.0.0.2", "127.1.2.3")) {
            assertThat(send(url, from, "GET /secret HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(asked)
                .extracting(request -> request.remote().getAddress().getHostAddress())
                .containsExactly("127.0.0.1", "127.0.0.2", "127.1.2.3");
    }

    /** Always http; an IPv6 address stands in brackets. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, http://192.0.2.1:",
        "2001:db8::1, http://[2001:db8:0:0:0:0:0:1]:",
        "device.example, http://device.example:"
    })
    @Rule("C-CR-12")
    void theUrlIsHttp(String host, String url) throws IOException {
        InetSocketAddress told = Character.isLetter(host.charAt(0))
                ? InetSocketAddress.createUnresolved(host, 0)
                : new InetSocketAddress(InetAddress.getByName(host), 0);
        source.close();
        source = new HttpConnectionRequestSource(
                LOOPS, LOOPS.time(), ConnectionRequestListenerSettings.on(FREE).advertising(told));
        URI made = register("/secret").url();
        assertThat(made.toString()).startsWith(url).endsWith("/secret");
        assertThat(made.getPort()).isPositive();
        assertThat(get(made, "/secret")).startsWith("HTTP/1.1 200 ");
    }

    /** TLS is not spoken on this port. */
    @Test
    @Rule("C-CR-12")
    void aTlsHandshakeGetsNoSession() throws IOException {
        URI url = register("/secret").url();
        String answer = send(url, "127.0.0.1", "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000\r\n\r\n");
        assertThat(answer).doesNotStartWith("\u0016").doesNotContain(" 200 ");
        assertThat(asked).isEmpty();
    }

    /** The port is open as long as somebody listens, and the same again afterwards. */
    @Test
    @Rule("C-CR-17")
    void thePortClosesWithTheLastListener() throws IOException {
        Registration first = register("/a");
        Registration second = register("/b");
        int port = first.url().getPort();
        assertThat(second.url().getPort()).isEqualTo(port);
        first.close();
        assertThat(get(second.url(), "/a")).startsWith("HTTP/1.1 404 ");
        assertThat(get(second.url(), "/b")).startsWith("HTTP/1.1 200 ");
        second.close();
        assertThat(refusesEventually(second.url())).isTrue();
        Registration again = register("/a");
        assertThat(again.url()).isEqualTo(first.url());
        assertThat(get(again.url(), "/a")).startsWith("HTTP/1.1 200 ");
    }

    private static boolean refusesEventually(URI url) throws IOException {
        while (true) {
            try {
                get(url, "/");
            } catch (ConnectException e) {
                return true;
            } catch (IOException e) {
                Thread.onSpinWait(); // on its way to be closed
            }
        }
    }
}
