package org.cwmp4j.codec.arbitrary;

import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.ArgStruct;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.KickedResponse;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.RequestDownloadResponse;

/** Inform, GetRPCMethods, Kicked, RequestDownload. */
final class SessionMessages {
    private static final int MAX_EVENTS = 64;

    private SessionMessages() {}

    static void addTo(List<MessageKind> kinds) {
        CwmpVersion v = CwmpVersion.V1_0;
        kinds.add(new MessageKind(Inform.class, CPE_TO_ACS, v, SessionMessages::informs));
        kinds.add(new MessageKind(
                InformResponse.class, ACS_TO_CPE, v, (x, s) -> Arbitraries.just(new InformResponse(1))));
        kinds.add(new MessageKind(GetRPCMethods.class, ACS_TO_CPE, v, (x, s) -> Arbitraries.just(new GetRPCMethods())));
        kinds.add(new MessageKind(GetRPCMethods.class, CPE_TO_ACS, v, (x, s) -> Arbitraries.just(new GetRPCMethods())));
        kinds.add(new MessageKind(GetRPCMethodsResponse.class, CPE_TO_ACS, v, (x, s) -> methods(s, "Reboot")));
        kinds.add(new MessageKind(GetRPCMethodsResponse.class, ACS_TO_CPE, v, (x, s) -> methods(s, "Inform")));
        kinds.add(new MessageKind(
                Kicked.class,
                CPE_TO_ACS,
                v,
                (x, s) -> Draw.values(d -> new Kicked(d.text(32), d.text(64), d.text(256), d.text(1024)))));
        kinds.add(new MessageKind(
                KickedResponse.class, ACS_TO_CPE, v, (x, s) -> Draw.values(d -> new KickedResponse(d.text(1024)))));
        kinds.add(new MessageKind(RequestDownload.class, CPE_TO_ACS, v, SessionMessages::requestDownloads));
        kinds.add(new MessageKind(
                RequestDownloadResponse.class,
                ACS_TO_CPE,
                v,
                (x, s) -> Arbitraries.just(new RequestDownloadResponse())));
    }

    private static Arbitrary<Inform> informs(CwmpVersion version, Sizes sizes) {
        Arbitrary<List<Event>> events =
                sizes.list(Draw.values(d -> event(d, version)), 0, MAX_EVENTS).map(SessionMessages::allowed);
        Arbitrary<Inform> rest = Draw.values(d -> new Inform(
                new DeviceId(d.text(64), d.hex(6), d.text(64), d.solid(64)),
                List.of(),
                1,
                d.localTime(),
                d.unsignedInt(),
                List.of()));
        return Combinators.combine(rest, events, sizes.list(Values.any(), 0, Integer.MAX_VALUE))
                .as((r, e, p) -> new Inform(r.deviceId(), e, r.maxEnvelopes(), r.currentTime(), r.retryCount(), p));
    }

    private static Event event(Draw d, CwmpVersion v) {
        List<EventCode> codes = new ArrayList<>(List.of(
                EventCode.BOOTSTRAP,
                EventCode.BOOT,
                EventCode.PERIODIC,
                EventCode.SCHEDULED,
                EventCode.VALUE_CHANGE,
                EventCode.KICKED,
                EventCode.CONNECTION_REQUEST,
                EventCode.TRANSFER_COMPLETE,
                EventCode.DIAGNOSTICS_COMPLETE,
                EventCode.REQUEST_DOWNLOAD,
                EventCode.M_REBOOT,
                EventCode.M_SCHEDULE_INFORM,
                EventCode.M_DOWNLOAD,
                EventCode.M_UPLOAD,
                new EventCode("M X_00D09E_Method"),
                new EventCode("X 00D09E something of a vendor")));
        if (v.has(CwmpVersion.V1_1)) {
            codes.add(EventCode.AUTONOMOUS_TRANSFER_COMPLETE);
        }
        if (v.has(CwmpVersion.V1_2)) {
            codes.addAll(List.of(
                    EventCode.DU_STATE_CHANGE_COMPLETE,
                    EventCode.AUTONOMOUS_DU_STATE_CHANGE_COMPLETE,
                    EventCode.M_SCHEDULE_DOWNLOAD,
                    EventCode.M_CHANGE_DU_STATE,
                    new EventCode("X example.com text")));
        }
        if (v.has(CwmpVersion.V1_4)) {
            codes.addAll(List.of(EventCode.WAKEUP, EventCode.HEARTBEAT));
        }
        EventCode code = d.oneOf(codes);
        return new Event(code, code.isMethodEvent() ? d.key() : "");
    }

    /** Numbered events once each, a heartbeat only alone. */
    private static List<Event> allowed(List<Event> events) {
        Set<EventCode> seen = new HashSet<>();
        List<Event> allowed = new ArrayList<>();
        for (Event e : events) {
            boolean repeats = e.code().isMethodEvent() || e.code().text().startsWith("X ");
            boolean lonely = e.code().equals(EventCode.HEARTBEAT) && events.size() > 1;
            if (!lonely && (seen.add(e.code()) || repeats)) {
                allowed.add(e);
            }
        }
        return allowed;
    }

    private static Arbitrary<GetRPCMethodsResponse> methods(Sizes sizes, String always) {
        return sizes.list(Draw.values(d -> "X_00D09E_" + d.letters(1 + d.below(55))), 0, Integer.MAX_VALUE)
                .map(vendors -> {
                    List<String> all = new ArrayList<>(vendors);
                    all.add(0, always);
                    return new GetRPCMethodsResponse(all);
                });
    }

    private static Arbitrary<RequestDownload> requestDownloads(CwmpVersion version, Sizes sizes) {
        return Combinators.combine(
                        Draw.values(d -> FileTypes.requestDownload(d, version)),
                        sizes.list(Draw.values(d -> new ArgStruct(d.solid(64), d.text(256))), 0, 16))
                .as(RequestDownload::new);
    }
}
