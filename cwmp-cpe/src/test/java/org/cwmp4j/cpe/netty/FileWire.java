package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.FileTransport.Moved;
import org.cwmp4j.cpe.transfer.FileTransport.Running;
import org.cwmp4j.cpe.transfer.FileUpload;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferProgress;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;

/** A transport, a directory and a clock for tests. */
final class FileWire implements TransferProgress {
    static final long CAP = 300_000;
    static final int FORCE_EVERY = 1000;

    final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    final Path directory;
    final Path target;
    final List<String> marks = new ArrayList<>();
    final List<Long> told = new ArrayList<>();
    volatile LongSupplier room = () -> Long.MAX_VALUE;
    String username = "box";
    String password = "hush";

    @Nullable
    String mark;

    long expected;
    Duration deadline = Duration.ofHours(6);
    final HttpFileTransport transport;

    FileWire(NettyLoops loops, Path directory) {
        this(loops, directory, settings -> settings);
    }

    FileWire(NettyLoops loops, Path directory, UnaryOperator<HttpFileSettings> change) {
        this.directory = directory;
        this.target = directory.resolve("target");
        HttpFileSettings settings = change.apply(HttpFileSettings.DEFAULT.withForceEvery(FORCE_EVERY));
        this.transport =
                new HttpFileTransport(loops, time.source(), SecretSource.secure(), settings, file -> room.getAsLong());
    }

    @Override
    public synchronized void moved(long moved, long total) {
        told.add(moved);
    }

    @Override
    public synchronized void resumable(String text) {
        marks.add(text);
    }

    Running download(URI url) {
        return transport.download(
                new FileDownload(url, username, password, target, mark, CAP, expected, deadline, this));
    }

    Running upload(URI url, byte[] content) throws IOException {
        Path source = Files.write(directory.resolve("source"), content);
        return transport.upload(new FileUpload(url, username, password, source, deadline, this));
    }

    static Moved done(Running running) {
        return running.result()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    static TransferException failure(Running running) {
        try {
            Moved moved = done(running);
            throw new AssertionError("did not fail: " + moved);
        } catch (CompletionException e) {
            if (e.getCause() instanceof TransferException known) {
                return known;
            }
            throw new AssertionError(e);
        }
    }

    /** Lets time pass until the transfer is over. */
    void pass(Running running, Runnable eachStep) {
        CompletableFuture<Moved> result = running.result().toCompletableFuture();
        for (int i = 0; i < 20_000 && !result.isDone(); i++) {
            time.advance(Duration.ofSeconds(5));
            eachStep.run();
            try {
                result.get(2, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException | InterruptedException e) {
                // looked at below, or by the caller
            }
        }
        assertThat(result).as("it comes to an end").isDone();
    }

    byte[] content() throws IOException {
        return Files.readAllBytes(target);
    }

    /** What every transfer leaves behind, however it ended: nothing but its file, and that within its bounds. */
    void assertClean() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf("target", "source");
        }
        assertThat(Files.exists(target) ? Files.size(target) : 0).isLessThanOrEqualTo(CAP);
        for (int i = 0; i < 10_000_000 && time.pending() > 0; i++) {
            Thread.onSpinWait(); // the result comes before the last of them is cancelled
        }
        assertThat(time.pending()).as("timers").isZero();
        assertThat(openFiles()).isEmpty();
    }

    /** Of the directory; nothing where the system does not show them. */
    private List<String> openFiles() throws IOException {
        Path handles = Path.of("/proc/self/fd");
        List<String> open = new ArrayList<>();
        if (Files.isDirectory(handles)) {
            try (Stream<Path> all = Files.list(handles)) {
                for (Path handle : (Iterable<Path>) all::iterator) {
                    note(handle, open);
                }
            }
        }
        return open;
    }

    private void note(Path handle, List<String> open) {
        try {
            String to = Files.readSymbolicLink(handle).toString();
            if (to.startsWith(directory.toString())) {
                open.add(to);
            }
        } catch (IOException e) {
            // closed while we looked
        }
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }

    static String head(int status, Map<String, String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Such\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }
}
