package org.cwmp4j.codec;

import java.util.Objects;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;

/**
 * How to write a message. The namespace is the envelope's own.
 *
 * @param version what the message may use; checked unless {@code asReceived}
 * @param direction which way it travels
 * @param xmlDeclaration whether to begin with an XML declaration; some devices cannot read one
 * @param booleans how to write booleans
 * @param dateTimes how to write dateTimes
 * @param asReceived writes without checking and without making anything valid: for tools and tests only
 */
public record EncodeContext(
        CwmpVersion version,
        Direction direction,
        boolean xmlDeclaration,
        BooleanForm booleans,
        DateTimeForm dateTimes,
        boolean asReceived) {
    public EncodeContext {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(booleans, "booleans");
        Objects.requireNonNull(dateTimes, "dateTimes");
    }

    /** The two spellings of a boolean argument; values of parameters keep their own text. */
    public enum BooleanForm {
        /** {@code 0} and {@code 1}, which every known peer reads. */
        DIGIT,
        /** {@code false} and {@code true}. */
        WORD
    }

    /** The spellings of a dateTime argument; values of parameters keep their own text. */
    public enum DateTimeForm {
        /** As the value has it. */
        AS_IS,
        /** Without a fraction of seconds. */
        WHOLE_SECONDS
    }

    /** The usual form: no declaration, booleans as digits. */
    public static EncodeContext of(CwmpVersion version, Direction direction) {
        return new EncodeContext(version, direction, false, BooleanForm.DIGIT, DateTimeForm.AS_IS, false);
    }

    /** Writes a message as it came. */
    public static EncodeContext asReceived(Direction direction) {
        return new EncodeContext(CwmpVersion.V1_4, direction, false, BooleanForm.DIGIT, DateTimeForm.AS_IS, true);
    }

    /** With or without an XML declaration. */
    public EncodeContext withXmlDeclaration(boolean value) {
        return new EncodeContext(version, direction, value, booleans, dateTimes, asReceived);
    }

    /** With that form of booleans. */
    public EncodeContext withBooleans(BooleanForm value) {
        return new EncodeContext(version, direction, xmlDeclaration, value, dateTimes, asReceived);
    }

    /** With that form of dateTimes. */
    public EncodeContext withDateTimes(DateTimeForm value) {
        return new EncodeContext(version, direction, xmlDeclaration, booleans, value, asReceived);
    }
}
