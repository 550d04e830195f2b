package org.cwmp4j.datamodel;

import java.util.Objects;

/**
 * Something odd in a document that did not keep the model from being compiled.
 *
 * @param file the document, as its source calls it
 * @param line from 1 on; 0 if it is no single line's fault
 * @param message what is odd and what was made of it
 */
public record Finding(String file, int line, String message) {
    public Finding {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
