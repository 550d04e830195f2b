package org.cwmp4j.cpe.transfer;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Secrets;

/**
 * A transfer as handlers and observers see it. Holds no credentials, but its URL may.
 *
 * @param number identifies it on this device, over restarts too; never used again
 * @param kind who asked for it, and how
 * @param commandKey of the ACS's call; empty for an autonomous one, and otherwise perhaps too
 * @param fileType as the ACS wrote it
 * @param url from or to where
 * @param fileSize bytes, as the ACS said; 0 for unknown and for uploads
 * @param targetFileName of the ACS's call, opaque: never use it as a path (C-DL-12); empty for none
 * @param successUrl for the user's browser (C-DL-16); usually empty
 * @param failureUrl for the user's browser; usually empty
 */
public record TransferInfo(
        long number,
        Kind kind,
        String commandKey,
        FileType fileType,
        String url,
        long fileSize,
        String targetFileName,
        String successUrl,
        String failureUrl) {
    private static final Pattern INSTANCE = Pattern.compile("[34] Vendor .+ File ([1-9][0-9]{0,9})");

    /** Who asked for a transfer, and how. */
    public enum Kind {
        /** The ACS, by Download. */
        DOWNLOAD,
        /** The ACS, by Upload. */
        UPLOAD,
        /** The ACS, by ScheduleDownload. */
        SCHEDULED_DOWNLOAD,
        /** The device itself. */
        AUTONOMOUS_DOWNLOAD,
        /** The device itself. */
        AUTONOMOUS_UPLOAD;

        /** Whether a file comes to the device. */
        public boolean isDownload() {
            return this != UPLOAD && this != AUTONOMOUS_UPLOAD;
        }

        /** Whether the device asked for it itself. */
        public boolean isAutonomous() {
            return this == AUTONOMOUS_DOWNLOAD || this == AUTONOMOUS_UPLOAD;
        }
    }

    public TransferInfo {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(fileType, "fileType");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(targetFileName, "targetFileName");
        Objects.requireNonNull(successUrl, "successUrl");
        Objects.requireNonNull(failureUrl, "failureUrl");
    }

    /** Of an upload: the instance of the VendorConfigFile or VendorLogFile table that the file type names (C-UL-01). */
    public OptionalLong instance() {
        Matcher matcher = INSTANCE.matcher(fileType.text());
        return !kind.isDownload() && matcher.matches()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                : OptionalLong.empty();
    }

    /** Leaves credentials in URLs out. */
    @Override
    public String toString() {
        return "transfer " + number + " (" + kind + " of " + fileType + ", key '" + commandKey + "', "
                + Secrets.maskUrl(url) + ")";
    }
}
