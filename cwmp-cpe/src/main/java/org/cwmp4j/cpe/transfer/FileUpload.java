package org.cwmp4j.cpe.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.model.Secrets;

/**
 * A file to send.
 *
 * @param url absolute, without user information
 * @param username for the file server, never for another one to which it redirects; empty for none
 * @param password never shown
 * @param source what to send; it does not change meanwhile
 * @param deadline for all of it; then it fails with 9011 (9015 if no server was reached)
 * @param progress to be told
 */
public record FileUpload(
        URI url, String username, String password, Path source, Duration deadline, TransferProgress progress) {
    public FileUpload {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(progress, "progress");
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "FileUpload[url=" + Secrets.maskUrl(url.toString()) + ", source=" + source + ", deadline=" + deadline
                + "]";
    }
}
