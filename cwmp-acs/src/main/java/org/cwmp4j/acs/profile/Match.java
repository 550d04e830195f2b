package org.cwmp4j.acs.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which devices a section is for: each property must fit one of its criteria. */
record Match(Map<Property, List<Criterion>> criteria) {
    /** What is asked of a device. */
    enum Property {
        MANUFACTURER,
        OUI,
        PRODUCT_CLASS,
        SOFTWARE_VERSION;

        String of(DeviceDescription device) {
            return switch (this) {
                case MANUFACTURER -> device.manufacturer();
                case OUI -> device.oui();
                case PRODUCT_CLASS -> device.productClass();
                case SOFTWARE_VERSION -> device.softwareVersion();
            };
        }
    }

    /**
     * How closely a section describes a device: by the number of properties it asks for, then by how precisely, then by the characters
     * it names.
     */
    record Closeness(int properties, int precision, int letters) implements Comparable<Closeness> {
        private static final Comparator<Closeness> ORDER = Comparator.comparingInt(Closeness::properties)
                .thenComparingInt(Closeness::precision)
                .thenComparingInt(Closeness::letters);

        @Override
        public int compareTo(Closeness other) {
            return ORDER.compare(this, other);
        }
    }

    Match {
        Map<Property, List<Criterion>> copy = new EnumMap<>(Property.class);
        criteria.forEach((property, list) -> copy.put(property, List.copyOf(list)));
        criteria = copy;
    }

    /** How closely this describes the device; empty if it does not. */
    Optional<Closeness> closeness(DeviceDescription device) {
        List<Criterion> best = new ArrayList<>();
        for (Map.Entry<Property, List<Criterion>> entry : criteria.entrySet()) {
            String value = entry.getKey().of(device);
            Optional<Criterion> found = entry.getValue().stream()
                    .filter(criterion -> criterion.fits(value))
                    .max(Comparator.comparing(Criterion::precision).thenComparing(Criterion::letters));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            best.add(found.get());
        }
        int precision = best.stream().mapToInt(c -> c.precision().points()).sum();
        int letters = best.stream().mapToInt(Criterion::letters).sum();
        return Optional.of(new Closeness(best.size(), precision, letters));
    }
}
