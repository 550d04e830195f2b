package org.cwmp4j.acs.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Profiles made of the sections that fit. */
final class LayeredProfiles implements DeviceProfiles {
    /** Kinds of devices whose profile is kept at hand; what a stranger makes up cannot fill the memory. */
    private static final int MAX_KEPT = 1000;

    /** Characters of one that is kept. */
    private static final int MAX_LENGTH = 1000;

    private final List<ProfileFile> files;
    private final Map<DeviceDescription, DeviceProfile> kept = new ConcurrentHashMap<>();

    LayeredProfiles(List<ProfileFile> files) {
        this.files = files;
    }

    @Override
    public DeviceProfile profile(DeviceDescription device) {
        DeviceProfile known = kept.get(device);
        if (known != null) {
            return known;
        }
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        DeviceProfile made = make(device);
        if (length(device) <= MAX_LENGTH) {
            kept.put(device, made);
        }
        return made;
    }

    private static int length(DeviceDescription device) {
        return device.manufacturer().length()
                + device.oui().length()
                + device.productClass().length()
                + device.softwareVersion().length();
    }

    private DeviceProfile make(DeviceDescription device) {
        ProfileBuilder profile = new ProfileBuilder();
        for (ProfileFile file : files) {
            for (ProfileSection section : fitting(file, device)) {
                profile.name(section.name());
                section.settings().forEach(setting -> setting.apply(profile));
            }
        }
        return profile.build();
    }

    /** The vaguest first; of two that are alike, the one further down last. */
    private static List<ProfileSection> fitting(ProfileFile file, DeviceDescription device) {
        record Fit(ProfileSection section, Match.Closeness closeness) {}
        List<Fit> fits = new ArrayList<>();
        for (ProfileSection section : file.sections()) {
            section.match().closeness(device).ifPresent(closeness -> fits.add(new Fit(section, closeness)));
        }
        fits.sort(Comparator.comparing(Fit::closeness));
        return fits.stream().map(Fit::section).toList();
    }
}
