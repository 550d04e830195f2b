package org.cwmp4j.acs.parameter;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many names each device can take in one GetParameterValues, as far as it was found out in this server's life. Forgets the devices
 * that were asked longest ago. Thread-safe.
 */
public final class BatchSizes {
    /** About 1.5 MB. */
    private static final int MAX_DEVICES = 10_000;
    /** Full batches without trouble after which twice as many are tried: what failed once may have been a passing weakness. */
    private static final int TRY_MORE_AFTER = 32;

    private static final class Entry {
        int size;
        int worked;
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > MAX_DEVICES;
        }
    };

    /** How many names to begin with, at most {@code most}. */
    synchronized int begin(String device, int most) {
        Entry entry = entries.get(device);
        if (entry == null) {
            return most;
        }
        if (entry.worked >= TRY_MORE_AFTER) {
            entry.size *= 2;
            entry.worked = 0;
        }
        if (entry.size >= most) {
            entries.remove(device);
            return most;
        }
        return entry.size;
    }

    /** Says what was found out. */
    synchronized void learnt(String device, int size, int most) {
        if (size >= most) {
            entries.remove(device);
            return;
        }
        Entry entry = entries.computeIfAbsent(device, key -> new Entry());
        if (entry.size != size) {
            entry.size = size;
            entry.worked = 0;
        }
    }

    /** Says that a batch of the device's full size worked. */
    synchronized void worked(String device) {
        Entry entry = entries.get(device);
        if (entry != null) {
            entry.worked++;
        }
    }

    /** How many devices are remembered. */
    synchronized int devices() {
        return entries.size();
    }
}
