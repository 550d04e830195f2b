package org.cwmp4j.codec.internal.write;

import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.KickedResponse;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.RequestDownloadResponse;

/** Inform, GetRPCMethods, Kicked, RequestDownload (TR-069 A6C1 A.3.1.1, A.3.3.1, A.4.2). */
final class SessionWriters {
    private static final Element DEVICE_ID = Element.of("DeviceId");
    private static final Element MANUFACTURER = Element.of("Manufacturer");
    private static final Element OUI = Element.of("OUI");
    private static final Element PRODUCT_CLASS = Element.of("ProductClass");
    private static final Element SERIAL_NUMBER = Element.of("SerialNumber");
    private static final ArrayElement EVENT = ArrayElement.ofStructs("Event", "EventStruct");
    private static final Element EVENT_CODE = Element.of("EventCode");
    private static final Element MAX_ENVELOPES = Element.of("MaxEnvelopes");
    private static final Element CURRENT_TIME = Element.of("CurrentTime");
    private static final Element RETRY_COUNT = Element.of("RetryCount");
    private static final ArrayElement METHOD_LIST = ArrayElement.ofStrings("MethodList");
    private static final Element COMMAND = Element.of("Command");
    private static final Element REFERER = Element.of("Referer");
    private static final Element ARG = Element.of("Arg");
    private static final Element NEXT = Element.of("Next");
    private static final Element NEXT_URL = Element.of("NextURL");
    private static final ArrayElement FILE_TYPE_ARG = ArrayElement.ofStructs("FileTypeArg", "ArgStruct");
    private static final Element VALUE = Element.of("Value");

    private SessionWriters() {}

    static void addTo(RpcTable.Builder table) {
        table.add(Inform.class, SessionWriters::inform)
                .add(InformResponse.class, (out, m) -> out.number(MAX_ENVELOPES, m.maxEnvelopes()))
                .addEmpty(GetRPCMethods.class)
                .add(GetRPCMethodsResponse.class, (out, m) -> out.texts(METHOD_LIST, m.methodList()))
                .add(Kicked.class, SessionWriters::kicked)
                .add(KickedResponse.class, (out, m) -> out.text(NEXT_URL, m.nextUrl()))
                .add(RequestDownload.class, SessionWriters::requestDownload)
                .addEmpty(RequestDownloadResponse.class);
    }

    private static void inform(MessageOutput out, Inform m) {
        DeviceId id = m.deviceId();
        out.open(DEVICE_ID);
        out.text(MANUFACTURER, id.manufacturer());
        out.text(OUI, id.oui());
        out.text(PRODUCT_CLASS, id.productClass());
        out.text(SERIAL_NUMBER, id.serialNumber());
        out.close(DEVICE_ID);
        out.structs(EVENT, m.event(), SessionWriters::event);
        out.number(MAX_ENVELOPES, m.maxEnvelopes());
        out.dateTime(CURRENT_TIME, m.currentTime());
        out.number(RETRY_COUNT, m.retryCount());
        ParameterWriters.values(out, m.parameterList());
    }

    private static void event(MessageOutput out, Event e) {
        out.text(EVENT_CODE, e.code().text());
        out.text(Elements.COMMAND_KEY, e.commandKey());
    }

    private static void kicked(MessageOutput out, Kicked m) {
        out.text(COMMAND, m.command());
        out.text(REFERER, m.referer());
        out.text(ARG, m.arg());
        out.text(NEXT, m.next());
    }

    private static void requestDownload(MessageOutput out, RequestDownload m) {
        out.text(Elements.FILE_TYPE, m.fileType().text());
        out.structs(FILE_TYPE_ARG, m.fileTypeArg(), (o, a) -> {
            o.text(Elements.NAME, a.name());
            o.text(VALUE, a.value());
        });
    }
}
