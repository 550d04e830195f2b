package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.internal.read.Field.Need;
import org.jspecify.annotations.Nullable;

/**
 * The words in which the shapes of messages are written. "Acting" fields must be there and be right, or the message is refused;
 * all others have a default.
 */
final class As {
    private static final long UNSIGNED_INT_MAX = 0xFFFF_FFFFL;

    private As() {}

    static Field text(String name) {
        return new TextField(name, Need.EXPECTED, "", false);
    }

    /** @param typeName the schema's named type */
    static Field text(String name, String typeName) {
        return new TextField(name, Need.EXPECTED, typeName, false);
    }

    static Field actingText(String name, String typeName) {
        return new TextField(name, Need.REQUIRED, typeName, false);
    }

    /** Without it the message is refused, whoever reads it. */
    static Field vitalText(String name) {
        return new TextField(name, Need.VITAL, "", false);
    }

    static Field optionalText(String name, String typeName) {
        return new TextField(name, Need.OPTIONAL, typeName, false);
    }

    static Field commandKey() {
        return text("CommandKey", "CommandKeyType");
    }

    /** A structure is skipped without it. */
    static Field nameOrSkip(String name) {
        return new TextField(name, Need.KEY, "", true);
    }

    static Field actingName(String name) {
        return new TextField(name, Need.REQUIRED_KEY, "", true);
    }

    static Field value(String name) {
        return new ValueField(name, Need.EXPECTED);
    }

    static Field actingValue(String name) {
        return new ValueField(name, Need.REQUIRED);
    }

    static Field flag(String name) {
        return new FlagField(name, Need.EXPECTED, false);
    }

    static Field actingFlag(String name) {
        return new FlagField(name, Need.REQUIRED, true);
    }

    static Field time(String name) {
        return new TimeField(name, Need.EXPECTED);
    }

    static Field optionalTime(String name) {
        return new TimeField(name, Need.OPTIONAL);
    }

    static Field unsigned(String name) {
        return new NumberField(name, Need.EXPECTED, "unsignedInt", 0, UNSIGNED_INT_MAX, 0, false);
    }

    static Field actingUnsigned(String name) {
        return new NumberField(name, Need.REQUIRED, "unsignedInt", 0, UNSIGNED_INT_MAX, 0, true);
    }

    /** MaxEnvelopes: 1 whatever it says (C-INF-03). */
    static Field maxEnvelopes() {
        return new NumberField("MaxEnvelopes", Need.EXPECTED, "unsignedInt", 0, UNSIGNED_INT_MAX, 1, false);
    }

    static Field integer(String name, String typeName) {
        return new NumberField(name, Need.EXPECTED, typeName, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, false);
    }

    static Field actingInteger(String name, String typeName) {
        return new NumberField(name, Need.REQUIRED, typeName, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, true);
    }

    /** How far a change has come; absent it counts as applied (quirk X8), but a wrong one is refused. */
    static Field status() {
        return new NumberField("Status", Need.EXPECTED, "", 0, 1, 0, true);
    }

    static Field faultCode() {
        return new FaultCodeField("FaultCode");
    }

    static Field strings(String name, Need need, String typeName) {
        return new ListField(name, need, typeName, ArrayType.STRINGS, "string", As::string);
    }

    static Field base64s(String name, Need need, String typeName) {
        return new ListField(name, need, typeName, ArrayType.BASE64, "base64", As::string);
    }

    static Field structs(String name, Need need, String typeName, String member, Shape<?> shape) {
        return new ListField(name, need, typeName, ArrayType.of(member), member, in -> struct(in, member, shape));
    }

    static Field struct(String name, Need need, String typeName, Shape<?> shape, @Nullable Object fallback) {
        return new StructField(name, need, typeName, shape, fallback);
    }

    private static String string(Input in) throws XMLStreamException {
        String type = in.cursor().type();
        if (type != null) {
            in.types().expect(type, in.cursor().local());
        }
        return in.text();
    }

    private static @Nullable Object struct(Input in, String typeName, Shape<?> shape) throws XMLStreamException {
        String type = in.cursor().type();
        if (type != null) {
            in.types().expect(type, typeName);
        }
        return shape.read(in);
    }
}
