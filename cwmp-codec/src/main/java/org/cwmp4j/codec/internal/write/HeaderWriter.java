package org.cwmp4j.codec.internal.write;

import java.util.List;
import org.cwmp4j.codec.SoapHeader;

/** The SOAP Header with CWMP's entries (TR-069 A6C1 Table 4); nothing at all if there is none. */
final class HeaderWriter {
    private static final Entry ID = new Entry("ID", "1");
    private static final Entry HOLD_REQUESTS = new Entry("HoldRequests", "1");
    private static final Entry SESSION_TIMEOUT = new Entry("SessionTimeout", "0");
    private static final Entry SUPPORTED_VERSIONS = new Entry("SupportedCWMPVersions", "0");
    private static final Entry USE_VERSION = new Entry("UseCWMPVersion", "1");

    private HeaderWriter() {}

    static void write(MessageOutput out, SoapHeader header) {
        String id = header.id();
        Boolean hold = header.holdRequests();
        Long timeout = header.sessionTimeout();
        List<String> versions = header.supportedCwmpVersions();
        String version = header.useCwmpVersion();
        if (id == null && hold == null && timeout == null && versions == null && version == null) {
            return;
        }
        out.sink().raw(Envelopes.HEADER);
        if (id != null) {
            out.text(ID.in(out), id);
        }
        if (hold != null) {
            out.bool(HOLD_REQUESTS.in(out), hold);
        }
        if (timeout != null) {
            out.number(SESSION_TIMEOUT.in(out), timeout);
        }
        if (versions != null) {
            out.text(SUPPORTED_VERSIONS.in(out), String.join(",", versions));
        }
        if (version != null) {
            out.text(USE_VERSION.in(out), version);
        }
        out.sink().raw(Envelopes.END_OF_HEADER);
    }

    /** A header entry, in the CWMP namespace, with its mustUnderstand. */
    private static final class Entry {
        private final Element qualified;
        private final Element unqualified;

        Entry(String name, String mustUnderstand) {
            String attribute = Envelopes.SOAP_PREFIX + "mustUnderstand=\"" + mustUnderstand + "\"";
            qualified = Element.of(Envelopes.CWMP_PREFIX + name, attribute);
            unqualified = Element.of(name, attribute);
        }

        Element in(MessageOutput out) {
            return out.isQualified() ? qualified : unqualified;
        }
    }
}
