package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Secrets;

/**
 * Has the device fetch and apply a file within time windows (since 1.2) (TR-069 A6C1 A.4.1.8).
 *
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 * @param fileType what the file is for
 * @param url where it is; without user information; at most 256 characters
 * @param username for the file server; empty for none; at most 256 characters
 * @param password for the file server; never shown; at most 256 characters
 * @param fileSize bytes; 0 where not known
 * @param targetFileName opaque; may be empty
 * @param timeWindowList 1 or 2 that do not overlap
 */
public record ScheduleDownload(
        String commandKey,
        FileType fileType,
        String url,
        String username,
        String password,
        long fileSize,
        String targetFileName,
        List<TimeWindowStruct> timeWindowList)
        implements CpeMethod<ScheduleDownloadResponse> {
    public ScheduleDownload {
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(fileType, "fileType");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(targetFileName, "targetFileName");
        timeWindowList = List.copyOf(timeWindowList);
    }

    @Override
    public String name() {
        return "ScheduleDownload";
    }

    @Override
    public Class<ScheduleDownloadResponse> responseType() {
        return ScheduleDownloadResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "ScheduleDownload[" + "commandKey=" + commandKey + ", " + "fileType=" + fileType + ", " + "url="
                + Secrets.maskUrl(url)
                + ", " + "username=" + username + ", " + "password=***" + ", " + "fileSize=" + fileSize + ", "
                + "targetFileName=" + targetFileName + ", " + "timeWindowList=" + timeWindowList + "]";
    }
}
