/**
 * The objects that every device has: {@code ManagementServer.}, through which the ACS governs the session engine itself, and the
 * least of {@code DeviceInfo.}; under either root object.
 */
@NullMarked
package org.cwmp4j.cpe.managementserver;

import org.jspecify.annotations.NullMarked;
