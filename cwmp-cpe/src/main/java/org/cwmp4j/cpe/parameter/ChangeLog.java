package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;

/**
 * The changes to report, of active and passive notification alike (C-NOT-03), durable before they are shown. Each has a version,
 * so that a change that comes while an Inform is under way stays for the next (C-NOT-04).
 */
final class ChangeLog {
    private final StateSection<String> section;
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> durable = new LinkedHashMap<>();
    private long version;

    /**
     * @param section where it is recorded, by full name
     * @param found what it had at the last start
     */
    ChangeLog(StateSection<String> section, Set<String> found) {
        this.section = section;
        for (String path : found) {
            durable.put(path, ++version);
        }
        newest.putAll(durable);
    }

    /** Adds changes; they show when the record is durable. */
    StateUpdate changed(Collection<String> paths) {
        Map<String, Long> versions = new HashMap<>();
        List<StateRecord> records = new ArrayList<>();
        for (String path : paths) {
            versions.put(path, ++version);
            records.add(section.put(path, ""));
        }
        newest.putAll(versions);
        return new StateUpdate(records, () -> versions.forEach((path, v) -> durable.merge(path, v, Math::max)));
    }

    /** The changes that show, with their versions, the oldest first. */
    Map<String, Long> shown() {
        return new LinkedHashMap<>(durable);
    }

    boolean isEmpty() {
        return durable.isEmpty();
    }

    /** Takes reported changes away, but not what changed again since. */
    StateUpdate reported(Map<String, Long> versions) {
        List<StateRecord> records = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        versions.forEach((path, v) -> {
            if (v.equals(newest.get(path))) {
                records.add(section.remove(path));
                gone.add(path);
            }
        });
        return new StateUpdate(
                records,
                () -> gone.forEach(path -> {
                    durable.remove(path, versions.get(path));
                    newest.remove(path, versions.get(path));
                }));
    }

    /** Takes away all below a path: deleting is no change of value (C-SPA-16). The empty path means all. */
    StateUpdate forget(String path) {
        return forget((String p) -> p.startsWith(path));
    }

    /** Takes away the changes of such paths. */
    StateUpdate forget(Predicate<String> which) {
        Map<String, Long> gone = new HashMap<>(newest);
        gone.keySet().removeIf(which.negate());
        return reported(gone);
    }
}
