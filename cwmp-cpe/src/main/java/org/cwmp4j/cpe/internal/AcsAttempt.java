package org.cwmp4j.cpe.internal;

import org.cwmp4j.cpe.managementserver.ManagementServerSettings;

/**
 * What came of trying to hold a session with the ACS.
 *
 * @param settings those of the session's beginning: the ACS may have changed them since
 * @param connected whether a connection came about, or it is not known
 * @param success whether the session was successful
 */
public record AcsAttempt(ManagementServerSettings settings, boolean connected, boolean success) {}
