package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.netty.FileWire.bytes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.transfer.FileTransport.Moved;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.testkit.http.FileServer;
import org.cwmp4j.testkit.http.SocketServer;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that go on where they were interrupted: only with the same file, and then with all of it. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResumeTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-resume");
    private static final byte[] FILE = bytes(5000);

    @TempDir
    Path directory;

    private FileWire wire;

    @BeforeEach
    void wire() {
        wire = new FileWire(LOOPS, directory);
    }

    @AfterEach
    void clean() throws IOException {
        wire.assertClean();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    /** What an interruption leaves: so many bytes of the file, forced up to each thousandth. */
    private void interrupted(String mark, int present) throws IOException {
        wire.mark = mark;
        Files.write(wire.target, Arrays.copyOf(FILE, present));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    @Rule("C-DL-04")
    void fromServerToServerAFileIsTheSame() throws IOException {
        try (FileServer server = FileServer.start(null)) {
            var url = server.offer("/fw.bin", FILE);
            FileWire.done(wire.download(url));
            assertThat(wire.marks).hasSize(1);
            interrupted(wire.marks.get(0), 3500);
            assertThat(FileWire.done(wire.download(url))).isEqualTo(new Moved(5000, null));
            assertThat(wire.content()).isEqualTo(FILE);
            HttpCall rest = server.calls().get(1);
            assertThat(rest.headers().get("Range")).isEqualTo("bytes=3000-");
            assertThat(rest.headers().get("If-Range")).startsWith("\"");

            interrupted(wire.marks.get(0), 3500);
            byte[] other = bytes(4000);
            other[0]++;
            server.offer("/fw.bin", other);
            FileWire.done(wire.download(url));
            assertThat(wire.content()).isEqualTo(other);
            assertThat(server.calls()).as("the server sends all of it at once").hasSize(3);
            assertThat(wire.marks).as("and says what it is now").hasSize(2).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "1000, 0", "1001, 1000", "4999, 4000", "5000, 4000"})
    void onlyWhatWasForcedToTheMediumIsKept(int present, int from) throws IOException {
        interrupted("etag \"1\"", present);
        try (SocketServer server = SocketServer.start(null, connection -> {
            String head = connection.readHead();
            byte[] rest = Arrays.copyOfRange(FILE, from, FILE.length);
            connection.write(
                    head.contains("Range: bytes=" + from + "-")
                            ? "HTTP/1.1 206 Part\r\nETag: \"1\"\r\nContent-Range: bytes " + from
                                    + "-4999/5000\r\nContent-Length: " + rest.length + "\r\n\r\n"
                            : "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            connection.write(rest);
        })) {
            FileWire.done(wire.download(server.url("/")));
            assertThat(server.heads()).hasSize(1);
            assertThat(server.heads().get(0).contains("If-Range")).isEqualTo(from > 0);
        }
        assertThat(wire.content()).isEqualTo(FILE);
    }

    /** Bytes of a power cut stand behind what was forced: they must not stay. */
    @Test
    void whatStandsBehindIsOverwrittenAndCutOff() throws IOException {
        interrupted("etag \"1\"", 2000);
        byte[] damaged = new byte[9999];
        System.arraycopy(FILE, 0, damaged, 0, 9000 > FILE.length ? FILE.length : 9000);
        Files.write(wire.target, damaged);
        try (SocketServer server = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 416 No\r\nContent-Range: bytes */5000\r\nContent-Length: 0\r\n\r\n");
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + latin(FILE));
        })) {
            FileWire.done(wire.download(server.url("/")));
            assertThat(server.heads().get(1)).doesNotContain("Range");
        }
        assertThat(wire.content()).isEqualTo(FILE);
    }

    /** Each is a lie or a misunderstanding; nothing of it gets into the file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Range: bytes 2000-4999/5000~Content-Length: 3000",
                "Content-Range: bytes 4000-4999/5000~Content-Length: 1000",
                "Content-Range: bytes 0-4999/5000~Content-Length: 5000",
                "Content-Range: bytes 3000-4999/*~Content-Length: 2000",
                "Content-Range: bytes 3000-4999/4000~Content-Length: 2000",
                "Content-Range: bytes 3000-2999/5000~Content-Length: 0",
                "Content-Range: bytes 3000-4999/5000~Content-Length: 1999",
                "Content-Range: bytes 3000-4999/5000~Content-Range: bytes 3000-4999/5000~Content-Length: 2000",
                "Content-Range: bytes 3000-4999/5000~Content-Length: 2000~ETag: \"2\"",
                "Content-Range: octets 3000-4999/5000~Content-Length: 2000",
                "Content-Range: bytes 99999999999999999999-4999/5000~Content-Length: 2000",
                "Content-Type: multipart/byteranges; boundary=x~Content-Length: 2000",
                "Content-Length: 2000"
            })
    void aWrongRangeIsNotGluedToTheFile(String headers) throws IOException {
        interrupted("etag \"1\"", 3001);
        try (SocketServer server = SocketServer.start(null, connection -> {
            for (String head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
                boolean part = head.contains("Range");
                connection.write(
                        part
                                ? "HTTP/1.1 206 Part\r\n" + (headers.contains("ETag") ? "" : "ETag: \"1\"\r\n")
                                        + headers.replace("~", "\r\n") + "\r\n\r\n"
                                : "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + latin(FILE));
                if (part) {
                    connection.write(
                            "x".repeat(Integer.parseInt(headers.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"))));
                }
            }
        })) {
            FileWire.done(wire.download(server.url("/")));
            assertThat(server.heads()).hasSize(2);
        }
        assertThat(wire.content()).isEqualTo(FILE);
    }

    /** A part has the tag of its file (RFC 9110 section 15.3.7), but need not have its date; else nobody knows what it is a part of. */
    @ParameterizedTest
    @CsvSource({"etag \"1\", 2", "'date Mon, 05 Jan 2026 10:00:00 GMT', 1"})
    @Rule("C-DL-04")
    void aPartThatDoesNotSayOfWhatIsNotGluedToTheFile(String mark, int requests) throws IOException {
        interrupted(mark, 3001);
        try (SocketServer server = SocketServer.start(null, connection -> {
            for (String head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
                int from = head.contains("Range") ? 3000 : 0;
                connection.write(
                        from > 0
                                ? "HTTP/1.1 206 Part\r\nContent-Range: bytes 3000-4999/5000\r\nContent-Length: 2000\r\n\r\n"
                                : "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
                connection.write(Arrays.copyOfRange(FILE, from, FILE.length));
            }
        })) {
            FileWire.done(wire.download(server.url("/")));
            assertThat(server.heads()).hasSize(requests);
        }
        assertThat(wire.content()).isEqualTo(FILE);
    }

    /** The server's part is shorter than what was asked for, and than what it says itself. */
    @Test
    void aRestThatIsNotAllOfItIsNoSuccess() throws IOException {
        interrupted("etag \"1\"", 3001);
        try (SocketServer server = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write(
                    "HTTP/1.1 206 Part\r\nETag: \"1\"\r\nContent-Range: bytes 3000-3999/5000\r\nContent-Length: 1000\r\n\r\n");
            connection.write(Arrays.copyOfRange(FILE, 3000, 4000));
            connection.awaitClose();
        })) {
            assertThat(FileWire.failure(wire.download(server.url("/"))).code().value())
                    .isEqualTo(9017);
        }
        assertThat(wire.content()).as("for another try").isEqualTo(Arrays.copyOf(FILE, 4000));
    }

    @Test
    void aCutLeavesWhatCameForAnotherTry() throws IOException {
        try (SocketServer server = SocketServer.start(null, connection -> {
            String head = connection.readHead();
            if (head.contains("Range")) {
                assertThat(head).contains("Range: bytes=3000-\r\n", "If-Range: \"1\"\r\n");
                connection.write("HTTP/1.1 206 Part\r\nETag: \"1\"\r\nContent-Range: bytes 3000-4999/5000\r\n"
                        + "Content-Length: 2000\r\n\r\n");
                connection.write(Arrays.copyOfRange(FILE, 3000, 5000));
            } else {
                connection.write("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 5000\r\n\r\n");
                connection.write(Arrays.copyOf(FILE, 3333));
            }
        })) {
            assertThat(FileWire.failure(wire.download(server.url("/"))).code().value())
                    .isEqualTo(9017);
            assertThat(server.connections()).as("not tried again by itself").isEqualTo(1);
            assertThat(wire.content()).isEqualTo(Arrays.copyOf(FILE, 3333));
            assertThat(wire.marks).containsExactly("etag \"1\"");
            wire.mark = wire.marks.get(0);
            assertThat(FileWire.done(wire.download(server.url("/"))).bytes()).isEqualTo(5000);
        }
        assertThat(wire.content()).isEqualTo(FILE);
        assertThat(wire.told).endsWith(5000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "ETag: \"a-1\"|etag \"a-1\"",
                "ETag: W/\"a-1\"|none",
                "ETag: W/\"a\"~Last-Modified: Mon, 05 Jan 2026 10:00:00 GMT~Date: Tue, 06 Jan 2026 10:00:00 GMT|none",
                "ETag: unquoted|none",
                "Last-Modified: Mon, 05 Jan 2026 10:00:00 GMT~Date: Tue, 06 Jan 2026 10:00:00 GMT|date Mon, 05 Jan 2026 10:00:00 GMT",
                "Last-Modified: Mon, 05 Jan 2026 10:00:00 GMT~Date: Mon, 05 Jan 2026 10:00:00 GMT|none",
                "Last-Modified: Mon, 05 Jan 2026 10:00:00 GMT|none",
                "Last-Modified: yesterday~Date: Mon, 05 Jan 2026 10:00:00 GMT|none",
                "X: y|none"
            })
    void onlyAStrongValidatorIsAMark(String headers, String mark) throws IOException {
        try (SocketServer server = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\n" + headers.replace("~", "\r\n") + "\r\nContent-Length: 0\r\n\r\n");
        })) {
            FileWire.done(wire.download(server.url("/")));
        }
        assertThat(wire.marks).isEqualTo(mark == null ? List.of() : List.of(mark));
    }

    /** The mark of another file would be worse than none. */
    @Test
    void aFileWithoutAMarkTakesAwayTheOneBefore() throws IOException {
        interrupted("etag \"1\"", 3001);
        try (SocketServer server = SocketServer.start(null, connection -> {
            assertThat(connection.readHead()).contains("If-Range: \"1\"");
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nabc");
        })) {
            FileWire.failure(wire.download(server.url("/")));
            assertThat(wire.marks).containsExactly(ResumeMark.NONE);
            assertThat(wire.content()).asString().isEqualTo("abc");
        }
        Files.write(wire.target, bytes(4000));
        wire.mark = wire.marks.get(0);
        try (SocketServer server = SocketServer.start(null, connection -> {
            assertThat(connection.readHead()).doesNotContain("Range");
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
        })) {
            FileWire.done(wire.download(server.url("/")));
        }
        assertThat(wire.content()).asString().isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "none", "etag", "etag \"1\""})
    void aMarkWithoutItsFileIsNoMark(String mark) throws IOException {
        wire.mark = mark;
        try (FileServer server = FileServer.start(null)) {
            FileWire.done(wire.download(server.offer("/fw.bin", FILE)));
            assertThat(server.calls()).noneMatch(call -> call.headers().has("Range"));
        }
        assertThat(wire.content()).isEqualTo(FILE);
    }

    @Test
    void aRestThatWouldBeTooLargeIsRefusedByItsHead() throws IOException {
        interrupted("etag \"1\"", 3001);
        try (SocketServer server = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 206 Part\r\nETag: \"1\"\r\nContent-Range: bytes 3000-300000/300001\r\n\r\nabc");
            connection.awaitClose();
        })) {
            assertThat(FileWire.failure(wire.download(server.url("/"))).code().value())
                    .isEqualTo(9010);
        }
        assertThat(wire.content()).hasSize(3001);
    }
}
