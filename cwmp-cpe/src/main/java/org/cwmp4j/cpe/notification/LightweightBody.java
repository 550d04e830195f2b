package org.cwmp4j.cpe.notification;

import java.time.Instant;
import java.util.List;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;

/** The element {@code Notification} of TR-069 A6C1 M.2.4, all of it in its namespace (LWN-04, LWN-05). */
final class LightweightBody {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<Notification xmlns=\"urn:broadband-forum-org:cwmp:lwnotif-1-0\""
            + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"; // T18

    private final StringBuilder text = new StringBuilder(512).append(HEAD);

    private LightweightBody() {}

    static String write(List<ParameterValue> parameters, Instant now, DeviceId device, String username, String cnonce) {
        LightweightBody body = new LightweightBody();
        body.element("TS", Long.toString(Math.min(now.getEpochSecond(), Integer.MAX_VALUE)));
        body.element("UN", username);
        body.element("CN", cnonce);
        body.element("OUI", device.oui());
        body.element("ProductClass", device.productClass());
        body.element("SerialNumber", device.serialNumber());
        parameters.forEach(body::parameter);
        return body.text.append("</Notification>").toString();
    }

    private void parameter(ParameterValue parameter) {
        text.append("<Param>");
        element("Name", parameter.name());
        text.append("<Value xsi:type=\"xs:").append(type(parameter.type())).append("\">");
        escape(parameter.text());
        text.append("</Value></Param>");
    }

    private static String type(ParameterType type) {
        return type.namespace().equals(ParameterType.XSD) ? type.name() : ParameterType.BASE64.name();
    }

    private void element(String name, String value) {
        text.append('<').append(name).append('>');
        escape(value);
        text.append("</").append(name).append('>');
    }

    private void escape(String value) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '\r' -> text.append("&#13;");
                default -> text.appendCodePoint(isXml(c) ? c : '?');
            }
        });
    }

    /** What XML 1.0 has no character for cannot be told otherwise. */
    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || (c >= ' ' && c < 0xD800) || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
    }
}
