package org.cwmp4j.acs.auth;

import java.util.concurrent.CompletionStage;

/** Finds out who sends an HTTP request. Thread-safe; never blocks. */
public interface Authentication {
    /**
     * Judges a request by its head.
     *
     * @return who it is, or what to answer instead; never completes exceptionally
     */
    CompletionStage<AuthenticationResult> authenticate(HttpHead head);

    /** Whether every request passes unauthenticated. */
    boolean isNone();
}
