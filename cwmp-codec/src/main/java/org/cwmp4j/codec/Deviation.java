package org.cwmp4j.codec;

import java.util.Objects;

/**
 * One place where a message deviates from the standard and was read all the same.
 *
 * @param kind what is wrong
 * @param path where: element names from the root, joined by slashes, with an index where an element repeats
 * @param line 1-based; 0 where not known
 * @param column 1-based; 0 where not known
 * @param detail what was found and what was expected; names no secret
 */
public record Deviation(DeviationKind kind, String path, int line, int column, String detail) {
    public Deviation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(detail, "detail");
    }
}
