package org.cwmp4j.acs.parameter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cwmp4j.model.rpc.ParameterInfoStruct;

/**
 * What came of listing.
 *
 * @param names objects (with a dot at their end) and parameters, byte for byte as the device writes them (quirk D21), parents before
 *     their children
 * @param added the names of objects that the device did not list though it listed something below them (quirk D3); they stand in
 *     {@code names} as not writable
 * @param faults the objects that could not be listed
 * @param skipped what the profile forbids to ask for (quirk D18)
 * @param complete whether that is all; false if there was more than the limit allows, or a name of more than 512 characters
 *     or 32 steps, which is left out
 */
public record BrowseResult(
        List<ParameterInfoStruct> names,
        Set<String> added,
        List<NameFault> faults,
        List<String> skipped,
        boolean complete) {
    public BrowseResult {
        names = List.copyOf(names);
        added = Set.copyOf(added);
        faults = List.copyOf(faults);
        skipped = List.copyOf(skipped);
    }

    /** What the device says of a name; empty if it did not list it. Looks through all of them. */
    public Optional<ParameterInfoStruct> info(String name) {
        return names.stream().filter(info -> info.name().equals(name)).findFirst();
    }
}
