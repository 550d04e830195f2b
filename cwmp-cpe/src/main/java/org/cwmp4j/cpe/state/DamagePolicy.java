package org.cwmp4j.cpe.state;

/** What an agent does at the start when part of its state is not readable any more. */
public enum DamagePolicy {
    /**
     * Goes on with what was readable. What may be out of date is not acted upon, and {@code ManagementServer.ParameterKey} becomes
     * empty, so that the ACS sees that the device is not as it left it. See {@code docs/durable-state.md}.
     */
    KEEP_GOING,
    /** Does not start, and changes nothing: {@link CorruptStateException}. */
    REFUSE
}
