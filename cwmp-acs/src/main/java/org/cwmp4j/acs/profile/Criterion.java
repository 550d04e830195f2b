package org.cwmp4j.acs.profile;

import java.util.ArrayList;
import java.util.List;

/** One thing that a profile asks of a device. */
sealed interface Criterion {
    boolean fits(String value);

    Precision precision();

    /** How many characters are said literally. */
    int letters();

    /** A text pattern. */
    record Text(TextPattern pattern) implements Criterion {
        @Override
        public boolean fits(String value) {
            return pattern.matches(value);
        }

        @Override
        public Precision precision() {
            return pattern.precision();
        }

        @Override
        public int letters() {
            return pattern.letters();
        }
    }

    /** Versions between bounds; a device without a version fits none. */
    record Range(List<Bound> bounds) implements Criterion {
        @Override
        public boolean fits(String value) {
            return !value.isBlank() && bounds.stream().allMatch(bound -> bound.fits(value));
        }

        @Override
        public Precision precision() {
            return Precision.RANGE;
        }

        @Override
        public int letters() {
            return 0;
        }
    }

    /** One bound of a range. */
    record Bound(String operator, String version) {
        boolean fits(String value) {
            int order = SoftwareVersions.compare(value, version);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    static Criterion text(String text) {
        return new Text(TextPattern.of(text));
    }

    /** A range such as {@code >= 1.2, < 2}, or a text pattern. */
    static Criterion version(String text) {
        if (!text.startsWith("<") && !text.startsWith(">")) {
            return text(text);
        }
        List<Bound> bounds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String bound = part.strip();
            int length = bound.startsWith("<=") || bound.startsWith(">=") ? 2 : 1;
            boolean good = bound.startsWith("<") || bound.startsWith(">");
            if (!good || bound.substring(length).isBlank()) {
                throw new IllegalArgumentException("expected bounds such as >= 1.2, < 2, got \"" + text + "\"");
            }
            bounds.add(new Bound(
                    bound.substring(0, length), bound.substring(length).strip()));
        }
        return new Range(List.copyOf(bounds));
    }
}
