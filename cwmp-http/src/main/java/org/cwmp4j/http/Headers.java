package org.cwmp4j.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a message, in order; names in any letter case. Values are as on the wire, each char a byte. Immutable.
 */
public final class Headers {
    private static final Headers EMPTY = new Headers(List.of());

    private final List<Map.Entry<String, String>> fields;

    private Headers(List<Map.Entry<String, String>> fields) {
        this.fields = fields;
    }

    /** None. */
    public static Headers empty() {
        return EMPTY;
    }

    /** One field. */
    public static Headers of(String name, String value) {
        return EMPTY.and(name, value);
    }

    /** As many fields, in that order. */
    public static Headers copyOf(Iterable<Map.Entry<String, String>> fields) {
        List<Map.Entry<String, String>> copy = new ArrayList<>();
        for (Map.Entry<String, String> field : fields) {
            copy.add(entry(field.getKey(), field.getValue()));
        }
        return new Headers(Collections.unmodifiableList(copy));
    }

    /** With one more field at the end. */
    public Headers and(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(fields.size() + 1);
        more.addAll(fields);
        more.add(entry(name, value));
        return new Headers(Collections.unmodifiableList(more));
    }

    /** With as many more fields of one name. */
    public Headers and(String name, List<String> values) {
        Headers more = this;
        for (String value : values) {
            more = more.and(name, value);
        }
        return more;
    }

    /** The first value of that name. */
    public Optional<String> first(String name) {
        return Optional.ofNullable(get(name));
    }

    /** The first value of that name; {@code null} if there is none. */
    public @Nullable String get(String name) {
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    /** Every value of that name, in order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                values.add(field.getValue());
            }
        }
        return values;
    }

    /** Whether there is a field of that name. */
    public boolean has(String name) {
        return get(name) != null;
    }

    /** Whether a comma-separated field of that name holds that token, in any letter case. */
    public boolean hasToken(String name, String token) {
        for (String value : all(name)) {
            for (String item : value.split(",", -1)) {
                if (item.strip().equalsIgnoreCase(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All fields, in order. */
    public List<Map.Entry<String, String>> fields() {
        return fields;
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return "Headers" + fields.stream().map(Map.Entry::getKey).toList();
    }

    private static Map.Entry<String, String> entry(String name, String value) {
        return Map.entry(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    }
}
