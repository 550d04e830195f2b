package org.cwmp4j.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CWMP entries of a SOAP Header (TR-069 A6C1 Table 4); {@code null} stands for an entry that is not there.
 *
 * @param id any text; a response or fault carries that of its request
 * @param holdRequests ACS to CPE only; deprecated by the standard
 * @param noMoreRequests of the first issue of 2004; read, never written
 * @param sessionTimeout seconds, 30 or more; with Inform only (since 1.3)
 * @param supportedCwmpVersions with Inform only (since 1.4); as written, unknown later versions included
 * @param useCwmpVersion with InformResponse only (since 1.4)
 */
public record SoapHeader(
        @Nullable String id,
        @Nullable Boolean holdRequests,
        @Nullable Boolean noMoreRequests,
        @Nullable Long sessionTimeout,
        @Nullable List<String> supportedCwmpVersions,
        @Nullable String useCwmpVersion) {
    /** No entry at all. */
    public static final SoapHeader NONE = new SoapHeader(null, null, null, null, null, null);

    public SoapHeader {
        supportedCwmpVersions = supportedCwmpVersions == null ? null : List.copyOf(supportedCwmpVersions);
    }

    /** Only an ID; {@code null} for none. */
    public static SoapHeader ofId(@Nullable String id) {
        return id == null ? NONE : new SoapHeader(id, null, null, null, null, null);
    }

    /** Whether the ACS holds the device's requests; an absent entry says no (C-SESS-13). */
    public boolean holdsRequests() {
        return Boolean.TRUE.equals(holdRequests);
    }

    /** With that HoldRequests entry. */
    public SoapHeader withHoldRequests(@Nullable Boolean hold) {
        return new SoapHeader(id, hold, noMoreRequests, sessionTimeout, supportedCwmpVersions, useCwmpVersion);
    }

    /** With that SessionTimeout entry. */
    public SoapHeader withSessionTimeout(@Nullable Long seconds) {
        return new SoapHeader(id, holdRequests, noMoreRequests, seconds, supportedCwmpVersions, useCwmpVersion);
    }

    /** With that SupportedCWMPVersions entry. */
    public SoapHeader withSupportedCwmpVersions(@Nullable List<String> versions) {
        return new SoapHeader(id, holdRequests, noMoreRequests, sessionTimeout, versions, useCwmpVersion);
    }

    /** With that UseCWMPVersion entry. */
    public SoapHeader withUseCwmpVersion(@Nullable String version) {
        return new SoapHeader(id, holdRequests, noMoreRequests, sessionTimeout, supportedCwmpVersions, version);
    }
}
