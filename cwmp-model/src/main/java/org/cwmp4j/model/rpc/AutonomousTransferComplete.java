package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Secrets;

/**
 * Reports the end of a transfer that the ACS did not ask for (since 1.1) (TR-069 A6C1 A.3.3.3).
 *
 * @param announceUrl where the device learnt of it; may be empty; at most 1024 characters
 * @param transferUrl from or to where; may be empty; at most 1024 characters
 * @param isDownload false for an upload
 * @param fileType by the numbers of this table, not of Download and Upload
 * @param fileSize bytes; 0 where not known
 * @param targetFileName empty where not known
 * @param faultStruct how it ended
 * @param startTime Unknown Time where not known
 * @param completeTime Unknown Time where not known
 */
public record AutonomousTransferComplete(
        String announceUrl,
        String transferUrl,
        boolean isDownload,
        FileType fileType,
        long fileSize,
        String targetFileName,
        FaultStruct faultStruct,
        CwmpDateTime startTime,
        CwmpDateTime completeTime)
        implements AcsMethod<AutonomousTransferCompleteResponse> {
    public AutonomousTransferComplete {
        Objects.requireNonNull(announceUrl, "announceUrl");
        Objects.requireNonNull(transferUrl, "transferUrl");
        Objects.requireNonNull(fileType, "fileType");
        Objects.requireNonNull(targetFileName, "targetFileName");
        Objects.requireNonNull(faultStruct, "faultStruct");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(completeTime, "completeTime");
    }

    @Override
    public String name() {
        return "AutonomousTransferComplete";
    }

    @Override
    public Class<AutonomousTransferCompleteResponse> responseType() {
        return AutonomousTransferCompleteResponse.class;
    }

    @Override
    public <T> T accept(AcsMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }

    /** Leaves credentials in URLs out. */
    @Override
    public String toString() {
        return "AutonomousTransferComplete[announceUrl=" + Secrets.maskUrl(announceUrl) + ", transferUrl="
                + Secrets.maskUrl(transferUrl) + ", isDownload=" + isDownload + ", fileType=" + fileType + ", fileSize="
                + fileSize + ", targetFileName=" + targetFileName + ", faultStruct=" + faultStruct + ", startTime="
                + startTime + ", completeTime=" + completeTime + "]";
    }
}
