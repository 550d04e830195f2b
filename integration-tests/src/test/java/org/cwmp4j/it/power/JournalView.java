package org.cwmp4j.it.power;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a journal holds, by the words of {@link CutStore}. */
final class JournalView {
    private final Map<String, String> events = new LinkedHashMap<>();
    private final Set<String> keys = new LinkedHashSet<>();

    /** Takes a record; gives the events that it adds, {@code change} for a change to report and {@code transfer} for a step of one. */
    Set<String> apply(String text) {
        Set<String> added = new HashSet<>();
        for (String change : text.split("\t")) {
            if (change.length() < 2) {
                continue;
            }
            String key = change.substring(1);
            if (key.startsWith("event/")) {
                added.addAll(event(change.charAt(0) == '+', key));
            } else if (change.charAt(0) == '+') {
                keys.add(key);
                if (key.startsWith("change/") || key.startsWith("transfer/")) {
                    added.add(key.substring(0, key.indexOf('/')));
                }
            } else {
                keys.remove(key);
            }
        }
        return added;
    }

    private Set<String> event(boolean put, String text) {
        if (!put) {
            events.remove(text);
            return Set.of();
        }
        int equals = text.indexOf('=');
        String name = text.substring(equals + 1);
        events.put(text.substring(0, equals), name);
        return Set.of(name);
    }

    JournalView copy() {
        JournalView copy = new JournalView();
        copy.events.putAll(events);
        copy.keys.addAll(keys);
        return copy;
    }

    /** The events that wait. */
    Set<String> events() {
        return new HashSet<>(events.values());
    }

    /** Whether a change of a value waits to be reported. */
    boolean hasChange() {
        return keys.stream().anyMatch(key -> key.startsWith("change/"));
    }

    /** Whether a transfer is not over, or its end not reported. */
    boolean hasTransfer() {
        return keys.stream().anyMatch(key -> key.startsWith("transfer/"));
    }

    /** Whether a session is under way, or failed. */
    boolean isInSession() {
        return keys.contains("agent/open") || keys.contains("agent/retry");
    }

    /** Whether nothing is owed. */
    boolean isSettled() {
        return events.isEmpty()
                && !hasChange()
                && !hasTransfer()
                && !isInSession()
                && keys.stream().noneMatch(key -> key.startsWith("commit/") || key.startsWith("reboot/"));
    }
}
