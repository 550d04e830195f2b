package org.cwmp4j.codec.internal.read;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every message of CWMP 1.0 to 1.4 by the name of its element. A new RPC is one row in one of the groups. */
final class Rows {
    private static final Map<String, Row> BY_NAME = new HashMap<>();
    private static final Set<String> LOWER_CASE;

    static {
        Stream.of(
                        InformRows.ROWS,
                        ParameterRows.ROWS,
                        ObjectRows.ROWS,
                        ControlRows.ROWS,
                        TransferRows.ROWS,
                        QueueRows.ROWS,
                        SoftwareRows.ROWS,
                        OptionRows.ROWS)
                .flatMap(List::stream)
                .forEach(row -> BY_NAME.put(row.name(), row));
        LOWER_CASE = BY_NAME.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Rows() {}

    static @Nullable Row find(String name) {
        return BY_NAME.get(name);
    }

    /** Whether a name differs from a known one in its letter case only. */
    static boolean isMisspelt(String name) {
        return !BY_NAME.containsKey(name) && LOWER_CASE.contains(name.toLowerCase(Locale.ROOT));
    }
}
