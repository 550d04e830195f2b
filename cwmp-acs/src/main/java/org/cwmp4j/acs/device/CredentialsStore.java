package org.cwmp4j.acs.device;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.auth.CredentialsLookup;
import org.cwmp4j.http.auth.UserSecret;

/**
 * The credentials by which devices prove who they are (B-AUTH-10). Asynchronous: must not block; thread-safe. Asked for any text that a stranger sends
 * as a user name; one that is not known is denied.
 */
public interface CredentialsStore extends CredentialsLookup {
    /** The user's secret; empty if there is no such user. A stage that fails means that nobody can be let in now. */
    @Override
    CompletionStage<Optional<UserSecret>> find(String username);
}
