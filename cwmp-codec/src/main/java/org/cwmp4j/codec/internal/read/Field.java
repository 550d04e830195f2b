package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.jspecify.annotations.Nullable;

/** One member of a structure: how to read it, and what to do if it is not there. */
abstract class Field {
    /** What a field's absence means. */
    enum Need {
        /** The message means nothing without it, and is refused. */
        VITAL,
        /** It acts: the message is refused where somebody would act on it (B-SOAP-15), else as if it only informed. */
        REQUIRED,
        /** As {@link #REQUIRED}, else as {@link #KEY}. */
        REQUIRED_KEY,
        /** It only informs: a default is taken, and a deviation reported. */
        EXPECTED,
        /** Without it the structure says nothing: it is skipped, and a deviation reported. */
        KEY,
        /** The schema lets it out. */
        OPTIONAL
    }

    final String name;
    private final Need need;
    /** The schema's type, which alone {@code xsi:type} may name (B-SOAP-10); empty for none. */
    private final String typeName;

    Field(String name, Need need, String typeName) {
        this.name = name;
        this.need = need;
        this.typeName = typeName;
    }

    /** Reads the element that the input has entered, and leaves it. */
    abstract void read(Input in, Fields into, int at) throws XMLStreamException;

    /** What stands for it where it is absent. */
    abstract @Nullable Object absent();

    /** Several of them may follow each other. */
    boolean repeats() {
        return false;
    }

    /** Whether a name in another letter case is taken too. */
    boolean foldsCase() {
        return false;
    }

    /** The structure has ended without it; false if the structure must be skipped for that. */
    final boolean fillIn(Input in, int structureDepth, Fields into, int at) {
        if (need != Need.OPTIONAL) {
            boolean refused = need == Need.VITAL || (isActing() && in.isActedOn());
            if (refused) {
                throw in.cursor()
                        .refuseAt(structureDepth, name, ErrorKind.INVALID_ARGUMENT, "a required argument is missing");
            }
            String taken = isKey() ? "missing: the structure was skipped" : "missing: the default was taken";
            in.cursor().deviateAt(structureDepth, name, DeviationKind.MISSING_ELEMENT, taken);
        }
        into.set(at, absent());
        return !isKey();
    }

    private boolean isActing() {
        return need == Need.REQUIRED || need == Need.REQUIRED_KEY;
    }

    private boolean isKey() {
        return need == Need.KEY || need == Need.REQUIRED_KEY;
    }

    final void checkType(Input in) {
        String type = in.cursor().type();
        if (type != null) {
            in.types().expect(type, typeName);
        }
    }
}
