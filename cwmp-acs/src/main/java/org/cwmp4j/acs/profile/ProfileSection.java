package org.cwmp4j.acs.profile;

import java.util.List;

/** One section of a file: for which devices, and what it says of them. */
record ProfileSection(String name, Match match, List<Setting> settings) {
    ProfileSection {
        settings = List.copyOf(settings);
    }

    /** A key with its value, read and found good. */
    @FunctionalInterface
    interface Setting {
        void apply(ProfileBuilder profile);
    }
}
