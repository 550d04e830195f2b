package org.cwmp4j.cpe.transfer;

import java.util.Objects;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Secrets;

/**
 * A transfer that the device itself wants.
 *
 * @param isDownload false for an upload
 * @param fileType numbered as in Download, or as in Upload
 * @param url from or to where; without user information
 * @param username for the file server; empty for none
 * @param password for the file server; never shown
 * @param fileSize bytes; 0 where not known
 * @param targetFileName for handlers and the ACS; may be empty
 * @param announceUrl where the device learnt of the file, at most 1024 characters; may be empty
 */
public record AutonomousTransfer(
        boolean isDownload,
        FileType fileType,
        String url,
        String username,
        String password,
        long fileSize,
        String targetFileName,
        String announceUrl) {
    public AutonomousTransfer {
        Objects.requireNonNull(fileType, "fileType");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(targetFileName, "targetFileName");
        longest(Objects.requireNonNull(url, "url"), "url", 1024);
        longest(Objects.requireNonNull(announceUrl, "announceUrl"), "announceUrl", 1024);
        longest(targetFileName, "targetFileName", 256);
        if (fileSize < 0) {
            throw new IllegalArgumentException("fileSize: expected zero or more, got " + fileSize);
        }
    }

    /** A download without credentials, of unknown size. */
    public static AutonomousTransfer download(FileType fileType, String url) {
        return new AutonomousTransfer(true, fileType, url, "", "", 0, "", "");
    }

    /** An upload without credentials. */
    public static AutonomousTransfer upload(FileType fileType, String url) {
        return new AutonomousTransfer(false, fileType, url, "", "", 0, "", "");
    }

    private static void longest(String text, String name, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(name + ": expected " + most + " characters at most");
        }
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "AutonomousTransfer[isDownload=" + isDownload + ", fileType=" + fileType + ", url="
                + Secrets.maskUrl(url) + "]";
    }
}
