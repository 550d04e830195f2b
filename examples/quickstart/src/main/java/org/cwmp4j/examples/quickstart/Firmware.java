package org.cwmp4j.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.ReceivedFile;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.model.FaultCode;

/**
 * The firmware of the demonstration's device: an image is a line with its version and the SHA-256 of what follows, and then that. A real
 * device verifies a signature here, writes the image to its other bank and has the boot loader try it.
 */
final class Firmware implements DownloadHandler {
    /** What a device has that was never updated. */
    static final String FIRST = "1.0.0";

    private final Path installed;
    private final Path wanted;
    private final String running;

    /** As after a start of the device: what was installed runs now. */
    Firmware(Path directory) throws IOException {
        installed = directory.resolve("firmware.version");
        wanted = directory.resolve("firmware.new");
        if (Files.exists(wanted)) {
            Files.move(wanted, installed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        running = Files.exists(installed) ? Files.readString(installed) : FIRST;
    }

    /** The version that runs. */
    String version() {
        return running;
    }

    /** An image of that version. */
    static byte[] image(String version, int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) 'x');
        byte[] head = (version + " " + sha256(content) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] image = Arrays.copyOf(head, head.length + size);
        System.arraycopy(content, 0, image, head.length, size);
        return image;
    }

    @Override
    public CompletionStage<Void> verify(ReceivedFile file) {
        versionOf(file.path());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Applied> apply(ReceivedFile file) {
        try {
            Files.writeString(wanted, versionOf(file.path()));
        } catch (IOException e) {
            throw new TransferException(FaultCode.DOWNLOAD_FAILURE, "the image could not be stored", e);
        }
        return CompletableFuture.completedFuture(Applied.AFTER_REBOOT);
    }

    @Override
    public CompletionStage<Void> verifyAfterReboot(TransferInfo transfer) {
        return running.equals(FIRST)
                ? CompletableFuture.failedFuture(
                        new TransferException(FaultCode.DOWNLOAD_FAILURE, "the device still runs " + FIRST))
                : CompletableFuture.completedFuture(null);
    }

    private static String versionOf(Path image) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(image);
        } catch (IOException e) {
            throw new TransferException(FaultCode.DOWNLOAD_FAILURE, "the image could not be read", e);
        }
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String[] head = new String(bytes, 0, end, StandardCharsets.US_ASCII).split(" ", -1);
        byte[] content = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
        if (head.length != 2 || !head[1].equals(sha256(content))) {
            throw TransferException.unrecoverable(FaultCode.FILE_CORRUPTED, "the image does not match its hash");
        }
        return head[0];
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
