package org.cwmp4j.model.rpc;

import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FileType;

/** Puts an {@link Upload} together; what is not set is empty or 0. Not thread-safe. */
public final class UploadBuilder {
    private final FileType fileType;
    private final String url;
    private String commandKey = "";
    private String username = "";
    private String password = "";
    private long delaySeconds;

    UploadBuilder(FileType fileType, String url) {
        this.fileType = fileType;
        this.url = url;
    }

    /** Names the call in events and completions; at most 32 characters. */
    public UploadBuilder commandKey(String value) {
        commandKey = value;
        return this;
    }

    /** For the file server; at most 256 characters. */
    public UploadBuilder username(String value) {
        username = value;
        return this;
    }

    /** For the file server; at most 256 characters; never shown. */
    public UploadBuilder password(String value) {
        password = value;
        return this;
    }

    /** How long the device waits. */
    public UploadBuilder delaySeconds(long value) {
        delaySeconds = value;
        return this;
    }

    /**
     * The message.
     *
     * @throws org.cwmp4j.model.ConformanceException if it breaks the standard
     */
    public Upload build() {
        return Conformance.require(
                new Upload(commandKey, fileType, url, username, password, delaySeconds),
                CwmpVersion.V1_4,
                Direction.ACS_TO_CPE);
    }
}
