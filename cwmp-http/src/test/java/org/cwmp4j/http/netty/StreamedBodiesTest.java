package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpBody;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.HttpProxy;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that no exchange holds, against bytes written by hand. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamedBodiesTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-streams");
    private static final ExecutorService DISK = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "disk");
        thread.setDaemon(true);
        return thread;
    });
    private static final HttpCall GET = new HttpCall("GET", "/file", Headers.empty(), new byte[0]);

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final Store store = new Store();
    private ServerSocket server;
    private RawPeer peer;
    private HttpConnection connection;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        connection = connection(connector(), server.getLocalPort());
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
        peer.close();
        server.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
        DISK.shutdown();
    }

    /** Where answers go, and what was done with it. */
    private static final class Store implements WritableByteChannel, BodyStreams.AnswerBody {
        final StringBuffer text = new StringBuffer();
        final CountDownLatch blocked = new CountDownLatch(1);
        volatile CountDownLatch mayWrite = new CountDownLatch(0);
        volatile boolean open;
        volatile long bytes;
        volatile long cap = Long.MAX_VALUE;

        @Override
        public WritableByteChannel open(HttpAnswer head) throws IOException {
            assertThat(Thread.currentThread().getName()).isEqualTo("disk");
            if (head.headers().has("X-Unwanted")) {
                throw new IOException("unwanted");
            }
            open = head.status() == 200;
            return open ? this : null;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            assertThat(Thread.currentThread().getName()).isEqualTo("disk");
            blocked.countDown();
            try {
                mayWrite.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            int length = from.remaining();
            if (bytes + length > cap) {
                throw new IOException("full");
            }
            bytes += length;
            if (text.length() < 1000) {
                text.append(StandardCharsets.ISO_8859_1.decode(from));
            }
            from.position(from.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }

    @TempDir
    Path directory;

    /** A file to send that is said to be longer than it is, or not. */
    private FileBody file(long length, int present) throws IOException {
        byte[] bytes = new byte[present];
        for (int i = 0; i < present; i++) {
            bytes[i] = (byte) ('a' + i % 26);
        }
        return new FileBody(Files.write(directory.resolve("file"), bytes), length, DISK);
    }

    /** Does not end. */
    private static HttpBody endless() {
        return new HttpBody() {
            @Override
            public long length() {
                return 1L << 40;
            }

            @Override
            public Parts open() {
                return new Parts() {
                    @Override
                    public CompletionStage<byte[]> next() {
                        return CompletableFuture.completedStage(new byte[16_384]);
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    private HttpConnector connector() {
        HttpClientSettings settings =
                HttpClientSettings.DEFAULT.withMaxBody(100).withTruncate(true);
        return new HttpConnector(LOOPS, time, settings, WireLog.off());
    }

    private HttpConnection connection(HttpConnector connector, int port) throws IOException {
        CompletableFuture<HttpConnection> connecting =
                connector.connect("127.0.0.1", port, null).toCompletableFuture();
        peer = new RawPeer(server.accept());
        return connecting.join();
    }

    private CompletableFuture<HttpAnswer> get() throws IOException {
        BodyStreams streams = new BodyStreams(DISK, StreamBounds.DEFAULT, store);
        CompletableFuture<HttpAnswer> answer = connection.exchange(GET, streams).toCompletableFuture();
        assertThat(peer.receiveHead()).startsWith("GET /file HTTP/1.1\r\n");
        return answer;
    }

    private CompletableFuture<HttpAnswer> put(HttpBody body) {
        BodyStreams streams = new BodyStreams(DISK, StreamBounds.DEFAULT, store);
        HttpCall put = new HttpCall("PUT", "/file", Headers.empty(), body);
        return connection.exchange(put, streams).toCompletableFuture();
    }

    private static <T> T join(CompletableFuture<T> stage) {
        return stage.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static Throwable failure(CompletableFuture<?> failing) {
        try {
            join(failing);
        } catch (CompletionException e) {
            return e.getCause();
        }
        throw new AssertionError("did not fail");
    }

    private static Kind kind(CompletableFuture<?> failing) {
        return ((HttpException) failure(failing)).kind();
    }

    private void awaitUntilNext(Duration wait) {
        while (!time.untilNext().equals(Optional.of(wait))) {
            Thread.onSpinWait();
        }
    }

    private void awaitBytes(long bytes) {
        while (store.bytes < bytes) {
            Thread.onSpinWait();
        }
    }

    /** The bytes were written before the loop armed its timers anew. */
    private void awaitTimers() {
        while (time.pending() < 2 || time.untilNext().orElseThrow().compareTo(Duration.ofSeconds(20)) < 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anAnswerIsWrittenHoweverItsBytesArriveAndTheConnectionServesOn() throws IOException {
        String bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
        for (int split = 1; split < bytes.length(); split++) {
            store.text.setLength(0);
            CompletableFuture<HttpAnswer> answer = get();
            peer.send(bytes.substring(0, split));
            peer.send(bytes.substring(split));
            assertThat(join(answer).body()).isEmpty();
            assertThat(store.text).hasToString("hello world");
            assertThat(store.open).isFalse();
            assertThat(connection.isReusable()).isTrue();
        }
        assertThat(time.pending()).isZero();
    }

    @Test
    void whatIsDeclinedIsCollectedAndCutOff() throws IOException {
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 401 No\r\nContent-Length: 5\r\n\r\nsorry");
        assertThat(new String(join(answer).body(), StandardCharsets.UTF_8)).isEqualTo("sorry");
        answer = get();
        peer.send("HTTP/1.1 404 No\r\nContent-Length: 500\r\n\r\n" + "x".repeat(200));
        assertThat(join(answer).body()).hasSize(100);
        assertThat(peer.isClosedByPeer()).isTrue();
        assertThat(time.pending()).isZero();
    }

    @Test
    void anAnswerUpToTheCloseIsWholeEvenIfTheDiskIsSlow() throws IOException {
        store.mayWrite = new CountDownLatch(1);
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 200 OK\r\n\r\nabc").close();
        connection.closed().toCompletableFuture().join();
        assertThat(answer).isNotDone();
        store.mayWrite.countDown();
        assertThat(join(answer).status()).isEqualTo(200);
        assertThat(store.text).hasToString("abc");
    }

    @Test
    void whatCameBeforeACutIsWrittenBeforeItIsReported() throws Exception {
        store.mayWrite = new CountDownLatch(1);
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        store.blocked.await();
        peer.send("def").close();
        connection.closed().toCompletableFuture().join();
        store.mayWrite.countDown();
        assertThat(kind(answer)).isEqualTo(Kind.CLOSED);
        assertThat(store.text).hasToString("abcdef");
        assertThat(store.open).isFalse();
    }

    @Test
    void whileTheDiskIsBusyLittleIsRead() throws Exception {
        store.mayWrite = new CountDownLatch(1);
        CompletableFuture<HttpAnswer> answer = get();
        byte[] piece = new byte[65_536];
        Arrays.fill(piece, (byte) 'x');
        int pieces = 1024;
        CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(() -> {
            try {
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + (long) pieces * piece.length + "\r\n\r\n");
                for (int i = 0; i < pieces; i++) {
                    peer.send(piece);
                }
                return pieces;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        store.blocked.await();
        while (time.pending() > 1) { // its own turn: only the window is left
            Thread.onSpinWait();
        }
        time.advance(Duration.ofMinutes(10));
        assertThat(answer).as("our slowness is not the peer's").isNotDone();
        assertThat(sending).as("64 MiB fit into no socket").isNotDone();
        store.mayWrite.countDown();
        assertThat(join(answer).status()).isEqualTo(200);
        assertThat(store.bytes).isEqualTo((long) pieces * piece.length);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aFullDiskEndsItAtOnce() throws IOException {
        store.cap = 5;
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nabcdefgh");
        assertThat(failure(answer)).isInstanceOf(IOException.class).hasMessage("full");
        assertThat(peer.isClosedByPeer()).isTrue();
        assertThat(store.open).isFalse();
        assertThat(time.pending()).isZero();
    }

    @Test
    void whatIsRefusedByItsHeadIsNotRead() throws IOException {
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 200 OK\r\nX-Unwanted: 1\r\nContent-Length: 3\r\n\r\nabc");
        assertThat(failure(answer)).hasMessage("unwanted");
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    @Test
    void aBodyMustGoOn() throws IOException {
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\na");
        awaitBytes(1);
        awaitTimers();
        time.advance(Duration.ofSeconds(29));
        peer.send("b");
        awaitBytes(2);
        awaitTimers();
        time.advance(Duration.ofSeconds(29));
        assertThat(answer).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(kind(answer)).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(store.bytes).isEqualTo(2);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aBodyMustNotDrip() throws IOException {
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(61_440));
        awaitBytes(61_440);
        awaitTimers();
        for (int i = 0; i < 4; i++) {
            time.advance(Duration.ofSeconds(20));
            peer.send("y");
            awaitBytes(61_441 + i);
            awaitTimers();
        }
        assertThat(answer).as("the first minute was quick enough").isNotDone();
        for (int i = 0; i < 2; i++) {
            peer.send("z");
            awaitBytes(61_445 + i);
            awaitTimers();
            time.advance(Duration.ofSeconds(20));
        }
        assertThat(kind(answer)).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(time.pending()).isZero();
    }

    @Test
    void closingEndsItAndClosesTheFile() throws Exception {
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\na");
        awaitBytes(1);
        connection.close();
        assertThat(kind(answer)).isEqualTo(Kind.CLOSED);
        assertThat(store.open).isFalse();
        assertThat(time.pending()).isZero();
    }

    /** Here it is our close that ends the bytes. */
    @Test
    void anAnswerUpToTheCloseIsNotWholeIfItIsOurs() throws Exception {
        CompletableFuture<HttpAnswer> answer = get();
        peer.send("HTTP/1.1 200 OK\r\n\r\na");
        awaitBytes(1);
        connection.close();
        assertThat(kind(answer)).isEqualTo(Kind.CLOSED);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aRequestsBodyWaitsForTheServer() throws IOException {
        FileBody body = file(100_000, 100_000);
        CompletableFuture<HttpAnswer> answer = put(body);
        assertThat(peer.receiveHead()).contains("content-length: 100000\r\n", "expect: 100-continue\r\n");
        assertThat(body.closed().toCompletableFuture()).as("not opened").isDone();
        peer.send("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(peer.receive(100_000)).startsWith('a', 'b', 'c').endsWith('a' + 99_999 % 26);
        peer.send("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        assertThat(join(answer).status()).isEqualTo(201);
        assertThat(connection.isReusable()).isTrue();
        assertThat(body.closed().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(time.pending()).isZero();
    }

    @Test
    void aServerThatDoesNotSayIsSentItAllTheSame() throws IOException {
        CompletableFuture<HttpAnswer> answer = put(file(10, 10));
        peer.receiveHead();
        awaitUntilNext(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(2));
        assertThat(peer.receive(10)).hasSize(10);
        while (time.pending() != 1) { // that for the answer; those for the body are gone
            Thread.onSpinWait();
        }
        time.advance(Duration.ofSeconds(30));
        assertThat(kind(answer)).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aRefusalComesInsteadOfTheBody() throws IOException {
        FileBody body = file(100_000, 100_000);
        CompletableFuture<HttpAnswer> answer = put(body);
        peer.receiveHead();
        peer.send("HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\nno");
        assertThat(join(answer).status()).isEqualTo(401);
        assertThat(body.closed().toCompletableFuture()).as("not opened").isDone();
        assertThat(connection.isReusable()).isFalse();
        assertThat(peer.isClosedByPeer()).isTrue();
        assertThat(time.pending()).isZero();
    }

    @Test
    void aRefusalInTheMiddleEndsTheSending() throws IOException {
        HttpBody body = endless();
        CompletableFuture<HttpAnswer> answer = put(body);
        peer.receiveHead();
        peer.send("HTTP/1.1 100 Continue\r\n\r\n");
        peer.receive(100_000);
        peer.send("HTTP/1.1 413 No\r\nContent-Length: 2\r\n\r\nno");
        assertThat(join(answer).status()).isEqualTo(413);
        assertThat(connection.isReusable()).isFalse();
    }

    @Test
    void successBeforeTheBodyIsNone() throws IOException {
        CompletableFuture<HttpAnswer> answer = put(file(10, 10));
        peer.receiveHead();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertThat(kind(answer)).isEqualTo(Kind.INVALID);
    }

    @Test
    void aServerThatReadsNothingIsGivenUp() throws IOException {
        HttpBody body = endless();
        CompletableFuture<HttpAnswer> answer = put(body);
        peer.receiveHead();
        peer.send("HTTP/1.1 100 Continue\r\n\r\n");
        while (!answer.isDone()) {
            time.advance(Duration.ofMillis(500));
            Thread.onSpinWait();
        }
        assertThat(kind(answer)).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aBodyShorterThanItsLengthIsAFailure() throws IOException {
        FileBody body = file(50_000, 20_000);
        CompletableFuture<HttpAnswer> answer = put(body);
        peer.receiveHead();
        peer.send("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(kind(answer)).isEqualTo(Kind.BROKEN_OFF);
        assertThat(body.closed().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void anEmptyBodyIsSentWithoutAsking() throws IOException {
        CompletableFuture<HttpAnswer> answer = put(file(0, 0));
        assertThat(peer.receiveHead()).contains("content-length: 0\r\n").doesNotContain("expect");
        peer.send("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(join(answer).status()).isEqualTo(204);
        assertThat(connection.isReusable()).isTrue();
    }

    @Test
    void aProxyThatAsksForCredentialsGetsThemBeforeTheBody() throws IOException {
        peer.close();
        connection.close();
        HttpConnector proxied = connector()
                .withProxy(HttpProxy.of("127.0.0.1", server.getLocalPort())
                        .withCredentials(new Credentials("box", "hush")));
        connection = connection(proxied, 80);
        FileBody body = file(10, 10);
        CompletableFuture<HttpAnswer> answer = put(body);
        assertThat(peer.receiveHead()).startsWith("PUT http://");
        peer.send("HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm=\"p\", nonce=\"n\", qop=\"auth\"\r\n"
                + "Content-Length: 0\r\n\r\n");
        assertThat(kind(answer)).isEqualTo(Kind.NOT_SENT);
        connection = connection(proxied, 80);
        answer = put(body);
        assertThat(peer.receiveHead()).contains("Proxy-Authorization: Digest");
        peer.send("HTTP/1.1 100 Continue\r\n\r\n");
        peer.receive(10);
        peer.send("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(join(answer).status()).isEqualTo(204);
    }
}
