package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Secrets;

/**
 * Has the device send a file by HTTP PUT (TR-069 A6C1 A.4.1.5).
 *
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 * @param fileType which file
 * @param url where to; without user information; at most 256 characters
 * @param username for the file server; empty for none; at most 256 characters
 * @param password for the file server; never shown; at most 256 characters
 * @param delaySeconds wait before the transfer
 */
public record Upload(
        String commandKey, FileType fileType, String url, String username, String password, long delaySeconds)
        implements CpeMethod<UploadResponse> {
    public Upload {
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(fileType, "fileType");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    /** Begins an upload of a file. */
    public static UploadBuilder builder(FileType fileType, String url) {
        return new UploadBuilder(fileType, url);
    }

    @Override
    public String name() {
        return "Upload";
    }

    @Override
    public Class<UploadResponse> responseType() {
        return UploadResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "Upload[" + "commandKey=" + commandKey + ", " + "fileType=" + fileType + ", " + "url="
                + Secrets.maskUrl(url) + ", " + "username=" + username + ", " + "password=***" + ", " + "delaySeconds="
                + delaySeconds + "]";
    }
}
