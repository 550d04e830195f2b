package org.cwmp4j.examples.inspector;

import java.util.List;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.DecodedEnvelope;

/** What an input turned out to be. */
sealed interface Finding {
    /** The input's name. */
    String file();

    /**
     * A message.
     *
     * @param file the input's name
     * @param decoded what was read
     */
    record Read(String file, DecodedEnvelope decoded) implements Finding {}

    /**
     * An empty POST or response.
     *
     * @param file the input's name
     */
    record Empty(String file) implements Finding {}

    /**
     * Nothing that could be read.
     *
     * @param file the input's name
     * @param error why, and where
     * @param answers what a peer would get, in words
     */
    record Refused(String file, CodecException error, List<String> answers) implements Finding {}
}
