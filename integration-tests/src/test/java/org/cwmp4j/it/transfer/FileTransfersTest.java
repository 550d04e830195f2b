package org.cwmp4j.it.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.it.transfer.TransferWorld.Sighting;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.Upload;
import org.cwmp4j.testkit.http.FileServer;
import org.cwmp4j.testkit.http.FileServer.Protection;
import org.cwmp4j.testkit.http.SocketServer;
import org.cwmp4j.testkit.http.SocketServer.Connection;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A device whose file servers are wrong, slow, lying or closing, at each step of a transfer. Each time the ACS is told once, with the
 * right fault; a transfer that was queued beside it, and the periodic Informs, come when they are due; no file stays, and never is
 * there more of one than allowed.
 */
@ExtendWith(LeakExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FileTransfersTest {
    private static final Duration BAD = Duration.ofSeconds(10);
    private static final Duration GOOD = Duration.ofSeconds(30);
    private static final Duration WATCHED = Duration.ofMinutes(5);
    /** Time passes in steps. */
    private static final Duration TOLERANCE = Duration.ofSeconds(4);

    private static final byte[] CONTENT = new byte[100_000];

    @TempDir
    Path directory;

    /** What a server does with a request. */
    @FunctionalInterface
    private interface Act {
        void play(Connection connection, Waiting waiting, String head) throws IOException;
    }

    /** For servers that let a device wait. */
    private static final class Waiting {
        final Semaphore ticks = new Semaphore(0);
        volatile boolean begun;

        /** Whenever the device's time has gone on a little. */
        void awaitTick() {
            begun = true;
            ticks.acquireUninterruptibly();
        }

        void untilClosed(Connection connection) throws IOException {
            begun = true;
            connection.awaitClose();
        }
    }

    private record Peer(String name, int fault, Act act) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Peer saying(String name, int fault, String answer) {
        return new Peer(name, fault, (connection, waiting, head) -> {
            do {
                connection.write(answer.replace("~", "\r\n"));
            } while (!connection.readHead().isEmpty());
        });
    }

    private static Peer stalling(String name, int fault, String answer) {
        return new Peer(name, fault, (connection, waiting, head) -> {
            connection.write(answer.replace("~", "\r\n"));
            waiting.untilClosed(connection);
        });
    }

    private static Peer closing(String name, int fault, String answer) {
        return new Peer(name, fault, (connection, waiting, head) -> connection.write(answer.replace("~", "\r\n")));
    }

    static List<Peer> forDownloads() {
        String ok = "HTTP/1.1 200 OK~";
        return List.of(
                closing("closes without a word", 9017, ""),
                saying("no HTTP", 9010, "220 ready~~"),
                stalling("no answer", 9017, ""),
                stalling("half a head", 9017, ok + "Content-Le"),
                saying("not there", 9016, "HTTP/1.1 404 No~Content-Length: 0~~"),
                saying("not now", 9010, "HTTP/1.1 503 No~Retry-After: 5~Content-Length: 0~~"),
                saying("who are you", 9012, "HTTP/1.1 401 No~WWW-Authenticate: Basic realm=\"x\"~Content-Length: 0~~"),
                saying("round and round", 9010, "HTTP/1.1 302 Go~Location: /file~Content-Length: 0~~"),
                saying("to a file", 9010, "HTTP/1.1 302 Go~Location: file:///etc/passwd~Content-Length: 0~~"),
                stalling("no body", 9017, ok + "Content-Length: 1000~~"),
                stalling("half a body", 9017, ok + "Content-Length: 1000~~abc"),
                closing("a cut body", 9017, ok + "ETag: \"1\"~Content-Length: 1000~~abc"),
                saying("too large", 9010, ok + "Content-Length: 200001~~abc"),
                saying("packed", 9010, ok + "Content-Encoding: gzip~Content-Length: 3~~abc"),
                new Peer("without end", 9010, (connection, waiting, head) -> {
                    connection.write("HTTP/1.1 200 OK\r\n\r\n");
                    while (true) {
                        connection.write(new byte[10_000]);
                    }
                }),
                new Peer("drop by drop", 9017, (connection, waiting, head) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    while (true) {
                        waiting.awaitTick();
                        connection.write("x");
                    }
                }));
    }

    static List<Peer> forUploads() {
        return List.of(
                closing("closes without a word", 9011, ""),
                stalling("no answer, nor reading", 9011, ""),
                saying("not there", 9011, "HTTP/1.1 404 No~Content-Length: 0~~"),
                saying("who are you", 9012, "HTTP/1.1 401 No~WWW-Authenticate: Basic realm=\"x\"~Content-Length: 0~~"),
                saying("round and round", 9011, "HTTP/1.1 307 Go~Location: /file~Content-Length: 0~~"),
                saying("thanks too early", 9011, "HTTP/1.1 201 Created~Content-Length: 0~~"),
                closing("closes within the file", 9011, "HTTP/1.1 100 Continue~~"),
                afterFile("closes after the file", ""),
                afterFile("full", "HTTP/1.1 507 No\r\nContent-Length: 0\r\n\r\n"));
    }

    private static Peer afterFile(String name, String answer) {
        return new Peer(name, 9011, (connection, waiting, head) -> {
            connection.write("HTTP/1.1 100 Continue\r\n\r\n");
            connection.readBody(head);
            connection.write(answer);
        });
    }

    private static Download download(String key, URI url, Duration delay, String username, String password) {
        return Download.builder(TransferWorld.CONFIGURATION, url.toString())
                .commandKey(key)
                .username(username)
                .password(password)
                .delaySeconds(delay.toSeconds())
                .build();
    }

    private static Upload upload(String key, URI url, Duration delay) {
        return Upload.builder(TransferWorld.LOG, url.toString())
                .commandKey(key)
                .delaySeconds(delay.toSeconds())
                .build();
    }

    @ParameterizedTest
    @MethodSource("forDownloads")
    @Rule({"FTR-12", "FTR-13", "C-DL-04", "C-DL-07", "C-DL-08", "C-FILE-02", "FTR-02", "FTR-03"})
    void aDownload(Peer peer) throws IOException {
        play(peer, url -> download("bad", url, BAD, "", ""));
    }

    @ParameterizedTest
    @MethodSource("forUploads")
    @Rule({"FTR-12", "C-UL-02"})
    void anUpload(Peer peer) throws IOException {
        play(peer, url -> upload("bad", url, BAD));
    }

    private void play(Peer peer, Function<URI, CpeMethod<?>> order) throws IOException {
        Waiting waiting = new Waiting();
        try (FileServer good = FileServer.start(null).protect(Protection.DIGEST, "box", "hush");
                SocketServer bad = SocketServer.start(null, connection -> {
                    String head = connection.readHead();
                    peer.act.play(connection, waiting, head);
                });
                TransferWorld world = new TransferWorld(
                        directory,
                        () -> waiting.begun,
                        List.of(
                                order.apply(bad.url("/file")),
                                download("good", good.offer("/good", CONTENT), GOOD, "box", "hush")))) {
            world.pass(WATCHED, waiting.ticks::release);
            waiting.ticks.release(1_000_000);
            assertFailed(world, peer.fault);
            assertScheduleKept(world);
            assertThat(bad.heads())
                    .as("the ACS's password is not for file servers")
                    .noneMatch(head -> head.toLowerCase(Locale.ROOT).contains("authorization:"));
            TransferWorld.awaitThat(() -> world.bytesOnDisk() == 0);
            assertThat(world.files).isEmptyDirectory();
        }
    }

    private static void assertFailed(TransferWorld world, int fault) {
        TransferComplete told = world.completions.get("bad");
        assertThat(told).as("told").isNotNull();
        assertThat(world.repeated).isEmpty();
        assertThat(told.faultStruct().faultCode().value())
                .as(told.faultStruct().faultString())
                .isEqualTo(fault);
        assertThat(world.applied).doesNotContainKey("bad");
    }

    /** What was due beside it. */
    private static void assertScheduleKept(TransferWorld world) {
        TransferComplete told = world.completions.get("good");
        assertThat(told).isNotNull();
        assertThat(told.faultStruct().faultCode().value())
                .as(told.faultStruct().faultString())
                .isZero();
        assertThat(told.startTime().toInstant().orElseThrow())
                .isBetween(TransferWorld.after(GOOD), TransferWorld.after(GOOD.plus(TOLERANCE)));
        assertThat(world.applied).containsEntry("good", CONTENT);
        List<Instant> periodic = world.informs.stream()
                .filter(inform -> inform.events().contains("2 PERIODIC"))
                .map(Sighting::at)
                .toList();
        List<Instant> due = new ArrayList<>();
        for (Duration at = TransferWorld.PERIOD; at.compareTo(WATCHED) <= 0; at = at.plus(TransferWorld.PERIOD)) {
            due.add(TransferWorld.after(at));
        }
        assertThat(periodic).isEqualTo(due);
        assertThat(world.informs)
                .anySatisfy(inform -> assertThat(inform.events()).contains("7 TRANSFER COMPLETE", "M Download good"));
    }

    /** A file that is not there is not there in the second window either. */
    @Test
    @Rule({"C-SD-07", "FTR-13"})
    void whatIsInVainIsNotTriedInTheSecondWindow() throws IOException {
        try (FileServer server = FileServer.start(null)) {
            ScheduleDownload order = new ScheduleDownload(
                    "bad",
                    TransferWorld.CONFIGURATION,
                    server.url("/none").toString(),
                    "",
                    "",
                    0,
                    "",
                    List.of(window(10, 60), window(100, 200)));
            try (TransferWorld world = new TransferWorld(directory, () -> false, List.of(order))) {
                world.pass(WATCHED, () -> {});
                assertFailed(world, 9016);
                assertThat(server.calls()).hasSize(1);
                assertThat(world.files).isEmptyDirectory();
            }
        }
    }

    private static TimeWindowStruct window(long from, long to) {
        return new TimeWindowStruct(from, to, TimeWindowStruct.IMMEDIATELY, "", -1);
    }

    @Test
    @Rule("C-UL-02")
    void filesComeAndGoByTheSameServer() throws IOException {
        try (FileServer server = FileServer.start(null).protect(Protection.BASIC, "box", "hush")) {
            URI url = server.offer("/good", CONTENT);
            Upload log = Upload.builder(TransferWorld.LOG, server.url("/log").toString())
                    .commandKey("log")
                    .username("box")
                    .password("hush")
                    .delaySeconds(10)
                    .build();
            try (TransferWorld world = new TransferWorld(
                    directory, () -> false, List.of(download("good", url, GOOD, "box", "hush"), log))) {
                world.pass(WATCHED, () -> {});
                assertScheduleKept(world);
                assertThat(world.completions
                                .get("log")
                                .faultStruct()
                                .faultCode()
                                .value())
                        .isZero();
                assertThat(server.file("/log")).hasValue(new byte[150_000]);
                assertThat(world.files).isEmptyDirectory();
            }
        }
    }
}
