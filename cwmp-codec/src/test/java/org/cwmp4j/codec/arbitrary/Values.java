package org.cwmp4j.codec.arbitrary;

import net.jqwik.api.Arbitrary;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;

/** Values of parameters, of every type. */
final class Values {
    private Values() {}

    static Arbitrary<ParameterValue> any() {
        return Draw.values(Values::draw);
    }

    private static ParameterValue draw(Draw d) {
        String name = d.parameterName();
        ParameterType type = type(d);
        return new ParameterValue(name, text(d, type), type);
    }

    private static ParameterType type(Draw d) {
        return d.oneOf(
                ParameterType.STRING,
                ParameterType.INT,
                ParameterType.UNSIGNED_INT,
                ParameterType.LONG,
                ParameterType.UNSIGNED_LONG,
                ParameterType.BOOLEAN,
                ParameterType.DATE_TIME,
                ParameterType.BASE64,
                ParameterType.SOAP_BASE64,
                ParameterType.HEX_BINARY,
                ParameterType.DECIMAL,
                new ParameterType(ParameterType.XSD, "anyURI"),
                new ParameterType(ParameterType.XSD, "short"));
    }

    private static String text(Draw d, ParameterType type) {
        return switch (type.name()) {
            case "int" -> d.oneOf("0", "-1", "+7", "007", "-2147483648", "2147483647");
            case "unsignedInt" -> d.oneOf("0", "+1", Long.toString(d.unsignedInt()), "4294967295");
            case "long" -> d.oneOf("0", "-9223372036854775808", "9223372036854775807");
            case "unsignedLong" -> d.oneOf("0", "18446744073709551615");
            case "short" -> d.oneOf("0", "-32768", "32767");
            case "boolean" -> d.oneOf("0", "1", "false", "true");
            case "dateTime" -> d.oneOf(d.time().text(), "2026-11-23T01:02:03");
            case "base64Binary", "base64" -> d.base64(d.below(60));
            case "hexBinary" -> d.hex(2 * d.below(30));
            case "decimal" -> d.oneOf("0", "-1.5", "+.25", "123456789012345678901234567890.1");
            case "anyURI" -> d.url(200);
            default -> d.below(20) == 0 ? d.text(5000) : d.text(256);
        };
    }
}
