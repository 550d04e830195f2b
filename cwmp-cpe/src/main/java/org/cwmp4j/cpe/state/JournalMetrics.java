package org.cwmp4j.cpe.state;

/**
 * What a file store has done since it was made: what its flash is worn by.
 *
 * @param batches changes that were appended
 * @param bytesAppended bytes of them, with what frames them
 * @param writes how often something was appended: batches that come together share one
 * @param forces how often something was forced to the medium, directories included
 * @param compactions how often the file was rewritten
 * @param bytesRewritten bytes written by that
 * @param size of the file now; 0 before it was loaded
 */
public record JournalMetrics(
        long batches, long bytesAppended, long writes, long forces, long compactions, long bytesRewritten, long size) {}
