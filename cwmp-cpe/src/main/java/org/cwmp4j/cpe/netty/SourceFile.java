package org.cwmp4j.cpe.netty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.http.HttpBody;
import org.cwmp4j.http.netty.FileBody;

/** The file of an upload, which tells how far it is read. */
final class SourceFile implements HttpBody {
    private final FileBody file;
    private final TransferMeter meter;

    private SourceFile(FileBody file, TransferMeter meter) {
        this.file = file;
        this.meter = meter;
    }

    /** Blocks. */
    static SourceFile of(Path source, Executor disk, TransferMeter meter) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw FileFaults.UPLOAD.other("there is no such file to send");
        }
        return new SourceFile(new FileBody(source, Files.size(source), disk), meter);
    }

    /** Completes when the file is not open. */
    CompletionStage<?> closed() {
        return file.closed();
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public Parts open() {
        Parts parts = file.open();
        return new Parts() {
            private long given;

            /** Asked for when what was given before has been taken. */
            @Override
            public CompletionStage<byte[]> next() {
                meter.moved(given, length());
                return parts.next().thenApply(part -> {
                    given += part.length;
                    return part;
                });
            }

            @Override
            public void close() {
                parts.close();
            }
        };
    }
}
