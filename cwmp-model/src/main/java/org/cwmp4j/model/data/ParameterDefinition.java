package org.cwmp4j.model.data;

import java.util.Objects;
import java.util.Optional;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.ParameterValue;
import org.jspecify.annotations.Nullable;

/**
 * A parameter.
 *
 * @param path with a name at its end
 * @param type its type
 * @param writable whether the ACS may set it
 * @param writeOnce whether what the ACS has set stays as it is, as the aliases of newer models do; only of what is writable
 * @param facets what narrows the type down; a string without size, enumeration, pattern and
 *     list has at most 16 characters (B-TYPE-01)
 * @param units for people; null for none
 * @param hidden whether it reads as the empty text, as passwords do (C-PATH-09)
 * @param command whether setting it only starts something; it then always reads as the type's null value (TR-106 A.2.3.5)
 * @param defaultValue what it has in a new row and after a factory reset; null where the model names none
 * @param forcedInform whether every Inform carries it
 * @param activeNotify what the ACS may do with active notification
 */
public record ParameterDefinition(
        String path,
        DataType type,
        boolean writable,
        boolean writeOnce,
        Facets facets,
        @Nullable String units,
        boolean hidden,
        boolean command,
        @Nullable String defaultValue,
        boolean forcedInform,
        ActiveNotify activeNotify)
        implements Definition {
    public ParameterDefinition {
        Paths.requireParameter(path);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(facets, "facets");
        Objects.requireNonNull(activeNotify, "activeNotify");
        if (writeOnce && !writable) {
            throw new IllegalArgumentException("parameter " + path + ": written once, but not writable");
        }
        if (defaultValue != null
                && ValueChecks.text(type, facets, defaultValue) instanceof ValueCheck.Refused refused) {
            throw new IllegalArgumentException("parameter " + path + ": the default is refused: " + refused.reason());
        }
    }

    /** Begins a definition. */
    public static Builder builder(String path, DataType type) {
        return new Builder(path, type);
    }

    @Override
    public String name() {
        return Paths.name(path);
    }

    /** The notification that a parameter has until the ACS changes it. */
    public Notification defaultNotification() {
        return activeNotify.defaultNotification();
    }

    /** What a new row has: the default, else the first value of an enumeration, else the type's zero. */
    public String initialValue() {
        if (defaultValue != null) {
            return defaultValue;
        }
        return facets.isList() || facets.enumeration().isEmpty()
                ? type.zero()
                : facets.enumeration().get(0);
    }

    /** The default that the model names. */
    public Optional<String> modelDefault() {
        return Optional.ofNullable(defaultValue);
    }

    /**
     * Whether the ACS may set a value that came in a message: access, type and value (C-SPV-13, C-TYPE-14). The name in it is not
     * looked at.
     *
     * @return refused with 9006, 9007 or 9008
     */
    public ValueCheck check(ParameterValue value) {
        return ValueChecks.value(this, value);
    }

    /** Whether a text is a value of this parameter, whoever sets it; access does not count. */
    public ValueCheck check(String text) {
        return ValueChecks.text(type, facets, text);
    }

    /** Puts a definition together. Not thread-safe. */
    public static final class Builder {
        private final String path;
        private final DataType type;
        private boolean writable;
        private boolean writeOnce;
        private Facets facets = Facets.NONE;
        private @Nullable String units;
        private boolean hidden;
        private boolean command;
        private @Nullable String defaultValue;
        private boolean forcedInform;
        private ActiveNotify activeNotify = ActiveNotify.NORMAL;

        private Builder(String path, DataType type) {
            this.path = path;
            this.type = type;
        }

        /** The ACS may set it. */
        public Builder writable() {
            writable = true;
            return this;
        }

        /** The ACS may set it once. */
        public Builder writeOnce() {
            writable = true;
            writeOnce = true;
            return this;
        }

        /** Narrows the type down. */
        public Builder facets(Facets narrower) {
            facets = narrower;
            return this;
        }

        /** For people. */
        public Builder units(String name) {
            units = name;
            return this;
        }

        /** Reads as the empty text. */
        public Builder hidden() {
            hidden = true;
            return this;
        }

        /** Setting it only starts something. */
        public Builder command() {
            command = true;
            return this;
        }

        /** The value in a new row and after a factory reset. */
        public Builder defaultValue(String value) {
            defaultValue = value;
            return this;
        }

        /** In every Inform. */
        public Builder forcedInform() {
            forcedInform = true;
            return this;
        }

        /** What the ACS may do with active notification. */
        public Builder activeNotify(ActiveNotify value) {
            activeNotify = value;
            return this;
        }

        /**
         * The definition.
         *
         * @throws IllegalArgumentException if the path is none of a parameter, or the default is no value of it
         */
        public ParameterDefinition build() {
            return new ParameterDefinition(
                    path,
                    type,
                    writable,
                    writeOnce,
                    facets,
                    units,
                    hidden,
                    command,
                    defaultValue,
                    forcedInform,
                    activeNotify);
        }
    }
}
