package org.cwmp4j.datamodel;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Where documents come from. Nothing is ever fetched from the network unless an implementation does so. Called on the thread that
 * compiles.
 */
public interface DocumentSource {
    /**
     * The names of documents that an import may mean, best first. The compiler takes the first whose {@code spec} is the one that
     * is asked for.
     *
     * @param file what the import says, such as {@code tr-106-types.xml} or, without the last digits of the version, {@code
     *     tr-157-1-9.xml} (TR-106 A.2.1)
     * @return empty if there is none
     * @throws IOException if the source cannot be looked at
     */
    List<String> candidates(String file) throws IOException;

    /**
     * Opens a document; the compiler closes it.
     *
     * @param name one of {@link #candidates(String)}
     * @throws IOException if it is not there or cannot be read
     */
    InputStream open(String name) throws IOException;
}
