package org.cwmp4j.cpe.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.model.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * A file to fetch.
 *
 * @param url absolute, without user information
 * @param username for the file server, never for another one to which it redirects; empty for none
 * @param password never shown
 * @param target where the bytes go; its directory is there
 * @param resumeMark what {@link TransferProgress#resumable} was told about the bytes that stand in {@code target}: only what follows
 *     them is needed, if the file on the server is still that one, or else all of it again. {@code null}: from the beginning
 * @param maxBytes no more may ever stand in {@code target}; a longer file fails with 9010, as early as that is known
 * @param expectedBytes what the ACS said; 0 for nothing. For progress and early checks: a file of another size is no failure (C-DL-11)
 * @param deadline for all of it; then it fails with 9017 (9015 if no server was reached)
 * @param progress to be told
 */
public record FileDownload(
        URI url,
        String username,
        String password,
        Path target,
        @Nullable String resumeMark,
        long maxBytes,
        long expectedBytes,
        Duration deadline,
        TransferProgress progress) {
    public FileDownload {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(progress, "progress");
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "FileDownload[url=" + Secrets.maskUrl(url.toString()) + ", target=" + target + ", resumes="
                + (resumeMark != null) + ", maxBytes=" + maxBytes + ", expectedBytes=" + expectedBytes + ", deadline="
                + deadline + "]";
    }
}
