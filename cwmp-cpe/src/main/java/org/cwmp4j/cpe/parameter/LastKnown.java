package org.cwmp4j.cpe.parameter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateUpdate;

/**
 * What watched parameters of providers had when they were last looked at, told or set, and which rows there were, so that changes
 * are found that nobody told of, also those that came while the device was off. Long and secret values are kept as a digest of all
 * of their text: an entry is its path and 33 characters at most. Entries are bounded; what has none is not compared.
 */
final class LastKnown {
    private static final int PLAIN = 32;
    private static final int DIGEST_BYTES = 16;

    private final NavigableMap<String, String> entries = new TreeMap<>();
    private final Map<String, Long> touched = new HashMap<>();
    private final int most;
    private long clock;
    private int comparisons;

    LastKnown(Map<String, String> found, int most) {
        entries.putAll(found);
        this.most = most;
    }

    /** Whether there is an entry for a parameter, or for a table or row with a dot at its end. */
    boolean has(String path) {
        return entries.containsKey(path);
    }

    /** How many more entries there may be. */
    int room() {
        return Math.max(0, most - entries.size());
    }

    /** Whether a value is the one that was known. */
    boolean same(String path, String value, boolean secret) {
        return form(value, secret).equals(entries.get(path));
    }

    /** The rows of a table that was looked at. */
    List<Long> rows(String table) {
        List<Long> rows = new ArrayList<>();
        for (String path : below(table)) {
            int end = path.indexOf('.', table.length());
            if (end == path.length() - 1) {
                rows.add(Long.valueOf(path.substring(table.length(), end)));
            }
        }
        return rows;
    }

    /** A comparison begins. {@link #end} must follow. */
    long begin() {
        comparisons++;
        return clock;
    }

    /** A comparison is over. */
    void end() {
        comparisons--;
        if (comparisons == 0) {
            touched.clear();
        }
    }

    private void touch(String path) {
        if (comparisons > 0) {
            touched.put(path, ++clock);
        }
    }

    /** Whether something changed after a comparison began: what it reads may be out of date. */
    boolean isTouchedSince(String path, long begin) {
        return touched.getOrDefault(path, 0L) > begin;
    }

    /** A value is known from now on. */
    StateUpdate know(String path, String value, boolean secret) {
        return put(path, form(value, secret));
    }

    /** A table, or a row, is there. */
    StateUpdate know(String object) {
        return put(object, "");
    }

    private StateUpdate put(String path, String form) {
        touch(path);
        return new StateUpdate(List.of(TreeSections.KNOWN.put(path, form)), () -> entries.put(path, form));
    }

    /** Entries are gone, with all below them. */
    StateUpdate forget(Collection<String> paths) {
        List<String> gone = new ArrayList<>();
        for (String path : paths) {
            gone.addAll(entries(path));
        }
        if (gone.isEmpty()) {
            return StateUpdate.NONE;
        }
        gone.forEach(this::touch);
        List<StateRecord> records =
                gone.stream().map(TreeSections.KNOWN::remove).toList();
        return new StateUpdate(records, () -> gone.forEach(entries::remove));
    }

    private List<String> entries(String path) {
        boolean part = path.isEmpty() || path.endsWith(".");
        return part ? below(path) : has(path) ? List.of(path) : List.of();
    }

    private List<String> below(String path) {
        return List.copyOf(
                entries.subMap(path, true, path + Character.MAX_VALUE, false).keySet());
    }

    /** Keeps up with changes that are made through the tree; {@code secret} says of which parameters that they are. */
    StateUpdate follow(List<ParameterChange> changes, Predicate<String> secret) {
        return StateUpdate.all(changes.stream().map(c -> follow(c, secret)).toList());
    }

    private StateUpdate follow(ParameterChange change, Predicate<String> secret) {
        touch(change.path());
        if (change instanceof SetValue set) {
            return has(set.path()) ? know(set.path(), set.value(), secret.test(set.path())) : StateUpdate.NONE;
        }
        String table = StoredTree.tableOf(change.path());
        touch(table);
        if (change instanceof CreateRow) {
            return !has(table) ? StateUpdate.NONE : room() > 0 ? know(change.path()) : forget(List.of(table));
        }
        return forget(List.of(change.path()));
    }

    private static String form(String value, boolean secret) {
        return secret || value.length() > PLAIN ? "#" + digest(value) : "=" + value;
    }

    private static String digest(String value) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
