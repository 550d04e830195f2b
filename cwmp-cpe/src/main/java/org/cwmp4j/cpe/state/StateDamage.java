package org.cwmp4j.cpe.state;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a store could not read any more at the start. Everything outside the losses was read; nothing that was read is wrong.
 * Immutable.
 *
 * @param where the store, for people
 * @param losses one or more, in the order in which they stand in the store
 */
public record StateDamage(String where, List<Loss> losses) {
    /**
     * A place that is not readable.
     *
     * @param offset where it begins, in bytes
     * @param bytes how long it is
     * @param batches how many batches of records were lost there at least; 0 if only what frames them was
     */
    public record Loss(long offset, long bytes, long batches) {
        @Override
        public String toString() {
            return bytes + " bytes at " + offset + " (" + batches + " changes)";
        }
    }

    public StateDamage {
        Objects.requireNonNull(where, "where");
        losses = List.copyOf(losses);
        if (losses.isEmpty()) {
            throw new IllegalArgumentException("losses: expected at least one");
        }
    }

    /** How many bytes were lost. */
    public long bytes() {
        return losses.stream().mapToLong(Loss::bytes).sum();
    }

    /** How many batches of records were lost at least. */
    public long batches() {
        return losses.stream().mapToLong(Loss::batches).sum();
    }

    @Override
    public String toString() {
        return where + " is damaged, lost are "
                + losses.stream().map(Loss::toString).collect(Collectors.joining(", "));
    }
}
