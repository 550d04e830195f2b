package org.cwmp4j.acs.device;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The credentials by which devices prove who they are (B-AUTH-10). Asynchronous; thread-safe. */
public interface CredentialsStore {
    /**
     * The password of a user name that a device gave; empty if there is no such user, who is then denied. May be called for any
     * text that a stranger sends.
     */
    CompletionStage<Optional<DeviceCredentials>> find(String username);
}
