package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.FileTransport.Running;
import org.cwmp4j.cpe.transfer.FileUpload;
import org.cwmp4j.cpe.transfer.TransferProgress;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.testkit.http.SocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eight files at once, together much larger than the memory of the process that moves them. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class BigFilesTest {
    private static final int FILES = 8;
    private static final int SIZE = 24 << 20;
    private static final String MEMORY = "32m";

    @TempDir
    Path directory;

    @Test
    void memoryDoesNotGrowWithFiles() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEMORY,
                        "-XX:MaxDirectMemorySize=" + MEMORY,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mover.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes());
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).contains("moved " + 2L * FILES * SIZE);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process: fetches the files and sends them back, each by itself and all at once. */
    static final class Mover {
        private Mover() {}

        public static void main(String[] args) throws IOException {
            NettyLoops loops = NettyLoops.start(2, "mover");
            HttpFileTransport transport = new HttpFileTransport(loops);
            byte[] piece = FileWire.bytes(65_536);
            try (SocketServer server = SocketServer.start(null, connection -> serve(connection, piece))) {
                long moved = all(
                        FILES,
                        i -> transport.download(new FileDownload(
                                server.url("/" + i),
                                "",
                                "",
                                file(args[0], i),
                                null,
                                SIZE,
                                0,
                                Duration.ofMinutes(5),
                                quiet())));
                moved += all(
                        FILES,
                        i -> transport.upload(new FileUpload(
                                server.url("/" + i), "", "", file(args[0], i), Duration.ofMinutes(5), quiet())));
                for (int i = 0; i < FILES; i++) {
                    check(file(args[0], i), piece);
                }
                System.out.println("moved " + moved);
            }
            loops.shutdown().toCompletableFuture().join();
        }

        private static Path file(String directory, int number) {
            return Path.of(directory, "big-" + number);
        }

        private static long all(int count, IntFunction<Running> start) {
            List<Running> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(start.apply(i));
            }
            return running.stream()
                    .mapToLong(one -> one.result().toCompletableFuture().join().bytes())
                    .sum();
        }

        private static void serve(SocketServer.Connection connection, byte[] piece) throws IOException {
            String head = connection.readHead();
            if (head.startsWith("GET")) {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + SIZE + "\r\n\r\n");
                for (int i = 0; i < SIZE / piece.length; i++) {
                    connection.write(piece);
                }
            } else {
                connection.write("HTTP/1.1 100 Continue\r\n\r\n");
                for (int i = 0; i < SIZE / piece.length; i++) {
                    connection.read(piece.length);
                }
                connection.write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
            }
            connection.awaitClose();
        }

        private static void check(Path file, byte[] piece) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                for (int i = 0; i < SIZE / piece.length; i++) {
                    if (!Arrays.equals(in.readNBytes(piece.length), piece)) {
                        throw new IOException("the file is not what was sent");
                    }
                }
                if (in.read() >= 0) {
                    throw new IOException("the file is too long");
                }
            }
        }

        private static TransferProgress quiet() {
            return new TransferProgress() {
                @Override
                public void moved(long moved, long total) {}

                @Override
                public void resumable(String mark) {}
            };
        }
    }
}
