package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happens to a transfer.
 *
 * @param elapsed since its receipt
 * @param certain false after a restart of a device that does not know how long it was off: then more time may have passed, not less
 * @param wall the time of day; {@code null} if not known
 */
record Moment(Duration elapsed, boolean certain, @Nullable Instant wall) {}
