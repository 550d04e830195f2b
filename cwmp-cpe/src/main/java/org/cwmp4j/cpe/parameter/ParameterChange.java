package org.cwmp4j.cpe.parameter;

import java.util.Objects;
import org.cwmp4j.model.Secrets;

/** One step of a change of the tree. */
public sealed interface ParameterChange {
    /** The full path of the parameter, or of the row with a dot at its end. */
    String path();

    /**
     * A parameter gets a value.
     *
     * @param path full name
     * @param value valid for its type, in canonical form: booleans as {@code true} or {@code false}, numbers without leading
     *     zeros, white space around values that are no strings removed
     */
    record SetValue(String path, String value) implements ParameterChange {
        public SetValue {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(value, "value");
        }

        /** Shows the value unless the name says that it is a secret. */
        @Override
        public String toString() {
            return path + "=" + (Secrets.isSecret(path) ? "***" : value);
        }
    }

    /**
     * A table gets a row, with all its parameters at their defaults.
     *
     * @param table path of the table, with a dot at its end
     * @param instance the number that the engine chose; never used before in this table
     */
    record CreateRow(String table, long instance) implements ParameterChange {
        public CreateRow {
            Objects.requireNonNull(table, "table");
        }

        @Override
        public String path() {
            return table + instance + ".";
        }
    }

    /**
     * A row goes away with all below it. Also given to providers of something below the row.
     *
     * @param path of the row, with a dot at its end
     */
    record DeleteRow(String path) implements ParameterChange {
        public DeleteRow {
            Objects.requireNonNull(path, "path");
        }
    }
}
