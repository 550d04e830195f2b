package org.cwmp4j.it.power;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.FileTransport;
import org.cwmp4j.cpe.transfer.FileUpload;

/** Gives one file under every URL, in two parts the second of which can be had alone, and remembers what was sent to it. */
record FileServer(Path uploaded, Executor pool) implements FileTransport {
    static final String CONTENT = "version 2";
    private static final String MARK = "v2";

    @Override
    public Set<String> schemes() {
        return Set.of("http");
    }

    @Override
    public Running download(FileDownload request) {
        return new Work(() -> {
            boolean resumed = MARK.equals(request.resumeMark())
                    && Files.exists(request.target())
                    && CONTENT.startsWith(Files.readString(request.target()));
            if (!resumed) {
                Files.deleteIfExists(request.target());
                append(request.target(), CONTENT.substring(0, 4));
                request.progress().resumable(MARK);
            }
            append(request.target(), CONTENT.substring((int) Files.size(request.target())));
            return new Moved(CONTENT.length(), null);
        });
    }

    @Override
    public Running upload(FileUpload request) {
        return new Work(() -> {
            append(uploaded, Files.readString(request.source()) + "\n");
            return new Moved(Files.size(request.source()), null);
        });
    }

    @Override
    public boolean isMulticast(URI url) {
        return false;
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    private final class Work implements Running {
        private final CompletableFuture<Moved> result = new CompletableFuture<>();

        Work(Callable<Moved> work) {
            pool.execute(() -> {
                try {
                    result.complete(work.call());
                } catch (Exception e) {
                    result.completeExceptionally(e);
                }
            });
        }

        @Override
        public CompletionStage<Moved> result() {
            return result;
        }

        @Override
        public void cancel() {}
    }
}
