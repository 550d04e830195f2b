package org.cwmp4j.model.internal;

import java.util.List;
import org.cwmp4j.model.ParameterValue;

/** Says cheaply that no parameter stands in a list twice, as is nearly always so. */
final class Repeats {
    private Repeats() {}

    /** False if all names differ; true if two of them have the same hash, and so may be the same. */
    static boolean isPossible(List<ParameterValue> values) {
        int mask = Integer.highestOneBit(Math.max(4, values.size())) * 4 - 1;
        int[] hashes = new int[mask + 1];
        for (ParameterValue value : values) {
            // 0 marks a free place
            int hash = value.name().hashCode() | 1;
            int at = (hash >>> 1) & mask;
            while (hashes[at] != 0) {
                if (hashes[at] == hash) {
                    return true;
                }
                at = (at + 1) & mask;
            }
            hashes[at] = hash;
        }
        return false;
    }
}
