package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cwmp4j.cpe.netty.FileWire.bytes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.FileTransport.Moved;
import org.cwmp4j.cpe.transfer.FileTransport.Running;
import org.cwmp4j.cpe.transfer.FileUpload;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferProgress;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpProxy;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.time.WallClock;
import org.cwmp4j.testkit.http.FileServer;
import org.cwmp4j.testkit.http.FileServer.Protection;
import org.cwmp4j.testkit.http.SocketServer;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from and to servers that mean well. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpFileTransportTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-files");

    @TempDir
    Path directory;

    private final FileServer server = FileServer.start(null);
    private final FileServer mirror = FileServer.start(null);
    private FileWire wire;

    @BeforeEach
    void wire() {
        wire = new FileWire(LOOPS, directory);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        mirror.close();
        wire.assertClean();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    private static int code(Running running) {
        return FileWire.failure(running).code().value();
    }

    private static List<String> authorizations(FileServer server) {
        return server.calls().stream()
                .map(call -> String.valueOf(call.headers().get("Authorization")))
                .map(value -> value.split(" ", 2)[0])
                .toList();
    }

    @Test
    @Rule({"C-FILE-01", "FTR-01"})
    void aFileComesAndGoes() throws IOException {
        Moved moved = FileWire.done(wire.download(server.offer("/fw.bin", bytes(200_000))));
        assertThat(moved).isEqualTo(new Moved(200_000, null));
        assertThat(wire.content()).isEqualTo(bytes(200_000));
        assertThat(FileWire.done(wire.upload(server.url("/log?x=1"), bytes(100_000)))
                        .bytes())
                .isEqualTo(100_000);
        assertThat(server.file("/log")).hasValue(bytes(100_000));
        HttpCall get = server.calls().get(0);
        assertThat(get.method()).isEqualTo("GET");
        assertThat(get.headers().has("Authorization")).as("unasked").isFalse();
        assertThat(get.headers().has("Range")).isFalse();
    }

    @Test
    @Rule({"C-FILE-01", "FTR-01"})
    void whatIsNeitherHttpNorHttpsIsNotOurs() {
        assertThat(wire.transport.schemes()).containsExactlyInAnyOrder("http", "https");
        assertThat(code(wire.download(URI.create("ftp://127.0.0.1/x")))).isEqualTo(9013);
        assertThat(code(wire.download(URI.create("http:///x")))).isEqualTo(9013);
    }

    @Test
    @Rule("C-FILE-07")
    void anUploadIsAPut() throws IOException {
        FileWire.done(wire.upload(server.url("/a/b"), bytes(0)));
        assertThat(server.calls()).extracting(HttpCall::method).containsExactly("PUT");
        assertThat(server.file("/a/b")).hasValue(new byte[0]);
    }

    /** A server that does not know what Expect means says 417, and would take the file (RFC 9110 section 10.1.1). */
    @ParameterizedTest
    @CsvSource({"1000, false, 2, 0", "1000, true, 2, 9011", "0, true, 1, 9011"})
    @Rule("C-FILE-07")
    void whoeverRefusesToBeAskedFirstGetsTheFileUnasked(int length, boolean always, int requests, int fault)
            throws IOException {
        try (SocketServer raw = SocketServer.start(null, connection -> {
            for (String head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
                boolean asked = head.contains("expect: 100-continue");
                if (!asked) {
                    connection.readBody(head);
                }
                connection.write("HTTP/1.1 " + (asked || always ? 417 : 201) + " So\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            Running running = wire.upload(raw.url("/"), bytes(length));
            assertThat(fault == 0 ? FileWire.done(running).bytes() : code(running))
                    .isEqualTo(fault == 0 ? length : fault);
            assertThat(raw.heads()).hasSize(requests);
        }
    }

    /** Also not by a condition: the server is not asked whether anything is new. */
    @Test
    @Rule({"C-FILE-08", "FTR-25"})
    void theSameUrlAgainIsTheSameTransferAgain() throws IOException {
        URI url = server.offer("/fw.bin", bytes(1000));
        FileWire.done(wire.download(url));
        server.offer("/fw.bin", bytes(999));
        FileWire.done(wire.download(url));
        assertThat(wire.content()).hasSize(999);
        assertThat(server.calls()).hasSize(2).noneMatch(call -> call.headers().has("If-None-Match"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BASIC", "DIGEST"})
    @Rule({"C-FILE-04", "FTR-03"})
    void theServerChoosesHowItIsTold(Protection how) throws IOException {
        server.protect(how, "box", "hush");
        FileWire.done(wire.download(server.offer("/fw.bin", bytes(5000))));
        assertThat(wire.content()).isEqualTo(bytes(5000));
        FileWire.done(wire.upload(server.url("/log"), bytes(5000)));
        assertThat(server.file("/log")).hasValue(bytes(5000));
        String scheme = how == Protection.BASIC ? "Basic" : "Digest";
        assertThat(authorizations(server)).containsExactly("null", scheme, "null", scheme);
    }

    @ParameterizedTest
    @CsvSource({"BASIC, box, wrong, 2", "DIGEST, box, wrong, 2", "BASIC, '', '', 1", "DIGEST, '', '', 1"})
    @Rule({"C-FILE-04", "FTR-03", "FTR-12"})
    void wrongCredentialsAreOneFault(Protection how, String username, String password, int calls) throws IOException {
        server.protect(how, "box", "hush");
        wire.username = username;
        wire.password = password;
        URI url = server.offer("/fw.bin", bytes(10));
        assertThat(code(wire.download(url))).isEqualTo(9012);
        assertThat(server.calls()).hasSize(calls);
        assertThat(code(wire.upload(url, bytes(10)))).isEqualTo(9012);
        assertThat(wire.target).doesNotExist();
    }

    @Test
    @Rule("FTR-03")
    void basicWithoutTlsIsLeftOutIfToldSo() {
        wire = new FileWire(LOOPS, directory, settings -> settings.withBasicOverPlain(BasicUse.NEVER));
        server.protect(Protection.BASIC, "box", "hush");
        assertThat(code(wire.download(server.offer("/fw.bin", bytes(10))))).isEqualTo(9012);
        assertThat(authorizations(server)).containsExactly("null");
    }

    /** 403 to one whom the server knows is about credentials; to one whom it does not, about the file. */
    @ParameterizedTest
    @CsvSource({"true, 9012", "false, 9016"})
    @Rule("FTR-12")
    void forbiddenMeansOneThingOrTheOther(boolean known, int fault) {
        try (SocketServer raw = SocketServer.start(null, connection -> {
            if (known) {
                connection.readHead();
                connection.write("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            }
            connection.readHead();
            connection.write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(code(wire.download(raw.url("/")))).isEqualTo(fault);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @Rule({"C-FILE-09", "FTR-19"})
    void aMirrorIsFoundAndNotToldThePassword(int status) throws IOException {
        mirror.offer("/new", bytes(5000));
        mirror.protect(Protection.BASIC, "box", "hush");
        try (SocketServer raw = redirecting(status, mirror.url("/new"))) {
            assertThat(code(wire.download(raw.url("/old")))).isEqualTo(9012);
            assertThat(authorizations(mirror)).containsOnly("null");
            mirror.protect(Protection.NONE, "", "");
            FileWire.done(wire.download(raw.url("/old")));
        }
        assertThat(wire.content()).isEqualTo(bytes(5000));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    @Rule({"C-FILE-09", "FTR-19"})
    void aPutStaysAPut(int status) throws IOException {
        try (SocketServer raw = redirecting(status, mirror.url("/new"))) {
            FileWire.done(wire.upload(raw.url("/old"), bytes(50_000)));
            assertThat(raw.heads()).hasSize(1);
        }
        assertThat(mirror.file("/new")).hasValue(bytes(50_000));
    }

    /** Whoever redirects here with a name and a password in the URL does not choose who we are. */
    @Test
    @Rule("FTR-19")
    void credentialsInALocationAreNotUsed() throws IOException {
        mirror.protect(Protection.BASIC, "eve", "evil");
        mirror.offer("/new", bytes(5));
        URI there = URI.create(mirror.url("/new").toString().replace("http://", "http://eve:evil@"));
        try (SocketServer raw = redirecting(302, there)) {
            assertThat(code(wire.download(raw.url("/old")))).isEqualTo(9012);
        }
        assertThat(authorizations(mirror)).containsOnly("null");
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "6, 9010"})
    @Rule({"C-FILE-09", "FTR-19"})
    void fiveRedirectsAreFollowed(int count, int fault) throws IOException {
        int[] left = {count};
        try (SocketServer raw = SocketServer.start(null, connection -> {
            while (!connection.readHead().isEmpty()) {
                connection.write(
                        left[0]-- > 0
                                ? "HTTP/1.1 302 Go\r\nLocation: on?" + left[0] + "\r\nContent-Length: 0\r\n\r\n"
                                : "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
            }
        })) {
            Running running = wire.download(raw.url("/a/b"));
            assertThat(fault == 0 ? FileWire.done(running).bytes() : code(running))
                    .isEqualTo(fault == 0 ? 3 : fault);
            assertThat(raw.connections()).isEqualTo(1);
            assertThat(raw.heads().get(1)).startsWith("GET /a/on?");
        }
    }

    private static SocketServer redirecting(int status, URI to) {
        return SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 " + status + " Go\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n");
            connection.awaitClose();
        });
    }

    @Test
    @Rule({"C-FILE-03", "FTR-01", "SEC-03"})
    void httpsIsTlsWithAServerThatProvesItself() throws IOException {
        TestPki pki = TestPki.create();
        TlsClient judge = new TlsClient(TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, WallClock.system());
        try (FileServer secure = FileServer.start(pki.sslContext(pki.localhost()));
                SocketServer plain = redirecting(307, secure.url("/fw.bin"))) {
            URI url = secure.offer("/fw.bin", bytes(150_000));
            assertThat(code(wire.download(url))).as("by the JDK's roots").isEqualTo(9015);
            wire = new FileWire(LOOPS, directory, settings -> settings.withTls(judge));
            FileWire.done(wire.download(url));
            assertThat(wire.content()).isEqualTo(bytes(150_000));
            FileWire.done(wire.upload(secure.url("/log"), bytes(150_000)));
            assertThat(secure.file("/log")).hasValue(bytes(150_000));
            assertThat(FileWire.done(wire.download(plain.url("/"))).bytes()).isEqualTo(150_000);
            wire.assertClean();
        }
        try (FileServer other = FileServer.start(
                pki.sslContext(pki.server().dnsName("elsewhere.example").issue()))) {
            assertThat(code(wire.download(other.offer("/", bytes(3)))))
                    .as("another's name")
                    .isEqualTo(9015);
            assertThat(code(wire.upload(other.url("/"), bytes(3)))).isEqualTo(9015);
        }
    }

    /** Without a length the end of the connection is the end of the file; over TLS only if the server says so itself. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 9017"})
    @Rule("C-FILE-03")
    void whoeverCutsAConnectionDoesNotShortenAFile(boolean byTheServer, int fault) throws Exception {
        TestPki pki = TestPki.create();
        TlsClient judge = new TlsClient(TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, WallClock.system());
        wire = new FileWire(LOOPS, directory, settings -> settings.withTls(judge));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Running running = wire.download(URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/"));
            try (Socket below = listener.accept()) {
                SSLSocket above = (SSLSocket) pki.sslContext(pki.localhost())
                        .getSocketFactory()
                        .createSocket(below, null, below.getPort(), false);
                above.setUseClientMode(false);
                above.setSoTimeout(30_000);
                int next = above.getInputStream().read();
                while (next != '\n') {
                    next = above.getInputStream().read();
                }
                above.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII));
                above.getInputStream().readNBytes(above.getInputStream().available());
                if (byTheServer) {
                    above.close();
                }
                below.shutdownOutput();
                assertThat(fault == 0 ? FileWire.done(running).bytes() : code(running))
                        .isEqualTo(fault == 0 ? 3 : fault);
            }
        }
    }

    @Test
    @Rule("FTR-19")
    void httpsDoesNotFallToHttp() throws IOException {
        TestPki pki = TestPki.create();
        TlsClient judge = new TlsClient(TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, WallClock.system());
        wire = new FileWire(LOOPS, directory, settings -> settings.withTls(judge));
        server.offer("/fw.bin", bytes(3));
        try (SocketServer secure = SocketServer.start(pki.sslContext(pki.localhost()), connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 302 Go\r\nLocation: " + server.url("/fw.bin") + "\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(code(wire.download(secure.url("/")))).isEqualTo(9010);
            assertThat(code(wire.upload(secure.url("/"), bytes(3)))).isEqualTo(9011);
        }
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aProxyIsAskedWhereThereIsOne() throws IOException {
        try (SocketServer proxy = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
            connection.awaitClose();
        })) {
            HttpProxy way = HttpProxy.of("127.0.0.1", proxy.address().getPort());
            wire = new FileWire(LOOPS, directory, settings -> settings.withProxy(way));
            FileWire.done(wire.download(URI.create("http://files.example/fw.bin")));
            assertThat(proxy.heads().get(0)).startsWith("GET http://files.example:80/fw.bin HTTP/1.1\r\n");
        }
        assertThat(wire.content()).asString().isEqualTo("abc");
    }

    /** What the ACS says of the size is for early checks; the file counts. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 1001, Long.MAX_VALUE})
    @Rule({"C-DL-11", "FTR-18"})
    void anotherSizeThanSaidIsNoFailure(long said) throws IOException {
        wire.expected = said;
        assertThat(FileWire.done(wire.download(server.offer("/fw.bin", bytes(1000))))
                        .bytes())
                .isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "attachment; filename=\"fw 1.bin\"|fw 1.bin",
                "attachment; filename=fw.bin; x=y|fw.bin",
                "attachment; filename=\"../../etc/passwd\"|passwd",
                "attachment; filename=\"C:\\\\boot.ini\"|boot.ini",
                "attachment; filename=\"a\\\"b.bin\"|a\"b.bin",
                "attachment; filename=\"x\"; filename*=UTF-8''f%C3%BCr.bin|für.bin",
                "attachment; filename*=UTF-8''..%2F..%2Fsecret|secret",
                "attachment; filename*=UTF-8''%zz|none",
                "attachment; filename=\"..\"|none",
                "attachment; filename=\"\"|none",
                "attachment|none"
            })
    @Rule({"C-DL-12", "FTR-18"})
    void theServersNameIsANameAndNoPath(String header, String name) throws IOException {
        try (SocketServer raw = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write(FileWire.head(200, Map.of("Content-Disposition", header, "Content-Length", "3")) + "abc");
        })) {
            assertThat(FileWire.done(wire.download(raw.url("/"))).name()).isEqualTo(name);
        }
        assertThat(wire.content()).hasSize(3);
    }

    @Test
    void aDownloadedFileIsItsOwnersOnly() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        FileWire.done(wire.download(server.offer("/fw.bin", bytes(10))));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wire.target)))
                .isEqualTo("rw-------");
    }

    /** A link in the place of the file would lead a download to where it may not write. */
    @Test
    @Rule("FTR-23")
    void aDownloadWritesIntoItsFileAndNoOther(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("precious"), "mine");
        Files.createSymbolicLink(wire.target, precious);
        assertThat(code(wire.download(server.offer("/fw.bin", bytes(10))))).isEqualTo(9010);
        assertThat(precious).hasContent("mine");
        Files.delete(wire.target);
    }

    @Test
    void anUploadWithoutAFileIsAFault() {
        FileUpload upload =
                new FileUpload(server.url("/"), "", "", directory.resolve("none"), Duration.ofHours(1), wire);
        assertThat(code(wire.transport.upload(upload))).isEqualTo(9011);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void progressIsToldButNotAtEveryPiece() throws IOException {
        FileWire.done(wire.download(server.offer("/fw.bin", bytes(250_000))));
        assertThat(wire.told).endsWith(250_000L).isSorted().hasSizeLessThan(4);
        wire.told.clear();
        FileWire.done(wire.upload(server.url("/log"), bytes(250_000)));
        assertThat(wire.told).endsWith(250_000L).isSorted().hasSizeLessThan(4);
    }

    @Test
    void whoIsToldOfProgressMayFail() {
        FileWire broken = wire;
        FileDownload request = new FileDownload(
                server.offer("/fw.bin", bytes(10)),
                "",
                "",
                wire.target,
                null,
                FileWire.CAP,
                0,
                Duration.ofHours(1),
                new TransferProgress() {
                    @Override
                    public void moved(long moved, long total) {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    public void resumable(String mark) {
                        throw new IllegalStateException("broken");
                    }
                });
        assertThat(FileWire.done(broken.transport.download(request)).bytes()).isEqualTo(10);
    }

    /** Cut short wherever it is, nothing goes on and nothing stays open. */
    @ParameterizedTest
    @ValueSource(strings = {"before anything", "without an answer", "within the body"})
    void aCancelledDownloadEndsAtOnce(String when) throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        try (SocketServer raw = SocketServer.start(null, connection -> {
            connection.readHead();
            if (when.equals("within the body")) {
                connection.write("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 5000\r\n\r\n");
                connection.write(bytes(2500));
            }
            there.countDown();
            connection.awaitClose();
        })) {
            Running running = wire.download(raw.url("/"));
            if (!when.equals("before anything")) {
                there.await();
            }
            while (when.equals("within the body") && wire.marks.isEmpty()) {
                Thread.onSpinWait();
            }
            running.cancel();
            TransferException failure = FileWire.failure(running);
            assertThat(failure.code().value()).isEqualTo(9010);
            assertThat(failure).hasMessage("cancelled");
            running.cancel();
        }
    }

    @Test
    void aCancelledUploadEndsAtOnce() throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        try (SocketServer raw = SocketServer.start(null, connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 100 Continue\r\n\r\n");
            connection.read(1000);
            there.countDown();
            connection.awaitClose();
        })) {
            Running running = wire.upload(raw.url("/"), bytes(10_000_000));
            there.await();
            running.cancel();
            assertThat(FileWire.failure(running)).hasMessage("cancelled");
        }
    }

    @Test
    @Rule("FTR-12")
    void aTransferHasADeadlineHoweverLivelyItIs() throws Exception {
        wire.deadline = Duration.ofSeconds(20);
        CountDownLatch there = new CountDownLatch(2);
        try (SocketServer raw = SocketServer.start(null, connection -> {
            String head = connection.readHead();
            connection.write(head.startsWith("GET") ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 100 Continue\r\n\r\n");
            there.countDown();
            connection.awaitClose();
        })) {
            Running download = wire.download(raw.url("/"));
            Running upload = wire.upload(raw.url("/"), bytes(10));
            there.await();
            wire.time.advance(Duration.ofSeconds(20));
            assertThat(code(download)).isEqualTo(9017);
            assertThat(code(upload)).isEqualTo(9011);
        }
    }

    @Test
    @Rule("FTR-12")
    void aServerThatIsNotReachedByTheDeadlineIsToldFromASlowOne() throws IOException {
        wire = new FileWire(LOOPS, directory, settings -> settings.withNames(host -> new CompletableFuture<>()));
        wire.deadline = Duration.ofSeconds(20);
        Running download = wire.download(URI.create("http://files.example/"));
        Running upload = wire.upload(URI.create("http://files.example/"), bytes(10));
        wire.time.advance(Duration.ofSeconds(20));
        assertThat(code(download)).isEqualTo(9015);
        assertThat(code(upload)).isEqualTo(9015);
    }

    @Test
    @Rule("SEC-06")
    void whatIsSaidOfAFailureHoldsNoSecret() throws IOException {
        server.protect(Protection.BASIC, "box", "other");
        List<String> said = new ArrayList<>();
        URI url = URI.create(server.url("/fw.bin") + "?token=sesame");
        said.add(FileWire.failure(wire.download(url)).getMessage());
        said.add(FileWire.failure(wire.upload(url, bytes(3))).getMessage());
        try (SocketServer raw = redirecting(302, URI.create("ftp://u:sesame@h/?token=sesame"))) {
            said.add(FileWire.failure(wire.download(raw.url("/?token=sesame"))).getMessage());
        }
        assertThat(said).noneMatch(text -> text.contains("sesame") || text.contains("hush"));
    }
}
