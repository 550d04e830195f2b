package org.cwmp4j.model;

import java.util.Objects;
import java.util.regex.Pattern;

/** A step of a {@link ParameterPath} between two dots (TR-069 A6C1 A.2.2, A.2.4; TR-106 3.1). */
public sealed interface PathNode {
    /** The node as paths write it. */
    String text();

    /** Whether this stands where a table's instance identifier stands: all kinds but {@link Name}. */
    default boolean isInstance() {
        return !(this instanceof Name);
    }

    /** Whether this node, of a pattern, covers the node {@code other} of a path. */
    default boolean matches(PathNode other) {
        return equals(other);
    }

    /**
     * The name of an object or parameter.
     *
     * @param text a letter or underscore, then letters, digits, underscores and hyphens
     */
    record Name(String text) implements PathNode {
        public Name {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * An instance by its number (A.2.2.1).
     *
     * @param number 1 to 4294967295
     */
    record Instance(long number) implements PathNode {
        /** The largest number that {@code InstanceNumber}, an unsignedInt, can carry. */
        public static final long MAX = 0xFFFF_FFFFL;

        public Instance {
            if (number < 1 || number > MAX) {
                throw new IllegalArgumentException("instance number: expected 1 to " + MAX + ", got " + number);
            }
        }

        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    /**
     * An instance by its alias (A.2.2.2).
     *
     * @param alias without the brackets; begins with a letter, at most 64 characters, no bracket inside
     */
    record Alias(String alias) implements PathNode {
        /** The longest alias, in characters. */
        public static final int MAX_LENGTH = 64;

        private static final Pattern VALID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

        public Alias {
            Objects.requireNonNull(alias, "alias");
        }

        /** Whether a text may become an alias: a letter, then letters, digits, underscores and hyphens (TR-106 3.8.1). */
        public static boolean isValid(String text) {
            return VALID.matcher(text).matches();
        }

        @Override
        public String text() {
            return "[" + alias + "]";
        }
    }

    /** Every instance that there is: {@code *} (A.2.4; since Amendment 6). */
    record Wildcard() implements PathNode {
        @Override
        public String text() {
            return "*";
        }

        @Override
        public boolean matches(PathNode other) {
            return other.isInstance();
        }
    }

    /** Any instance, in definitions only: <code>{i}</code>. */
    record Template() implements PathNode {
        @Override
        public String text() {
            return "{i}";
        }

        @Override
        public boolean matches(PathNode other) {
            return other.isInstance();
        }
    }
}
