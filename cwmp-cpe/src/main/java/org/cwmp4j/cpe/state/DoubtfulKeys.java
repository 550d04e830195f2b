package org.cwmp4j.cpe.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The keys whose values stood there before something was lost, which may have changed or removed them. */
final class DoubtfulKeys {
    private final Map<String, Set<String>> keys = new HashMap<>();

    void changed(StateRecord record) {
        Set<String> section = keys.get(record.section());
        if (section != null) {
            section.remove(record.key());
        }
    }

    void lost(Map<String, Map<String, byte[]>> present) {
        present.forEach((section, entries) ->
                keys.computeIfAbsent(section, s -> new HashSet<>()).addAll(entries.keySet()));
    }

    Map<String, Set<String>> keys() {
        return keys;
    }
}
