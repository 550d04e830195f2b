package org.cwmp4j.acs.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cwmp4j.model.ParameterValue;
import org.jspecify.annotations.Nullable;

/**
 * Between what a device says and what it means (quirk D19).
 *
 * @param values what to do with the values of some parameters, under the names that we use; the first that fits counts
 * @param swaps objects with each other's names
 */
public record Translation(Map<PathPattern, ValueTransform> values, List<PathSwap> swaps) {
    /** The device means what it says. */
    public static final Translation NONE = new Translation(Map.of(), List.of());

    public Translation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // in order
        swaps = List.copyOf(swaps);
    }

    /** The device's name for one of ours, and ours for one of the device's. */
    public String name(String name) {
        for (PathSwap swap : swaps) {
            String swapped = swap.apply(name);
            if (!swapped.equals(name)) {
                return swapped;
            }
        }
        return name;
    }

    /** What the device means. */
    public ParameterValue fromDevice(ParameterValue value) {
        if (swaps.isEmpty() && values.isEmpty()) {
            return value;
        }
        String name = name(value.name());
        ValueTransform transform = transform(name);
        return new ParameterValue(
                name, transform == null ? value.text() : transform.fromDevice(value.text()), value.type());
    }

    /** How to say that to the device. */
    public ParameterValue toDevice(ParameterValue value) {
        if (swaps.isEmpty() && values.isEmpty()) {
            return value;
        }
        ValueTransform transform = transform(value.name());
        return new ParameterValue(
                name(value.name()), transform == null ? value.text() : transform.toDevice(value.text()), value.type());
    }

    private @Nullable ValueTransform transform(String name) {
        for (Map.Entry<PathPattern, ValueTransform> entry : values.entrySet()) {
            if (entry.getKey().covers(name)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
