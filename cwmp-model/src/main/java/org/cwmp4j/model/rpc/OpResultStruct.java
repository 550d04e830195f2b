package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;

/**
 * The result of one operation (TR-069 A6C1 Table 80).
 *
 * @param uuid which unit
 * @param deploymentUnitRef path with a final dot; empty where no unit came to be
 * @param version at most 32 characters
 * @param currentState Installed, Uninstalled or Failed
 * @param resolved whether all dependencies are met
 * @param executionUnitRefList comma-separated paths
 * @param startTime Unknown Time where not known
 * @param completeTime Unknown Time where not known
 * @param fault how it ended
 */
public record OpResultStruct(
        String uuid,
        String deploymentUnitRef,
        String version,
        String currentState,
        boolean resolved,
        String executionUnitRefList,
        CwmpDateTime startTime,
        CwmpDateTime completeTime,
        FaultStruct fault) {
    public OpResultStruct {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(deploymentUnitRef, "deploymentUnitRef");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(currentState, "currentState");
        Objects.requireNonNull(executionUnitRefList, "executionUnitRefList");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(completeTime, "completeTime");
        Objects.requireNonNull(fault, "fault");
    }
}
