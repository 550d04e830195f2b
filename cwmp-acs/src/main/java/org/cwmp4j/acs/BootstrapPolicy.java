package org.cwmp4j.acs;

import java.util.Optional;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.profile.BootstrapStyle;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;

/** Says whether an Inform comes from a device as it came from the factory: not all of them say so by {@code 0 BOOTSTRAP} (quirk D13). */
@FunctionalInterface
public interface BootstrapPolicy {
    /**
     * Judges an Inform; quick, no blocking.
     *
     * @param inform as it came
     * @param previous what was known of the device before; empty if it never informed
     * @param profile of the device
     */
    boolean isBootstrap(Inform inform, Optional<DeviceRecord> previous, DeviceProfile profile);

    /** The default: as the device's profile says, so by the event unless the profile knows better. */
    static BootstrapPolicy byProfile() {
        return (inform, previous, profile) -> {
            BootstrapStyle style = profile.bootstrap();
            boolean event = InformDesk.has(inform, EventCode.BOOTSTRAP);
            if (style.sign() == BootstrapStyle.Sign.EVENT) {
                return event;
            }
            Optional<String> now = marker(inform, style);
            boolean cleared = now.filter(style.markerDefault()::equals).isPresent();
            boolean wasSet = previous.flatMap(record -> marker(record.lastInform(), style))
                    .filter(value -> !value.equals(style.markerDefault()))
                    .isPresent();
            return switch (style.sign()) {
                case EVENT -> event;
                case MARKER -> now.isEmpty() ? event : cleared && (event || wasSet);
                case EITHER -> event || (cleared && wasSet);
            };
        };
    }

    private static Optional<String> marker(Inform inform, BootstrapStyle style) {
        return inform.parameterList().stream()
                .filter(value -> style.isMarker(value.name()))
                .map(ParameterValue::text)
                .findFirst();
    }
}
