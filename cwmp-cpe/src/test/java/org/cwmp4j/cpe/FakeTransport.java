package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.FileTransport;
import org.cwmp4j.cpe.transfer.FileUpload;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/** A network of files whose servers a test plays. */
final class FakeTransport implements FileTransport {
    final List<Attempt> attempts = new ArrayList<>();
    /** Whether a transfer that is to stop does so. */
    boolean obedient = true;

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https", "mcast");
    }

    @Override
    public boolean isMulticast(URI url) {
        return url.getScheme().equals("mcast");
    }

    @Override
    public Running download(FileDownload request) {
        return begin(new Attempt(request, null));
    }

    @Override
    public Running upload(FileUpload request) {
        return begin(new Attempt(null, request));
    }

    private Attempt begin(Attempt attempt) {
        attempts.add(attempt);
        return attempt;
    }

    /** The transfers that are under way. */
    Stream<Attempt> open() {
        return attempts.stream().filter(a -> !a.result.isDone() && !a.dead);
    }

    /** The one transfer that is under way. */
    Attempt only() {
        List<Attempt> open = open().toList();
        assertThat(open).as("transfers under way").hasSize(1);
        return open.get(0);
    }

    Attempt last() {
        assertThat(attempts).as("transfers begun").isNotEmpty();
        return attempts.get(attempts.size() - 1);
    }

    /** The power is gone: nothing of before is heard of any more. */
    void cut() {
        attempts.forEach(a -> a.dead = true);
    }

    /** A transfer under way. */
    final class Attempt implements Running {
        final @Nullable FileDownload download;
        final @Nullable FileUpload upload;
        final CompletableFuture<Moved> result = new CompletableFuture<>();
        boolean cancelled;
        boolean dead;

        Attempt(@Nullable FileDownload download, @Nullable FileUpload upload) {
            this.download = download;
            this.upload = upload;
        }

        /** A part arrives. */
        Attempt part(String text, String mark) {
            write(text);
            download.progress().moved(text.length(), 0);
            download.progress().resumable(mark);
            return this;
        }

        void serve(String rest) {
            serve(rest, null);
        }

        void serve(String rest, @Nullable String name) {
            write(rest);
            try {
                result.complete(new Moved(Files.size(download.target()), name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void taken() {
            try {
                result.complete(new Moved(Files.size(upload.source()), null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void fail(int code) {
            result.completeExceptionally(new TransferException(new FaultCode(code), "it failed"));
        }

        void failForEver(int code) {
            result.completeExceptionally(TransferException.unrecoverable(new FaultCode(code), "it is not there"));
        }

        private void write(String text) {
            try {
                Files.writeString(
                        download.target(),
                        text,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CompletionStage<Moved> result() {
            return result;
        }

        @Override
        public void cancel() {
            cancelled = true;
            if (obedient && !dead) {
                result.completeExceptionally(new TransferException(FaultCode.CANNOT_COMPLETE_DOWNLOAD, "cancelled"));
            }
        }
    }
}
