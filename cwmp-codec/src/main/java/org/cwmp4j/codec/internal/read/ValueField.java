package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.ParameterType;

/** A parameter's value: text and type as they came. */
final class ValueField extends Field {
    private static final long UNSIGNED_INT_MAX = 0xFFFF_FFFFL;

    ValueField(String name, Need need) {
        super(name, need, "");
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        ParameterType type = in.types().ofValue();
        String text = in.text();
        if (!type.equals(ParameterType.STRING) && !fits(type, text)) {
            in.cursor()
                    .deviateAt(
                            in.cursor().depth() + 1,
                            "",
                            Lexical.looseFlag(text) >= 0 ? DeviationKind.BOOLEAN_FORM : DeviationKind.VALUE_FORM,
                            "not of type " + type.name() + ": kept as it is");
        }
        into.set(at, text);
        into.type(type);
    }

    private static boolean fits(ParameterType type, String text) {
        if (type.namespace().equals(ParameterType.SOAP_ENCODING)) {
            return !type.name().equals("base64") || Lexical.isBase64(text);
        }
        if (!type.namespace().equals(ParameterType.XSD)) {
            return true;
        }
        return switch (type.name()) {
            case "boolean" -> Lexical.flag(text) >= 0;
            case "unsignedInt" -> Lexical.isInRange(text, 0, UNSIGNED_INT_MAX);
            case "int" -> Lexical.isInRange(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long", "unsignedLong" -> Lexical.number(text) != Lexical.NOT_A_NUMBER;
            case "dateTime" -> new CwmpDateTime(text).isValid();
            case "decimal" -> Lexical.isDecimal(text);
            case "hexBinary" -> Lexical.isHex(text);
            case "base64Binary" -> Lexical.isBase64(text);
            default -> true;
        };
    }

    @Override
    boolean foldsCase() {
        return true;
    }

    @Override
    Object absent() {
        return "";
    }
}
