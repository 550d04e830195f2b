package org.cwmp4j.codec.internal.write;

import java.util.Collection;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesResponse;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;

/** Values, names and attributes of parameters (TR-069 A6C1 A.3.2.1 to A.3.2.5). */
final class ParameterWriters {
    private static final String LIST = "ParameterList";
    private static final ArrayElement VALUE_LIST = ArrayElement.ofStructs(LIST, "ParameterValueStruct");
    private static final ArrayElement INFO_LIST = ArrayElement.ofStructs(LIST, "ParameterInfoStruct");
    private static final ArrayElement ATTRIBUTE_LIST = ArrayElement.ofStructs(LIST, "ParameterAttributeStruct");
    private static final ArrayElement SET_ATTRIBUTES_LIST =
            ArrayElement.ofStructs(LIST, "SetParameterAttributesStruct");
    private static final ArrayElement PARAMETER_NAMES = ArrayElement.ofStrings("ParameterNames");
    private static final ArrayElement ACCESS_LIST = ArrayElement.ofStrings("AccessList");
    private static final Element PARAMETER_PATH = Element.of("ParameterPath");
    private static final Element NEXT_LEVEL = Element.of("NextLevel");
    private static final Element WRITABLE = Element.of("Writable");
    private static final Element NOTIFICATION_CHANGE = Element.of("NotificationChange");
    private static final Element NOTIFICATION = Element.of("Notification");
    private static final Element ACCESS_LIST_CHANGE = Element.of("AccessListChange");

    // Written so often that whole runs of tags are one fragment.
    private static final byte[] FIRST = Element.bytes("<ParameterValueStruct><Name>");
    private static final byte[] NEXT = Element.bytes("</Value></ParameterValueStruct><ParameterValueStruct><Name>");
    private static final byte[] LAST = Element.bytes("</Value></ParameterValueStruct>");

    private ParameterWriters() {}

    static void addTo(RpcTable.Builder table) {
        table.add(SetParameterValues.class, ParameterWriters::setValues)
                .add(SetParameterValuesResponse.class, (out, m) -> out.status(Elements.STATUS, m.status()))
                .add(GetParameterValues.class, (out, m) -> out.texts(PARAMETER_NAMES, m.parameterNames()))
                .add(GetParameterValuesResponse.class, (out, m) -> values(out, out.rows(m.parameterList())))
                .add(GetParameterNames.class, ParameterWriters::getNames)
                .add(GetParameterNamesResponse.class, ParameterWriters::names)
                .add(
                        SetParameterAttributes.class,
                        (out, m) -> out.structs(
                                SET_ATTRIBUTES_LIST, out.rows(m.parameterList()), ParameterWriters::setAttributes))
                .addEmpty(SetParameterAttributesResponse.class)
                .add(GetParameterAttributes.class, (out, m) -> out.texts(PARAMETER_NAMES, m.parameterNames()))
                .add(
                        GetParameterAttributesResponse.class,
                        (out, m) ->
                                out.structs(ATTRIBUTE_LIST, out.rows(m.parameterList()), ParameterWriters::attributes));
    }

    /** A ParameterList of values, each with its type (B-SOAP-09). */
    static void values(MessageOutput out, Collection<ParameterValue> values) {
        ByteSink sink = out.sink();
        out.openArray(VALUE_LIST, values.size());
        byte[] start = FIRST;
        for (ParameterValue value : values) {
            sink.raw(start);
            out.characters("Name", value.name());
            TypeAttribute.endNameStartValue(out, value.type());
            out.characters("Value", value.text());
            start = NEXT;
        }
        if (start == NEXT) {
            sink.raw(LAST);
        }
        out.closeArray(VALUE_LIST);
    }

    private static void setValues(MessageOutput out, SetParameterValues m) {
        values(out, out.rows(m.parameterList()));
        out.text(Elements.PARAMETER_KEY, m.parameterKey());
    }

    private static void getNames(MessageOutput out, GetParameterNames m) {
        out.text(PARAMETER_PATH, m.parameterPath());
        out.bool(NEXT_LEVEL, m.nextLevel());
    }

    private static void names(MessageOutput out, GetParameterNamesResponse m) {
        out.structs(INFO_LIST, out.rows(m.parameterList()), (o, p) -> {
            o.text(Elements.NAME, p.name());
            o.bool(WRITABLE, p.writable());
        });
    }

    private static void setAttributes(MessageOutput out, SetParameterAttributesStruct p) {
        out.text(Elements.NAME, p.name());
        out.bool(NOTIFICATION_CHANGE, p.notificationChange());
        out.number(NOTIFICATION, p.notification());
        out.bool(ACCESS_LIST_CHANGE, p.accessListChange());
        out.texts(ACCESS_LIST, p.accessList());
    }

    private static void attributes(MessageOutput out, ParameterAttributeStruct p) {
        out.text(Elements.NAME, p.name());
        out.number(NOTIFICATION, p.notification());
        out.texts(ACCESS_LIST, p.accessList());
    }
}
