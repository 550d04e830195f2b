package org.cwmp4j.acs.profile;

import java.util.Objects;

/**
 * Two objects that a device has under each other's names (quirk D19).
 *
 * @param one ends with a dot
 * @param other ends with a dot, and neither holds the other
 */
public record PathSwap(String one, String other) {
    public PathSwap {
        Objects.requireNonNull(one, "one");
        Objects.requireNonNull(other, "other");
        if (!one.endsWith(".") || !other.endsWith(".") || one.startsWith(other) || other.startsWith(one)) {
            throw new IllegalArgumentException(
                    "expected two objects of which neither holds the other, got \"" + one + "\" and \"" + other + "\"");
        }
    }

    /**
     * Reads {@code A.1. <-> A.5.}
     *
     * @throws IllegalArgumentException if the text is none
     */
    static PathSwap parse(String text) {
        String[] sides = text.split("<->", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("expected two objects such as A.1. <-> A.5., got \"" + text + "\"");
        }
        return new PathSwap(sides[0].strip(), sides[1].strip());
    }

    /** The name on the other side; the same both ways. */
    public String apply(String name) {
        if (name.startsWith(one)) {
            return other + name.substring(one.length());
        }
        return name.startsWith(other) ? one + name.substring(other.length()) : name;
    }
}
