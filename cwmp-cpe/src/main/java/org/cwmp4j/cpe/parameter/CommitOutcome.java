package org.cwmp4j.cpe.parameter;

/** How far a provider has come with a change that was decided. */
public enum CommitOutcome {
    /** In effect. */
    APPLIED,
    /**
     * Will be in effect only after the session: the ACS is told Status 1, already sees the new values, and the engine calls
     * {@link ParameterProvider#commit} again when the session has ended, before the next one begins (C-SPV-09).
     */
    AFTER_SESSION
}
