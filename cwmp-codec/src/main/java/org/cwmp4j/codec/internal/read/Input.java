package org.cwmp4j.codec.internal.read;

import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.Direction;
import org.jspecify.annotations.Nullable;

/** What a reader of arguments works with. Not thread-safe; one for each message. */
final class Input {
    private final XmlCursor cursor;
    private final Types types;
    private final boolean isActedOn;
    private final @Nullable RowDelivery rows;
    private Fields[] fields = new Fields[12];
    private boolean defaultNamespaceReported;

    /**
     * @param isActedOn whether somebody will do what the message says
     * @param rows takes the rows of the message; {@code null} if it is to have them itself
     */
    Input(XmlCursor cursor, boolean isActedOn, @Nullable RowDelivery rows) {
        this.cursor = cursor;
        this.isActedOn = isActedOn;
        this.rows = rows;
        this.types = new Types(cursor);
    }

    XmlCursor cursor() {
        return cursor;
    }

    Types types() {
        return types;
    }

    /** Whether somebody will do what the message says; nobody will with a captured one. */
    boolean isActedOn() {
        return isActedOn;
    }

    /** The message's kind is known. */
    void message(String name, String namespace, @Nullable Direction direction) {
        if (rows != null) {
            rows.message(name, namespace, direction);
        }
    }

    /** Who takes the members of the list just entered, in place of the message; {@code null} for nobody. */
    @Nullable
    RowDelivery rows() {
        return rows != null && rows.takes(cursor.depth()) ? rows : null;
    }

    /** The text of the present element, which is left; also where it stands in one more element of its own. */
    String text() throws XMLStreamException {
        return cursor.text("string");
    }

    /** The work space for the structure at a depth. */
    Fields fields(int depth) {
        if (depth >= fields.length) {
            fields = Arrays.copyOf(fields, depth * 2);
        }
        Fields at = fields[depth];
        if (at == null) {
            at = new Fields();
            fields[depth] = at;
        }
        return at;
    }

    /** The argument just entered has no prefix: then no default namespace should hold either. */
    void unprefixed() {
        if (!defaultNamespaceReported && cursor.hasDefaultNamespace()) {
            defaultNamespaceReported = true;
            cursor.once(DeviationKind.QUALIFIED_ARGUMENT, "", "an argument in a default namespace");
        }
    }

    /** The argument just entered has been found by its local name. */
    void qualified() {
        if (cursor.prefix().isEmpty()) {
            unprefixed();
        } else {
            cursor.namespace();
            cursor.once(DeviationKind.QUALIFIED_ARGUMENT, "", "an argument with a prefix");
        }
    }
}
