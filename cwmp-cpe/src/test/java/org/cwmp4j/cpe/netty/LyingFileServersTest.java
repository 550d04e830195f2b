package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.netty.FileWire.bytes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.transfer.FileTransport.Running;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.testkit.http.SocketServer;
import org.cwmp4j.testkit.http.SocketServer.Connection;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * File servers that are wrong, slow, lying or closing, at each step: each transfer ends with the fault that is due, and leaves no timer,
 * handle or buffer, and no more on the disk than it may.
 */
@ExtendWith(LeakExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LyingFileServersTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-files");
    private static final int LENGTH = 200_000;

    @TempDir
    Path directory;

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    /** What a player has beside its connection. */
    private static final class Stage {
        final CountDownLatch stalled = new CountDownLatch(1);
        final Semaphore ticks = new Semaphore(0);

        /** From now on nothing happens unless time passes. */
        void stall(Connection connection) throws IOException {
            stalled.countDown();
            connection.awaitClose();
        }

        void drip(Connection connection) throws IOException {
            stalled.countDown();
            while (true) {
                ticks.acquireUninterruptibly();
                connection.write("x");
            }
        }
    }

    @FunctionalInterface
    private interface Act {
        void play(Stage stage, Connection connection, String head) throws IOException;
    }

    /**
     * One kind of server.
     *
     * @param download fault code; 0 for success, -1 where it is not one for downloads
     * @param upload the same
     */
    private record Peer(String name, int download, int upload, Act act) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Peer answering(String name, int download, int upload, String answer) {
        return new Peer(name, download, upload, (stage, connection, head) -> {
            do {
                connection.write(answer.replace("~", "\r\n"));
            } while (!connection.readHead().isEmpty());
        });
    }

    private static Peer closingAfter(String name, int download, int upload, String answer) {
        return new Peer(
                name, download, upload, (stage, connection, head) -> connection.write(answer.replace("~", "\r\n")));
    }

    private static Peer stallingAfter(String name, int download, int upload, String answer) {
        return new Peer(name, download, upload, (stage, connection, head) -> {
            connection.write(answer.replace("~", "\r\n"));
            stage.stall(connection);
        });
    }

    /** Goes on with the body of an upload before it does what it does. */
    private static Peer afterBody(String name, int upload, Act act) {
        return new Peer(name, -1, upload, (stage, connection, head) -> {
            connection.write("HTTP/1.1 100 Continue\r\n\r\n");
            connection.readBody(head);
            act.play(stage, connection, head);
        });
    }

    private static String status(int status) {
        return "HTTP/1.1 " + status + " So~Content-Length: 3~~no!";
    }

    static List<Peer> peers() {
        List<Peer> peers = new ArrayList<>();
        peers.addAll(heads());
        peers.addAll(statuses());
        peers.addAll(downloads());
        peers.addAll(uploads());
        return peers;
    }

    private static List<Peer> heads() {
        return List.of(
                closingAfter("closes without a word", 9017, 9011, ""),
                closingAfter("closes within the head", 9017, 9011, "HTTP/1.1 200 OK~Content-Le"),
                new Peer("resets", 9017, 9011, (stage, connection, head) -> connection.reset()),
                answering("speaks another protocol", 9010, 9011, "SSH-2.0-OpenSSH_9.6~~"),
                answering("switches protocols", 9010, 9011, "HTTP/1.1 101 Switching Protocols~Upgrade: x~~"),
                answering("two lengths", 9010, 9011, "HTTP/1.1 200 OK~Content-Length: 3~Content-Length: 4~~abcd"),
                new Peer("a head without end", 9010, 9011, (stage, connection, head) -> {
                    connection.write("HTTP/1.1 200 OK\r\n");
                    while (true) {
                        connection.write("X-Filler: " + "y".repeat(1000) + "\r\n");
                    }
                }),
                new Peer("interim answers without end", 9010, 9011, (stage, connection, head) -> {
                    while (true) {
                        connection.write("HTTP/1.1 102 Processing\r\n\r\n");
                    }
                }),
                stallingAfter("says nothing", 9017, 9011, ""),
                stallingAfter("stops within the head", 9017, 9011, "HTTP/1.1 200 OK~Conte"),
                new Peer("drips its head", 9017, 9011, (stage, connection, head) -> {
                    connection.write("HTTP/1.1 200 OK\r\nX: ");
                    stage.drip(connection);
                }));
    }

    private static List<Peer> statuses() {
        List<Peer> peers = new ArrayList<>(List.of(
                answering("redirects to itself", 9010, 9011, "HTTP/1.1 307 So~Location: /file~Content-Length: 0~~"),
                answering(
                        "redirects to a file",
                        9010,
                        9011,
                        "HTTP/1.1 302 So~Location: file:///etc/passwd~Content-Length: 0~~"),
                answering(
                        "redirects to FTP",
                        9010,
                        9011,
                        "HTTP/1.1 307 So~Location: ftp://127.0.0.1/x~Content-Length: 0~~"),
                answering(
                        "redirects to nonsense", 9010, 9011, "HTTP/1.1 307 So~Location: http://[~Content-Length: 0~~"),
                answering("redirects to nowhere", 9010, 9011, "HTTP/1.1 307 So~Content-Length: 0~~"),
                answering(
                        "redirects to who does not listen",
                        9015,
                        9015,
                        "HTTP/1.1 307 So~Location: http://127.0.0.1:1/x~Content-Length: 0~~"),
                answering("a challenge that is none", 9012, 9012, "HTTP/1.1 401 So~Content-Length: 0~~"),
                answering(
                        "a challenge of another kind",
                        9012,
                        9012,
                        "HTTP/1.1 401 So~WWW-Authenticate: Negotiate~Content-Length: 0~~"),
                answering(
                        "Basic again and again",
                        9012,
                        9012,
                        "HTTP/1.1 401 So~WWW-Authenticate: Basic realm=\"f\"~Content-Length: 0~~"),
                answering("a text without end about its no", 9010, 9011, "HTTP/1.1 500 So~~" + "x".repeat(100_000)),
                stallingAfter(
                        "stops within the text about its no", 9017, 9011, "HTTP/1.1 500 So~Content-Length: 9~~no")));
        peers.add(new Peer(
                "Digest with ever new nonces",
                9012,
                9012,
                (stage, connection, head) -> challenges(connection, "Digest realm=\"f\", qop=\"auth\", nonce=\"%d\"")));
        peers.add(new Peer(
                "Digest, always stale",
                9012,
                9012,
                (stage, connection, head) ->
                        challenges(connection, "Digest realm=\"f\", qop=\"auth\", stale=true, nonce=\"%d\"")));
        for (int status :
                new int[] {400, 402, 405, 406, 408, 409, 413, 418, 429, 500, 501, 502, 503, 504, 507, 599, 407}) {
            peers.add(answering("answers " + status, 9010, 9011, status(status)));
        }
        for (int status : new int[] {403, 404, 410}) {
            peers.add(answering("answers " + status, 9016, 9011, status(status)));
        }
        for (int status : new int[] {300, 304, 305, 306, 399}) {
            peers.add(answering("answers " + status, 9010, 9011, "HTTP/1.1 " + status + " So~Content-Length: 0~~"));
        }
        peers.add(answering("makes a GET of it", -1, 9011, "HTTP/1.1 303 So~Location: /other~Content-Length: 0~~"));
        return peers;
    }

    private static void challenges(Connection connection, String challenge) throws IOException {
        for (int nonce = 0; ; nonce++) {
            connection.write("HTTP/1.1 401 So\r\nWWW-Authenticate: " + challenge.formatted(nonce)
                    + "\r\nContent-Length: 0\r\n\r\n");
            if (connection.readHead().isEmpty()) {
                return;
            }
        }
    }

    private static List<Peer> downloads() {
        String ok = "HTTP/1.1 200 OK~";
        return List.of(
                closingAfter("a short body", 9017, -1, ok + "Content-Length: 10~~abc"),
                closingAfter("a short body in chunks", 9017, -1, ok + "Transfer-Encoding: chunked~~5~ab"),
                closingAfter("chunks without an end", 9017, -1, ok + "Transfer-Encoding: chunked~~2~ab~"),
                answering("chunks that are none", 9010, -1, ok + "Transfer-Encoding: chunked~~zz~ab"),
                new Peer("a reset within the body", 9017, -1, (stage, connection, head) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    connection.write(bytes(1000));
                    connection.reset();
                }),
                new Peer("a body without end", 9010, -1, (stage, connection, head) -> {
                    connection.write("HTTP/1.1 200 OK\r\n\r\n");
                    while (true) {
                        connection.write(bytes(10_000));
                    }
                }),
                new Peer("chunks without number", 9010, -1, (stage, connection, head) -> {
                    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    while (true) {
                        connection.write("a\r\n0123456789\r\n");
                    }
                }),
                answering("a length that is too large", 9010, -1, ok + "Content-Length: 300001~~abc"),
                answering("a length beyond numbers", 9010, -1, ok + "Content-Length: 99999999999999999999~~abc"),
                stallingAfter("a body that stops", 9017, -1, ok + "Content-Length: 10~~abc"),
                stallingAfter("a body that does not begin", 9017, -1, ok + "Content-Length: 10~~"),
                new Peer("a body that drips", 9017, -1, (stage, connection, head) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    stage.drip(connection);
                }),
                answering("a bomb", 9010, -1, ok + "Content-Encoding: gzip~Content-Length: 3~~abc"),
                answering(
                        "a bomb of another make",
                        9010,
                        -1,
                        ok + "Content-Encoding: identity, br~Content-Length: 3~~abc"),
                answering("a coding of transfer", 9010, -1, ok + "Transfer-Encoding: gzip, chunked~~3~abc~0~~"),
                answering("nothing", 9010, -1, "HTTP/1.1 204 No Content~~"),
                answering(
                        "a part unasked",
                        9010,
                        -1,
                        "HTTP/1.1 206 So~Content-Range: bytes 0-2/3~Content-Length: 3~~abc"),
                answering("202", 9010, -1, "HTTP/1.1 202 So~Content-Length: 3~~abc"),
                answering("a good file", 0, -1, ok + "Content-Length: 3~~abc"),
                closingAfter("a good file up to the close", 0, -1, ok + "~abc"),
                answering("an empty file", 0, -1, ok + "Content-Length: 0~~"));
    }

    private static List<Peer> uploads() {
        return List.of(
                afterBody("closes after the body", 9011, (stage, connection, head) -> {}),
                afterBody("resets after the body", 9011, (stage, connection, head) -> connection.reset()),
                afterBody("stops after the body", 9011, (stage, connection, head) -> stage.stall(connection)),
                afterBody(
                        "refuses after the body",
                        9011,
                        (stage, connection, head) -> connection.write("HTTP/1.1 507 So\r\nContent-Length: 0\r\n\r\n")),
                afterBody(
                        "asks for credentials after the body",
                        9012,
                        (stage, connection, head) -> connection.write(
                                "HTTP/1.1 401 So\r\nWWW-Authenticate: Basic realm=\"f\"\r\nContent-Length: 0\r\n\r\n")),
                afterBody(
                        "takes it",
                        0,
                        (stage, connection, head) ->
                                connection.write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")),
                closingAfter("closes after 100", -1, 9011, "HTTP/1.1 100 Continue~~"),
                answering("thanks before the file", -1, 9011, "HTTP/1.1 201 Created~Content-Length: 0~~"),
                new Peer("refuses within the body", -1, 9011, (stage, connection, head) -> {
                    connection.write("HTTP/1.1 100 Continue\r\n\r\n");
                    connection.read(1000);
                    connection.write("HTTP/1.1 413 So\r\nContent-Length: 0\r\n\r\n");
                    connection.awaitClose();
                }),
                new Peer("closes within the body", -1, 9011, (stage, connection, head) -> {
                    connection.write("HTTP/1.1 100 Continue\r\n\r\n");
                    connection.read(1000);
                }),
                new Peer("does not know 100", -1, 0, (stage, connection, head) -> {
                    stage.stalled.countDown();
                    connection.readBody(head);
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    connection.awaitClose();
                }),
                answering(
                        "wants the body hashed",
                        -1,
                        9012,
                        "HTTP/1.1 401 So~WWW-Authenticate: Digest realm=\"f\", nonce=\"n\", qop=\"auth-int\"~Content-Length: 0~~"));
    }

    private static Stream<Peer> downloading() {
        return peers().stream().filter(peer -> peer.download >= 0);
    }

    private static Stream<Peer> uploading() {
        return peers().stream().filter(peer -> peer.upload >= 0);
    }

    @ParameterizedTest
    @MethodSource("downloading")
    @Rule({"FTR-12", "FTR-18", "C-DL-04", "SEC-08"})
    void aDownload(Peer peer) throws IOException {
        FileWire wire = new FileWire(LOOPS, directory);
        Stage stage = new Stage();
        try (SocketServer server = SocketServer.start(null, connection -> play(peer, stage, connection))) {
            Running running = wire.download(server.url("/file"));
            check(peer.download, wire, stage, running);
            assertThat(server.heads()).hasSizeLessThanOrEqualTo(16).allMatch(head -> head.startsWith("GET "));
        }
        wire.assertClean();
    }

    @ParameterizedTest
    @MethodSource("uploading")
    @Rule({"FTR-12", "C-FILE-07"})
    void anUpload(Peer peer) throws IOException {
        FileWire wire = new FileWire(LOOPS, directory);
        Stage stage = new Stage();
        try (SocketServer server = SocketServer.start(null, connection -> play(peer, stage, connection))) {
            Running running = wire.upload(server.url("/file"), bytes(LENGTH));
            check(peer.upload, wire, stage, running);
            assertThat(server.heads()).hasSizeLessThanOrEqualTo(16).allMatch(head -> head.startsWith("PUT "));
        }
        wire.assertClean();
    }

    private static void play(Peer peer, Stage stage, Connection connection) throws IOException {
        String head = connection.readHead();
        if (!head.isEmpty()) {
            peer.act.play(stage, connection, head);
        }
    }

    private static void check(int expected, FileWire wire, Stage stage, Running running) {
        if (hasStalled(stage, running)) {
            wire.pass(running, stage.ticks::release);
        }
        stage.ticks.release(1_000_000);
        if (expected == 0) {
            FileWire.done(running);
            return;
        }
        TransferException failure = FileWire.failure(running);
        assertThat(failure.code().value()).as(failure.getMessage()).isEqualTo(expected);
        assertThat(failure.isUnrecoverable()).isEqualTo(failure.getMessage().matches(".* (404|410)"));
    }

    private static boolean hasStalled(Stage stage, Running running) {
        for (int i = 0; i < 4000 && !running.result().toCompletableFuture().isDone(); i++) {
            try {
                if (stage.stalled.await(5, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(running.result()).as("over without time passing").isDone();
        return false;
    }

    @Test
    @Rule("FTR-12")
    void nobodyListens() throws IOException {
        URI url;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/file");
        }
        FileWire wire = new FileWire(LOOPS, directory);
        assertThat(FileWire.failure(wire.download(url)).code().value()).isEqualTo(9015);
        assertThat(FileWire.failure(wire.upload(url, bytes(3))).code().value()).isEqualTo(9015);
        wire.assertClean();
    }

    @Test
    @Rule("FTR-12")
    void aNameThatLeadsNowhere() throws IOException {
        FileWire wire = new FileWire(LOOPS, directory);
        URI url = URI.create("http://no-such-host.invalid/file");
        assertThat(FileWire.failure(wire.download(url)).code().value()).isEqualTo(9015);
        assertThat(FileWire.failure(wire.upload(url, bytes(3))).code().value()).isEqualTo(9015);
        wire.assertClean();
    }

    @Test
    @Rule({"FTR-18", "C-DL-11"})
    void aDiskThatFillsUp() throws IOException {
        FileWire wire = new FileWire(LOOPS, directory);
        wire.room = () -> 1000;
        try (SocketServer server = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
            connection.awaitClose();
        })) {
            assertThat(FileWire.failure(wire.download(server.url("/"))).code().value())
                    .isEqualTo(9010);
        }
        assertThat(wire.target).doesNotExist();
        wire.assertClean();
    }

    /** The server does not say how much will come, and others write to the disk too. */
    @Test
    @Rule("FTR-18")
    void aDiskThatFillsUpMeanwhile() throws IOException {
        FileWire wire = new FileWire(LOOPS, directory);
        wire.room = () -> 100_000 - (wire.target.toFile().length());
        try (SocketServer server = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                connection.write(bytes(1000));
            }
        })) {
            assertThat(FileWire.failure(wire.download(server.url("/"))).code().value())
                    .isEqualTo(9010);
        }
        assertThat(wire.content()).hasSizeLessThanOrEqualTo(100_000);
        wire.assertClean();
    }
}
