package org.cwmp4j.cpe.state;

/** What {@link JournalMetrics} are made of. Thread-safe. */
final class JournalCounters {
    private long batches;
    private long bytesAppended;
    private long writes;
    private long forces;
    private long compactions;
    private long bytesRewritten;

    synchronized void appended(int count, long bytes) {
        batches += count;
        bytesAppended += bytes;
        writes++;
    }

    synchronized void forced() {
        forces++;
    }

    synchronized void compacted(long bytes) {
        compactions++;
        bytesRewritten += bytes;
        forces++;
    }

    synchronized JournalMetrics metrics(long size) {
        return new JournalMetrics(batches, bytesAppended, writes, forces, compactions, bytesRewritten, size);
    }
}
