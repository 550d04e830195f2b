package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A structure in a structure. */
final class StructField extends Field {
    private final Shape<?> shape;
    private final @Nullable Object fallback;

    StructField(String name, Need need, String typeName, Shape<?> shape, @Nullable Object fallback) {
        super(name, need, typeName);
        this.shape = shape;
        this.fallback = fallback;
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        checkType(in);
        Object value = shape.read(in);
        into.set(at, value == null ? fallback : value);
    }

    @Override
    @Nullable
    Object absent() {
        return fallback;
    }
}
