package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads one member of an array, which the input has entered, and leaves it. */
@FunctionalInterface
interface Member {
    /** {@code null} to leave the member out. */
    @Nullable
    Object read(Input in) throws XMLStreamException;
}
