package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.Secrets;

/**
 * Installs a deployment unit (TR-069 A6C1 Table 71).
 *
 * @param url where it is; at most 1024 characters
 * @param uuid empty lets the device make one
 * @param username for the file server; empty for none; at most 256 characters
 * @param password for the file server; never shown; at most 256 characters
 * @param executionEnvRef path of the environment; empty lets the device choose
 */
public record InstallOpStruct(String url, String uuid, String username, String password, String executionEnvRef)
        implements OperationStruct {
    public InstallOpStruct {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(executionEnvRef, "executionEnvRef");
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "InstallOpStruct[" + "url=" + Secrets.maskUrl(url) + ", " + "uuid=" + uuid + ", " + "username="
                + username + ", " + "password=***" + ", " + "executionEnvRef=" + executionEnvRef + "]";
    }
}
