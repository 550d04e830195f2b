package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.FileType;

/**
 * A transfer that is not complete, with what it moves (TR-069 A6C1 Table 62).
 *
 * @param commandKey empty for one that the device began
 * @param state 1 not started, 2 in progress, 3 completed and cleaning up
 * @param isDownload false for an upload
 * @param fileType by the numbers of this table, not of Download and Upload
 * @param fileSize bytes; 0 where not known
 * @param targetFileName empty where not known
 */
public record AllQueuedTransferStruct(
        String commandKey, int state, boolean isDownload, FileType fileType, long fileSize, String targetFileName) {
    public AllQueuedTransferStruct {
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(fileType, "fileType");
        Objects.requireNonNull(targetFileName, "targetFileName");
    }
}
