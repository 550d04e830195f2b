package org.cwmp4j.codec.internal.read;

import java.util.List;
import org.cwmp4j.codec.internal.read.Field.Need;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.KickedResponse;

/** Inform, Kicked and GetRPCMethods (TR-069 A6C1 A.3.1, A.3.3.1, A.4.2.1). */
final class InformRows {
    /** Without a serial number nobody knows whose Inform it is. */
    private static final Shape<DeviceId> DEVICE_ID = Shape.of(
            f -> new DeviceId(f.text(0), f.text(1), f.text(2), f.text(3)),
            As.text("Manufacturer"),
            As.text("OUI"),
            As.text("ProductClass"),
            As.vitalText("SerialNumber"));

    private static final Shape<Event> EVENT = Shape.of(
            f -> new Event(new EventCode(f.text(0)), f.text(1)),
            new TextField("EventCode", Need.KEY, "EventCodeType", false),
            As.commandKey());

    static final List<Row> ROWS = List.of(
            Row.acs(
                    "Inform",
                    Shape.of(
                            f -> new Inform(
                                    f.struct(0, DeviceId.class),
                                    f.list(1),
                                    f.number(2),
                                    f.time(3),
                                    f.number(4),
                                    f.list(5)),
                            As.struct("DeviceId", Need.VITAL, "DeviceIdStruct", DEVICE_ID, null),
                            As.structs("Event", Need.EXPECTED, "EventList", "EventStruct", EVENT),
                            As.maxEnvelopes(),
                            As.time("CurrentTime"),
                            As.unsigned("RetryCount"),
                            ParameterRows.values(Need.EXPECTED, ParameterRows.VALUE))),
            Row.acsResponse("InformResponse", Shape.of(f -> new InformResponse(f.number(0)), As.maxEnvelopes())),
            Row.acs(
                    "Kicked",
                    Shape.of(
                            f -> new Kicked(f.text(0), f.text(1), f.text(2), f.text(3)),
                            As.text("Command"),
                            As.text("Referer"),
                            As.text("Arg"),
                            As.text("Next"))),
            Row.acsResponse("KickedResponse", Shape.of(f -> new KickedResponse(f.text(0)), As.text("NextURL"))),
            new Row("GetRPCMethods", null, true, Row.empty(GetRPCMethods::new)),
            new Row(
                    "GetRPCMethodsResponse",
                    null,
                    false,
                    Shape.of(
                            f -> new GetRPCMethodsResponse(f.list(0)),
                            As.strings("MethodList", Need.EXPECTED, "MethodList"))));

    private InformRows() {}
}
