package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Secrets;

/**
 * Has the device fetch a file (TR-069 A6C1 A.3.2.8).
 *
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 * @param fileType what the file is for
 * @param url where it is; without user information; at most 256 characters
 * @param username for the file server; empty for none; at most 256 characters
 * @param password for the file server; never shown; at most 256 characters
 * @param fileSize bytes; 0 where not known
 * @param targetFileName opaque; may be empty
 * @param delaySeconds unicast: wait before the transfer; multicast: time available
 * @param successUrl usually empty
 * @param failureUrl usually empty
 */
public record Download(
        String commandKey,
        FileType fileType,
        String url,
        String username,
        String password,
        long fileSize,
        String targetFileName,
        long delaySeconds,
        String successUrl,
        String failureUrl)
        implements CpeMethod<DownloadResponse> {
    public Download {
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(fileType, "fileType");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(targetFileName, "targetFileName");
        Objects.requireNonNull(successUrl, "successUrl");
        Objects.requireNonNull(failureUrl, "failureUrl");
    }

    /** Begins a download of a file. */
    public static DownloadBuilder builder(FileType fileType, String url) {
        return new DownloadBuilder(fileType, url);
    }

    @Override
    public String name() {
        return "Download";
    }

    @Override
    public Class<DownloadResponse> responseType() {
        return DownloadResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "Download[" + "commandKey=" + commandKey + ", " + "fileType=" + fileType + ", " + "url="
                + Secrets.maskUrl(url) + ", "
                + "username=" + username + ", " + "password=***" + ", " + "fileSize=" + fileSize + ", "
                + "targetFileName=" + targetFileName + ", " + "delaySeconds=" + delaySeconds + ", " + "successUrl="
                + Secrets.maskUrl(successUrl) + ", " + "failureUrl=" + Secrets.maskUrl(failureUrl) + "]";
    }
}
