package org.cwmp4j.acs.profile;

import java.util.List;
import java.util.Set;

/**
 * How to read parameters from a device.
 *
 * @param batch the most names in one GetParameterValues; 1 or more (quirk D4)
 * @param partialPaths whether a partial path may stand in GetParameterValues; if not, its names are listed first (quirk W15)
 * @param absentValues texts by which the device says that a parameter does not exist, in place of fault 9005 (quirk D5)
 * @param skip what is never asked for: a parameter, or an object and all below it (quirk D18)
 */
public record ReadStyle(int batch, boolean partialPaths, Set<String> absentValues, List<PathPattern> skip) {
    /** 32 names, partial paths allowed, nothing skipped. */
    public static final ReadStyle DEFAULT = new ReadStyle(32, true, Set.of(), List.of());

    public ReadStyle {
        if (batch < 1) {
            throw new IllegalArgumentException("batch: expected 1 or more, got " + batch);
        }
        absentValues = Set.copyOf(absentValues);
        skip = List.copyOf(skip);
    }

    /** Whether a name is never to be asked for. */
    public boolean skips(String name) {
        return skip.stream().anyMatch(pattern -> pattern.covers(name));
    }

    /** Whether something below a partial path is never to be asked for, so that the path cannot be asked for as a whole. */
    public boolean skipsBelow(String partialPath) {
        return skip.stream().anyMatch(pattern -> pattern.reachesBelow(partialPath));
    }
}
