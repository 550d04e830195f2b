package org.cwmp4j.acs;

import java.time.Duration;
import java.time.Instant;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.jspecify.annotations.Nullable;

/**
 * What the device of a session is like.
 *
 * @param profile its known departures from the standard
 * @param bootstrap whether it is as it came from the factory
 * @param bootedAt when it last booted; {@code null} if never
 */
record DeviceKind(
        DeviceProfile profile, boolean bootstrap, @Nullable Instant bootedAt) {
    static final DeviceKind UNKNOWN = new DeviceKind(DeviceProfile.DEFAULT, false, null);

    /** How long it must still be left alone (quirk D20). */
    Duration holdOff(Instant now) {
        return ProfileDesk.holdOff(profile, bootedAt, now);
    }
}
