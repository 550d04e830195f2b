package org.cwmp4j.acs.profile;

import java.util.List;

/** Finds the profile of a device. Called at every Inform on the engine's threads: quick, no blocking; thread-safe. */
@FunctionalInterface
public interface DeviceProfiles {
    /** The profile; {@link DeviceProfile#DEFAULT} for a device of which nothing is known. */
    DeviceProfile profile(DeviceDescription device);

    /** Every device keeps to the standard. */
    static DeviceProfiles none() {
        return device -> DeviceProfile.DEFAULT;
    }

    /** Those of this library: devices with known quirks. */
    static DeviceProfiles builtIn() {
        return of(ProfileFile.builtIn());
    }

    /**
     * By the sections of files. Of those that fit a device, each overrides the keys of those before it: sections of an earlier file come
     * before those of a later one, and within a file the less specific before the more specific.
     */
    static DeviceProfiles of(ProfileFile... files) {
        return new LayeredProfiles(List.of(files));
    }
}
