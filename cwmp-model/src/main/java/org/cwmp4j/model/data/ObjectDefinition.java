package org.cwmp4j.model.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object: a single one, or a table with its rows (TR-106 3.1).
 *
 * @param path with a dot at its end; a table's with <code>{i}.</code>
 * @param creatable whether the ACS may add rows (AddObject)
 * @param deletable whether the ACS may delete rows (DeleteObject)
 * @param entries how many rows a table has; a fixed table has equal ends
 * @param uniqueKeys of a table
 * @param countParameter the parameter beside the table that counts its rows, such as {@code InterfaceNumberOfEntries}
 * @param enableParameter the parameter of a row that says whether it is enabled, for functional keys
 */
public record ObjectDefinition(
        String path,
        boolean creatable,
        boolean deletable,
        Bounds entries,
        List<UniqueKey> uniqueKeys,
        @Nullable String countParameter,
        @Nullable String enableParameter)
        implements Definition {
    private static final String ROW = "{i}.";

    public ObjectDefinition {
        Paths.requireObject(path);
        Objects.requireNonNull(entries, "entries");
        uniqueKeys = List.copyOf(uniqueKeys);
        boolean ofTable = creatable || deletable || !entries.equals(Bounds.ANY) || !uniqueKeys.isEmpty();
        if (!path.endsWith(ROW) && (ofTable || countParameter != null || enableParameter != null)) {
            throw new IllegalArgumentException("object " + path + ": what only tables have; their paths end with {i}.");
        }
    }

    /** An object, or a table whose rows the ACS neither adds nor deletes. */
    public static ObjectDefinition of(String path) {
        return builder(path).build();
    }

    /** Begins the definition of an object or a table. */
    public static Builder builder(String path) {
        return new Builder(path);
    }

    @Override
    public String name() {
        return Paths.name(isTable() ? tablePath() : path);
    }

    /** Whether this is a table. */
    public boolean isTable() {
        return path.endsWith(ROW);
    }

    /** The path of the table itself, without <code>{i}.</code>; that of a single object as it is. */
    public String tablePath() {
        return isTable() ? path.substring(0, path.length() - ROW.length()) : path;
    }

    /** The parameter that counts the rows. */
    public Optional<String> count() {
        return Optional.ofNullable(countParameter);
    }

    /** The parameter that says whether a row is enabled. */
    public Optional<String> enable() {
        return Optional.ofNullable(enableParameter);
    }

    /** Puts a definition together. Not thread-safe. */
    public static final class Builder {
        private final String path;
        private final List<UniqueKey> uniqueKeys = new ArrayList<>();
        private boolean creatable;
        private boolean deletable;
        private Bounds entries = Bounds.ANY;
        private @Nullable String count;
        private @Nullable String enable;

        private Builder(String path) {
            this.path = path;
        }

        /** The ACS may add rows. */
        public Builder creatable() {
            creatable = true;
            return this;
        }

        /** The ACS may delete rows. */
        public Builder deletable() {
            deletable = true;
            return this;
        }

        /** How many rows there may be. */
        public Builder entries(Bounds bounds) {
            entries = bounds;
            return this;
        }

        /** No two rows share the values of these. */
        public Builder uniqueKey(UniqueKey key) {
            uniqueKeys.add(key);
            return this;
        }

        /** The name of the parameter beside the table that counts its rows. */
        public Builder countParameter(String name) {
            count = name;
            return this;
        }

        /** The name of a row's enable parameter. */
        public Builder enableParameter(String name) {
            enable = name;
            return this;
        }

        /**
         * The definition.
         *
         * @throws IllegalArgumentException if the path is none of an object, or a single object has what only tables have
         */
        public ObjectDefinition build() {
            return new ObjectDefinition(path, creatable, deletable, entries, uniqueKeys, count, enable);
        }
    }
}
