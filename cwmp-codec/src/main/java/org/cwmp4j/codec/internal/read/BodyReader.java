package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.Namespaces;
import org.cwmp4j.codec.internal.xml.Refusals;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.jspecify.annotations.Nullable;

/** Reads what the Body holds: one message, or none. */
final class BodyReader {
    private final XmlCursor cursor;
    private final Refusals refusals;
    private final Input input;
    private String namespace = "";

    BodyReader(XmlCursor cursor, Refusals refusals, @Nullable RowDelivery rows) {
        this.cursor = cursor;
        this.refusals = refusals;
        this.input = new Input(cursor, refusals.isDirectionGiven(), rows);
    }

    /** The CWMP namespace that the message came in; empty if none could be found. */
    String namespace() {
        return namespace;
    }

    /** Reads the Body that the cursor has entered. */
    CwmpMessage read(boolean isSoap12) throws XMLStreamException {
        int depth = cursor.depth();
        if (!cursor.child()) {
            namespace = cursor.anyCwmpNamespace();
            cursor.deviateAt(depth, "", DeviationKind.EMPTY_BODY, "no message in the Body");
            return new NoRpc();
        }
        String name = cursor.local();
        if (name.equals("FaultCode") || name.equals("FaultString")) {
            return new FaultReader(input, refusals, this).unwrapped();
        }
        CwmpMessage message =
                name.equals("Fault") ? new FaultReader(input, refusals, this).read(isSoap12) : message(name);
        if (cursor.child()) {
            throw cursor.refuse(ErrorKind.INVALID_ENVELOPE, "more than one message in the Body");
        }
        return message;
    }

    private CwmpMessage message(String name) throws XMLStreamException {
        String bound = cursor.namespace();
        Namespaces.Cwmp kind = Namespaces.cwmp(bound);
        Row row = Rows.find(name);
        boolean vendor = name.startsWith("X_");
        boolean request = row == null ? !name.endsWith("Response") : row.isRequest();
        namespace = kind == Namespaces.Cwmp.KNOWN || kind == Namespaces.Cwmp.LATER
                ? String.valueOf(bound)
                : cursor.anyCwmpNamespace();
        refusals.message(row == null ? null : row.direction(), request ? name : null, namespace);
        if (kind == Namespaces.Cwmp.FOREIGN && !vendor) {
            throw cursor.refuse(ErrorKind.UNKNOWN_METHOD, "a method in another protocol's namespace");
        }
        if (row == null && Rows.isMisspelt(name)) {
            throw cursor.refuse(ErrorKind.UNKNOWN_METHOD, "a method's name in the wrong letter case");
        }
        report(bound, kind);
        cursor.argumentsBegin();
        if (row != null) {
            input.message(name, namespace, refusals.direction());
            return arguments(row);
        }
        String own = kind == Namespaces.Cwmp.FOREIGN ? String.valueOf(bound) : "";
        return open(name, own, vendor);
    }

    private CwmpMessage arguments(Row row) throws XMLStreamException {
        CwmpMessage message = row.shape().read(input);
        if (message == null) {
            throw new IllegalStateException(row.name() + " has a key of its own");
        }
        return message;
    }

    private CwmpMessage open(String name, String own, boolean vendor) throws XMLStreamException {
        VendorArguments arguments = new VendorArguments(input);
        if (!vendor) {
            return new UnknownMethod(own, name, arguments.read());
        }
        return name.endsWith("Response")
                ? new VendorMethodResponse(own, name, arguments.read())
                : new VendorMethod(own, name, arguments.read());
    }

    private void report(@Nullable String bound, Namespaces.Cwmp kind) {
        if (kind == Namespaces.Cwmp.LATER) {
            cursor.deviate(DeviationKind.UNKNOWN_CWMP_VERSION, "a later version of CWMP, read as the highest known");
        } else if (kind == Namespaces.Cwmp.DAMAGED && bound != null) {
            cursor.deviate(
                    DeviationKind.METHOD_NAMESPACE,
                    bound.isEmpty() ? "a method in no namespace" : "a method in a damaged namespace");
        }
    }

    /** A fault has been found, with a CWMP detail or without. */
    void fault(@Nullable String detailNamespace, @Nullable Direction natural) {
        namespace = Namespaces.cwmp(detailNamespace) == Namespaces.Cwmp.KNOWN
                ? String.valueOf(detailNamespace)
                : cursor.anyCwmpNamespace();
        refusals.message(natural, null, namespace);
    }
}
