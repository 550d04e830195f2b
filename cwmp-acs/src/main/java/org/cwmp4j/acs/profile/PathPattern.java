package org.cwmp4j.acs.profile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names of parameters and objects. Steps are compared character by character, so vendors' misspellings stay what they are (quirk D21);
 * <code>{i}</code> stands for any instance number or alias, {@code *} for any one step, {@code **} at the beginning for any number of
 * steps. With a dot at its end it names an object and all below it.
 */
public final class PathPattern {
    private final String text;
    private final List<String> steps;
    private final boolean object;
    private final boolean anywhere;

    private PathPattern(String text) {
        this.text = text;
        this.object = text.endsWith(".");
        this.anywhere = text.startsWith("**.");
        String middle = text.substring(anywhere ? 3 : 0, object ? text.length() - 1 : text.length());
        this.steps = List.of(middle.split("\\.", -1));
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if a step is empty or {@code **} stands elsewhere than at the beginning
     */
    public static PathPattern of(String text) {
        Objects.requireNonNull(text, "text");
        PathPattern pattern = new PathPattern(text);
        if (pattern.steps.stream().anyMatch(step -> step.isBlank() || step.equals("**"))) {
            throw new IllegalArgumentException(
                    "expected a path such as Device.WiFi.Radio.{i}.Enable or **.Password, got \"" + text + "\"");
        }
        return pattern;
    }

    /** Whether this names a parameter or object, or an object above it. */
    public boolean covers(String name) {
        String[] other = split(name);
        int last = other.length - steps.size();
        for (int from = 0; from <= (anywhere ? last : Math.min(0, last)); from++) {
            boolean whole = object ? isObject(name, other, from) : from == last && !name.endsWith(".");
            if (whole && fits(other, from, steps.size())) {
                return true;
            }
        }
        return false;
    }

    /** An object's name has a dot after its last step, or something below it. */
    private boolean isObject(String name, String[] other, int from) {
        return from + steps.size() < other.length || name.endsWith(".");
    }

    /** Whether this names something that may stand below a partial path, and not the path itself. */
    public boolean reachesBelow(String partialPath) {
        String[] above = split(partialPath);
        if (partialPath.isEmpty() || anywhere) {
            return true;
        }
        return above.length < steps.size() && fits(above, 0, above.length);
    }

    private boolean fits(String[] other, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (!fits(steps.get(i), other[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String step, String other) {
        return switch (step) {
            case "*" -> true;
            case "{i}" -> isInstance(other);
            default -> step.equals(other);
        };
    }

    /** Whether a step is an instance number or an alias. */
    static boolean isInstance(String step) {
        return !step.isEmpty()
                && ((step.startsWith("[") && step.endsWith("]")) || step.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static String[] split(String name) {
        String path = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return path.split("\\.", -1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was read. */
    @Override
    public String toString() {
        return text;
    }
}
