package org.cwmp4j.it.power;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.ReceivedFile;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.cpe.transfer.UploadHandler;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;

/** What a device does with files: a firmware image that takes effect by a restart, a configuration that does at once, a log to send. */
record DeviceFiles(Path directory) {
    static final String FIRMWARE = "firmware";
    static final String CONFIGURATION = "configuration";
    private static final String PENDING = "firmware.pending";

    TransferSettings settings(FileServer server) {
        return TransferSettings.in(directory.resolve("transfers"))
                .transport(server)
                .download(FileType.FIRMWARE_UPGRADE_IMAGE, new Firmware())
                .download(FileType.VENDOR_CONFIGURATION_FILE, file -> {
                    put(file.path(), CONFIGURATION);
                    return CompletableFuture.completedStage(DownloadHandler.Applied.NOW);
                })
                .upload(FileType.UPLOAD_VENDOR_CONFIGURATION_FILE, new Log())
                .build();
    }

    /** The boot loader. */
    void boot() {
        try {
            if (Files.exists(directory.resolve(PENDING))) {
                Files.move(directory.resolve(PENDING), directory.resolve(FIRMWARE), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file of the device holds; nothing if it is not there. */
    String read(String name) {
        try {
            Path file = directory.resolve(name);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Path received, String name) {
        Path fresh = directory.resolve(name + ".new");
        try {
            Files.copy(received, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Firmware implements DownloadHandler {
        @Override
        public CompletionStage<Applied> apply(ReceivedFile file) {
            put(file.path(), PENDING);
            return CompletableFuture.completedStage(Applied.AFTER_REBOOT);
        }

        @Override
        public CompletionStage<Void> verifyAfterReboot(TransferInfo transfer) {
            return read(FIRMWARE).equals(FileServer.CONTENT)
                    ? CompletableFuture.completedStage(null)
                    : CompletableFuture.failedStage(
                            new TransferException(FaultCode.DOWNLOAD_FAILURE, "the old software runs"));
        }
    }

    private static final class Log implements UploadHandler {
        @Override
        public CompletionStage<Path> provide(TransferInfo transfer, Path scratch) {
            try {
                Files.writeString(scratch, FileServer.CONTENT, StandardOpenOption.CREATE);
            } catch (IOException e) {
                return CompletableFuture.failedStage(e);
            }
            return CompletableFuture.completedStage(scratch);
        }
    }
}
