package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.rpc.InstallOpStruct;
import org.cwmp4j.model.rpc.OperationStruct;
import org.cwmp4j.model.rpc.UninstallOpStruct;
import org.cwmp4j.model.rpc.UpdateOpStruct;
import org.jspecify.annotations.Nullable;

/** The operations of ChangeDUState, which only {@code xsi:type} tells apart. */
final class Operations {
    private static final Shape<InstallOpStruct> INSTALL = Shape.of(
            f -> new InstallOpStruct(f.text(0), f.text(1), f.text(2), f.text(3), f.text(4)),
            As.actingText("URL", "anyURI"),
            As.optionalText("UUID", "DeploymentUnitUUID"),
            As.optionalText("Username", ""),
            As.optionalText("Password", ""),
            As.optionalText("ExecutionEnvRef", ""));

    private static final Shape<UpdateOpStruct> UPDATE = Shape.of(
            f -> new UpdateOpStruct(f.text(0), f.text(1), f.text(2), f.text(3), f.text(4)),
            As.optionalText("UUID", "DeploymentUnitUUID"),
            As.optionalText("Version", ""),
            As.optionalText("URL", "anyURI"),
            As.optionalText("Username", ""),
            As.optionalText("Password", ""));

    private static final Shape<UninstallOpStruct> UNINSTALL = Shape.of(
            f -> new UninstallOpStruct(f.text(0), f.text(1), f.text(2)),
            As.actingText("UUID", "DeploymentUnitUUID"),
            As.optionalText("Version", ""),
            As.optionalText("ExecutionEnvRef", ""));

    private Operations() {}

    static @Nullable OperationStruct read(Input in) throws XMLStreamException {
        XmlCursor cursor = in.cursor();
        String type = cursor.type();
        if (type == null) {
            return wrapped(in);
        }
        String name = type.strip();
        int colon = name.lastIndexOf(':');
        if (colon < 0 && !cursor.hasDefaultNamespace()) {
            cursor.once(DeviationKind.SCHEMA_NAMESPACE, name, "an operation's type without a prefix");
        } else {
            in.types().expect(type, name.substring(colon + 1));
        }
        Shape<? extends OperationStruct> shape = shape(name.substring(colon + 1));
        if (shape == null) {
            throw cursor.refuse(ErrorKind.INVALID_ARGUMENT, "an operation of an unknown type");
        }
        return shape.read(in);
    }

    /** Some peers name the type by an element inside instead. */
    private static @Nullable OperationStruct wrapped(Input in) throws XMLStreamException {
        XmlCursor cursor = in.cursor();
        int depth = cursor.depth();
        cursor.deviate(DeviationKind.TYPE_MISSING, "an operation without xsi:type");
        OperationStruct operation = null;
        while (cursor.child()) {
            Shape<? extends OperationStruct> shape = operation == null ? shape(cursor.local()) : null;
            if (shape == null) {
                cursor.ignore(DeviationKind.UNKNOWN_ELEMENT, "an element that the standard does not have here");
                cursor.skip();
            } else {
                operation = shape.read(in);
            }
        }
        if (operation == null && in.isActedOn()) {
            throw cursor.refuseAt(depth, "", ErrorKind.INVALID_ARGUMENT, "an operation of no known type");
        }
        return operation;
    }

    private static @Nullable Shape<? extends OperationStruct> shape(String name) {
        return switch (name) {
            case "InstallOpStruct" -> INSTALL;
            case "UpdateOpStruct" -> UPDATE;
            case "UninstallOpStruct" -> UNINSTALL;
            default -> null;
        };
    }
}
