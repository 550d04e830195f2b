package org.cwmp4j.acs.parameter;

import java.util.List;
import java.util.Optional;
import org.cwmp4j.model.ParameterValue;

/**
 * What came of reading. Every name that was asked for is in {@code values} (or went to the sink), or in exactly one of {@code faults},
 * {@code missing}, {@code skipped} and {@code left}; an empty object is in none of them.
 *
 * @param values in the order in which they came, as the profile translates them; empty if a sink took them
 * @param faults the names that the device answers with a fault, and no others (quirks D6, W15)
 * @param missing names that the device left out, or for which it said that there is no such parameter (quirk D5)
 * @param skipped names that the profile forbids to ask for (quirk D18)
 * @param left names that were not asked for any more, since there were too many faults, and paths below which there is more than can be
 *     listed
 * @param unasked what came without being asked for (quirk D5); at most the first 1,000
 * @param calls how many calls it took
 */
public record ReadResult(
        List<ParameterValue> values,
        List<NameFault> faults,
        List<String> missing,
        List<String> skipped,
        List<String> left,
        List<ParameterValue> unasked,
        int calls) {
    public ReadResult {
        values = List.copyOf(values);
        faults = List.copyOf(faults);
        missing = List.copyOf(missing);
        skipped = List.copyOf(skipped);
        left = List.copyOf(left);
        unasked = List.copyOf(unasked);
    }

    /** The value of a parameter; empty if there is none here. Looks through all of them. */
    public Optional<ParameterValue> value(String name) {
        return values.stream().filter(value -> value.name().equals(name)).findFirst();
    }
}
