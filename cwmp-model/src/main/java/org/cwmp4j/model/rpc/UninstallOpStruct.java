package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Uninstalls a deployment unit (TR-069 A6C1 Table 73).
 *
 * @param uuid which unit
 * @param version empty: all versions; at most 32 characters
 * @param executionEnvRef empty: all environments
 */
public record UninstallOpStruct(String uuid, String version, String executionEnvRef) implements OperationStruct {
    public UninstallOpStruct {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(executionEnvRef, "executionEnvRef");
    }
}
