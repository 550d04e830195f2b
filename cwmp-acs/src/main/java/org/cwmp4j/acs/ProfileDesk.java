package org.cwmp4j.acs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.profile.DeviceDescription;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.profile.DeviceProfiles;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the profile of each device. */
final class ProfileDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileDesk.class);
    private static final String SOFTWARE_VERSION = ".DeviceInfo.SoftwareVersion";

    private final DeviceProfiles profiles;

    ProfileDesk(DeviceProfiles profiles) {
        this.profiles = profiles;
    }

    /** Of who informs; an Inform without a software version leaves the former one (quirk D17). */
    DeviceProfile of(Inform inform, Optional<DeviceRecord> previous) {
        String version = softwareVersion(inform)
                .or(() -> previous.flatMap(record -> softwareVersion(record.lastInform())))
                .orElse(null);
        return find(inform, version);
    }

    DeviceProfile of(DeviceRecord record) {
        return of(record.lastInform(), Optional.empty());
    }

    /** How long a device must still be left alone after its last boot (quirk D20); zero for not at all. */
    static Duration holdOff(DeviceProfile profile, @Nullable Instant bootedAt, Instant now) {
        Duration holdOff = profile.timing().holdOff();
        if (bootedAt == null || holdOff.isZero()) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, bootedAt.plus(holdOff));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private DeviceProfile find(Inform inform, @Nullable String version) {
        try {
            return profiles.profile(DeviceDescription.of(ClaimedIdentity.of(inform), version));
        } catch (RuntimeException e) {
            LOG.error("no profile for {}: going by the standard", inform.deviceId(), e);
            return DeviceProfile.DEFAULT;
        }
    }

    private static Optional<String> softwareVersion(Inform inform) {
        return Optional.ofNullable(InformDesk.valueOf(inform, SOFTWARE_VERSION));
    }
}
