package org.cwmp4j.examples.inspector;

import java.io.IOException;

/** One form of output. */
interface Report {
    /** One input's finding, in the order of the inputs. */
    void add(Finding finding) throws IOException;

    /** There are no more. */
    default void end() {}
}
