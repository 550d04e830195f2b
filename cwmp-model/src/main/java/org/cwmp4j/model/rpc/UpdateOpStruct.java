package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.Secrets;

/**
 * Updates deployment units (TR-069 A6C1 Table 72).
 *
 * @param uuid empty: by URL, or all
 * @param version empty: the only one there is; at most 32 characters
 * @param url empty: where the unit came from; at most 1024 characters
 * @param username for the file server; empty for none; at most 256 characters
 * @param password for the file server; never shown; at most 256 characters
 */
public record UpdateOpStruct(String uuid, String version, String url, String username, String password)
        implements OperationStruct {
    public UpdateOpStruct {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "UpdateOpStruct[" + "uuid=" + uuid + ", " + "version=" + version + ", " + "url=" + Secrets.maskUrl(url)
                + ", " + "username=" + username + ", " + "password=***" + "]";
    }
}
