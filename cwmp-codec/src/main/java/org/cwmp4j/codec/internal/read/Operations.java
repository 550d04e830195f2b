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

    /** What a type's name stands for; {@code null} if it is none of the three. */
    static @Nullable Shape<? extends OperationStruct> named(String typeName) {
        return switch (typeName) {
            case "InstallOpStruct" -> INSTALL;
            case "UpdateOpStruct" -> UPDATE;
            case "UninstallOpStruct" -> UNINSTALL;
            default -> null;
        };
    }

    /**
     * The structure that the element just entered says to be; {@code null} if it does not say.
     *
     * @param onlyType the one type that it may be and need not name; {@code null} if it must name one
     */
    static @Nullable Shape<?> shapeByType(Input in, RepeatedField.Structures structures, @Nullable String onlyType) {
        XmlCursor cursor = in.cursor();
        String type = cursor.type();
        if (type == null) {
            return onlyType == null ? null : structures.named(onlyType);
        }
        String text = type.strip();
        String local = text.substring(text.lastIndexOf(':') + 1);
        in.types().expect(type, onlyType == null ? local : onlyType);
        Shape<?> shape = structures.named(onlyType == null ? local : onlyType);
        if (shape == null) {
            throw cursor.refuse(ErrorKind.INVALID_ARGUMENT, "an operation of an unknown type");
        }
        return shape;
    }

    /** Nobody can act on it; a captured one is skipped. */
    static void withoutType(Input in, int depth, boolean entered) throws XMLStreamException {
        XmlCursor cursor = in.cursor();
        if (in.isActedOn()) {
            throw cursor.refuseAt(depth, "", ErrorKind.INVALID_ARGUMENT, "an operation without xsi:type");
        }
        cursor.deviateAt(depth, "", DeviationKind.TYPE_MISSING, "an operation without xsi:type: skipped");
        for (boolean more = entered; more; more = cursor.child()) {
            cursor.skip();
        }
    }
}
