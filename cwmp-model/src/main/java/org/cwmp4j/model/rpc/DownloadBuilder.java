package org.cwmp4j.model.rpc;

import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FileType;

/** Puts a {@link Download} together; what is not set is empty or 0. Not thread-safe. */
public final class DownloadBuilder {
    private final FileType fileType;
    private final String url;
    private String commandKey = "";
    private String username = "";
    private String password = "";
    private long fileSize;
    private String targetFileName = "";
    private long delaySeconds;
    private String successUrl = "";
    private String failureUrl = "";

    DownloadBuilder(FileType fileType, String url) {
        this.fileType = fileType;
        this.url = url;
    }

    /** Names the call in events and completions; at most 32 characters. */
    public DownloadBuilder commandKey(String value) {
        commandKey = value;
        return this;
    }

    /** For the file server; at most 256 characters. */
    public DownloadBuilder username(String value) {
        username = value;
        return this;
    }

    /** For the file server; at most 256 characters; never shown. */
    public DownloadBuilder password(String value) {
        password = value;
        return this;
    }

    /** Bytes. */
    public DownloadBuilder fileSize(long value) {
        fileSize = value;
        return this;
    }

    /** At most 256 characters. */
    public DownloadBuilder targetFileName(String value) {
        targetFileName = value;
        return this;
    }

    /** How long the device waits; for multicast, the time available. */
    public DownloadBuilder delaySeconds(long value) {
        delaySeconds = value;
        return this;
    }

    /** Where a user is sent after success; at most 256 characters. */
    public DownloadBuilder successUrl(String value) {
        successUrl = value;
        return this;
    }

    /** Where a user is sent after failure; at most 256 characters. */
    public DownloadBuilder failureUrl(String value) {
        failureUrl = value;
        return this;
    }

    /**
     * The message.
     *
     * @throws org.cwmp4j.model.ConformanceException if it breaks the standard
     */
    public Download build() {
        return Conformance.require(
                new Download(
                        commandKey,
                        fileType,
                        url,
                        username,
                        password,
                        fileSize,
                        targetFileName,
                        delaySeconds,
                        successUrl,
                        failureUrl),
                CwmpVersion.V1_4,
                Direction.ACS_TO_CPE);
    }
}
