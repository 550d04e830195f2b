package org.cwmp4j.codec.internal.read;

import java.util.List;
import org.cwmp4j.codec.internal.read.Field.Need;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesResponse;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;

/** Values, names and attributes of parameters (TR-069 A6C1 A.3.2.1 to A.3.2.5). */
final class ParameterRows {
    /** As a device reports it. */
    static final Shape<ParameterValue> VALUE =
            Shape.of(f -> new ParameterValue(f.text(0), f.text(1), f.type()), As.nameOrSkip("Name"), As.value("Value"));

    /** As an ACS sets it. */
    private static final Shape<ParameterValue> ACTING_VALUE = Shape.of(
            f -> new ParameterValue(f.text(0), f.text(1), f.type()), As.actingName("Name"), As.actingValue("Value"));

    private static final Shape<ParameterInfoStruct> INFO =
            Shape.of(f -> new ParameterInfoStruct(f.text(0), f.flag(1)), As.nameOrSkip("Name"), As.flag("Writable"));

    private static final Shape<ParameterAttributeStruct> ATTRIBUTES = Shape.of(
            f -> new ParameterAttributeStruct(f.text(0), f.integer(1), f.list(2)),
            As.nameOrSkip("Name"),
            As.integer("Notification", "ParameterAttributeNotificationValueType"),
            accessList());

    private static final Shape<SetParameterAttributesStruct> NEW_ATTRIBUTES = Shape.of(
            f -> new SetParameterAttributesStruct(f.text(0), f.flag(1), f.integer(2), f.flag(3), f.list(4)),
            As.actingName("Name"),
            As.actingFlag("NotificationChange"),
            As.integer("Notification", "ParameterAttributeNotificationValueType"),
            As.actingFlag("AccessListChange"),
            accessList());

    static final List<Row> ROWS = List.of(
            Row.cpe(
                    "SetParameterValues",
                    Shape.of(
                            f -> new SetParameterValues(f.list(0), f.text(1)),
                            values(Need.REQUIRED, ACTING_VALUE),
                            parameterKey())),
            Row.cpeResponse(
                    "SetParameterValuesResponse",
                    Shape.of(f -> new SetParameterValuesResponse(f.status(0)), As.status())),
            Row.cpe("GetParameterValues", Shape.of(f -> new GetParameterValues(f.list(0)), parameterNames())),
            Row.cpeResponse(
                    "GetParameterValuesResponse",
                    Shape.of(f -> new GetParameterValuesResponse(f.list(0)), values(Need.EXPECTED, VALUE))),
            Row.cpe(
                    "GetParameterNames",
                    Shape.of(
                            f -> new GetParameterNames(f.text(0), f.flag(1)),
                            As.actingText("ParameterPath", ""),
                            As.actingFlag("NextLevel"))),
            Row.cpeResponse(
                    "GetParameterNamesResponse",
                    Shape.of(
                            f -> new GetParameterNamesResponse(f.list(0)),
                            list(Need.EXPECTED, "ParameterInfoList", "ParameterInfoStruct", INFO))),
            Row.cpe(
                    "SetParameterAttributes",
                    Shape.of(
                            f -> new SetParameterAttributes(f.list(0)),
                            list(
                                    Need.REQUIRED,
                                    "SetParameterAttributesList",
                                    "SetParameterAttributesStruct",
                                    NEW_ATTRIBUTES))),
            Row.cpeResponse("SetParameterAttributesResponse", SetParameterAttributesResponse::new),
            Row.cpe("GetParameterAttributes", Shape.of(f -> new GetParameterAttributes(f.list(0)), parameterNames())),
            Row.cpeResponse(
                    "GetParameterAttributesResponse",
                    Shape.of(
                            f -> new GetParameterAttributesResponse(f.list(0)),
                            list(Need.EXPECTED, "ParameterAttributeList", "ParameterAttributeStruct", ATTRIBUTES))));

    private ParameterRows() {}

    static Field values(Need need, Shape<ParameterValue> shape) {
        return list(need, "ParameterValueList", "ParameterValueStruct", shape);
    }

    static Field parameterKey() {
        return As.text("ParameterKey", "ParameterKeyType");
    }

    private static Field parameterNames() {
        return As.strings("ParameterNames", Need.REQUIRED, "ParameterNames");
    }

    private static Field accessList() {
        return As.strings("AccessList", Need.EXPECTED, "AccessList");
    }

    private static Field list(Need need, String typeName, String member, Shape<?> shape) {
        return As.structs("ParameterList", need, typeName, member, shape);
    }
}
