package org.cwmp4j.acs.profile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cwmp4j.model.FaultCode;

/**
 * All that is known of how a kind of device departs from the standard, and of what to do about it. Immutable. Made by
 * {@link DeviceProfiles} from the sections of {@link ProfileFile}s that fit the device.
 *
 * @param names of the sections that it is made of, the least specific first; empty if none fits
 * @param read how to read parameters
 * @param browse how to list them
 * @param write how to write them
 * @param translation what values and names mean here and there (quirk D19)
 * @param timing how much time the device needs
 * @param connectionRequest how to ask it for a session
 * @param bootstrap how a factory reset shows
 * @param firmware how the success of a firmware download is judged
 * @param faults what the device means by some of its fault codes (quirk D10)
 */
public record DeviceProfile(
        List<String> names,
        ReadStyle read,
        BrowseStyle browse,
        WriteStyle write,
        Translation translation,
        Timing timing,
        ConnectionRequestStyle connectionRequest,
        BootstrapStyle bootstrap,
        FirmwareStyle firmware,
        Map<FaultCode, FaultMeaning> faults) {
    /** Of a device that keeps to the standard. */
    public static final DeviceProfile DEFAULT = new DeviceProfile(
            List.of(),
            ReadStyle.DEFAULT,
            BrowseStyle.DEFAULT,
            WriteStyle.DEFAULT,
            Translation.NONE,
            Timing.DEFAULT,
            ConnectionRequestStyle.DEFAULT,
            BootstrapStyle.DEFAULT,
            FirmwareStyle.DEFAULT,
            Map.of());

    public DeviceProfile {
        names = List.copyOf(names);
        Objects.requireNonNull(read, "read");
        Objects.requireNonNull(browse, "browse");
        Objects.requireNonNull(write, "write");
        Objects.requireNonNull(translation, "translation");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(connectionRequest, "connectionRequest");
        Objects.requireNonNull(bootstrap, "bootstrap");
        Objects.requireNonNull(firmware, "firmware");
        faults = Map.copyOf(faults);
    }

    /** What the device means by a fault code; empty for what the standard says. */
    public Optional<FaultMeaning> meaning(FaultCode code) {
        return Optional.ofNullable(faults.get(code));
    }
}
