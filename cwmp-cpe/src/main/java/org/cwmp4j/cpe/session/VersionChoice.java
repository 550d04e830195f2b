package org.cwmp4j.cpe.session;

import java.util.Optional;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Which version a session goes on with (TR-069 A6C1 3.7.1.1, Table 6).
 *
 * @param agreed {@code null} if the ACS chose one that was not offered
 * @param refusal why, if so; otherwise empty
 */
record VersionChoice(@Nullable CwmpVersion agreed, String refusal) {
    static VersionChoice of(SessionSettings settings, SoapEnvelope informResponse) {
        String chosen = informResponse.header().useCwmpVersion();
        boolean asked = settings.highest().has(CwmpVersion.V1_4);
        if (chosen == null || !asked) {
            // An answer to a list that was not sent is ignored (B-HDR-10).
            return new VersionChoice(inferred(settings.highest(), informResponse.namespace()), "");
        }
        Optional<CwmpVersion> version = CwmpVersion.ofText(chosen.strip()).filter(settings.versions()::contains);
        return new VersionChoice(
                version.orElse(null), version.isPresent() ? "" : "UseCWMPVersion " + chosen + " was not offered");
    }

    /** By namespace (C-VER-04); 1.3 cannot be told from 1.2. Never above the device's own (B-VER-14). */
    private static CwmpVersion inferred(CwmpVersion own, String namespace) {
        CwmpVersion theirs = namespace.equals(CwmpVersion.V1_0.namespace())
                ? CwmpVersion.V1_0
                : namespace.equals(CwmpVersion.V1_1.namespace()) ? CwmpVersion.V1_1 : CwmpVersion.V1_2;
        return own.compareTo(theirs) < 0 ? own : theirs;
    }
}
