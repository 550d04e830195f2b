package org.cwmp4j.model.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a parameter refer to (TR-106 A.2.3.6, C-PATH-11, C-PATH-12). Paths are full ones, with <code>{i}</code> for
 * every row on the way; one that names a table ends without it. Whether a target exists the model cannot know.
 */
public sealed interface Reference {
    /**
     * The value is the path of something.
     *
     * @param strong whether the target must exist (C-PATH-11)
     * @param target what it may be
     * @param parents the objects and tables whose immediate children are meant; empty for anything
     */
    record ToPath(boolean strong, Target target, List<String> parents) implements Reference {
        public ToPath {
            Objects.requireNonNull(target, "target");
            parents = List.copyOf(parents);
            parents.forEach(Paths::requireObject);
        }
    }

    /**
     * The value is the instance number of a row; 0 or -1 for none.
     *
     * @param strong whether the row must exist
     * @param table path of the table
     */
    record ToInstance(boolean strong, String table) implements Reference {
        public ToInstance {
            Paths.requireObject(table);
        }
    }

    /**
     * The value is one of those that another parameter lists.
     *
     * @param parameter path of the parameter that lists them
     * @param nullValue what stands for none of them; null if there is no such value
     */
    record ToValue(String parameter, @Nullable String nullValue) implements Reference {
        public ToValue {
            Paths.requireParameter(parameter);
        }
    }

    /** What a path may lead to. */
    enum Target {
        ANY("any"),
        PARAMETER("parameter"),
        /** A single object, a table or a row. */
        OBJECT("object"),
        /** An object that is no table. */
        SINGLE("single"),
        TABLE("table"),
        ROW("row");

        private final String text;

        Target(String text) {
            this.text = text;
        }

        /** The name in data models. */
        public String text() {
            return text;
        }

        /** The target that data models call so; empty if there is none. */
        public static Optional<Target> ofText(String text) {
            for (Target value : values()) {
                if (value.text.equals(text)) {
                    return Optional.of(value);
                }
            }
            return Optional.empty();
        }
    }
}
