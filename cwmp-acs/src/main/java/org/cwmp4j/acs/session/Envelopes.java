package org.cwmp4j.acs.session;

import org.cwmp4j.acs.session.SessionState.DeviceRequest;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.MethodFaults;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.jspecify.annotations.Nullable;

/** Makes what leaves: one message, its ID, and HoldRequests only if the application wants it (A-HDR-04). */
final class Envelopes {
    private Envelopes() {}

    static SessionEffect.Send send(SessionContext context, String namespace, @Nullable String id, CwmpMessage message) {
        SoapHeader header = SoapHeader.ofId(id).withHoldRequests(context.holdWanted() ? Boolean.TRUE : null);
        return new SessionEffect.Send(new SoapEnvelope(namespace, header, message), context.version());
    }

    static SessionEffect.Send send(SessionContext context, DeviceRequest to, CwmpMessage message) {
        return send(context, to.namespace(), to.id(), message);
    }

    /** A fault with the nearest code that the method and the version have (B-FLT-09). */
    static Fault fault(String method, CwmpVersion version, FaultCode code, String text) {
        return Fault.of(MethodFaults.nearest(method, Direction.ACS_TO_CPE, version, code), printable(text));
    }

    /** Without what XML cannot carry: no text of the application may keep a fault from leaving. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> isXml(c) ? c : '?').forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
