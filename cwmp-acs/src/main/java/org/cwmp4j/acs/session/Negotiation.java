package org.cwmp4j.acs.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/** Which version of CWMP a session uses (TR-069 A6C1 3.7.2.1, Tables 9 and 11; A-VER-08 to A-VER-13). */
final class Negotiation {
    private static final Pattern NAMESPACE = Pattern.compile("urn:dslforum-org:cwmp-1-(\\d{1,3})");

    private Negotiation() {}

    /** What came of it. */
    sealed interface Outcome {
        /** Speak that version in that namespace, and announce it if there is something to announce. */
        record Agreed(
                CwmpVersion version,
                String namespace,
                @Nullable String announce) implements Outcome {}

        /** Refuse the Inform with that fault. */
        record Failed(FaultCode code, String text, CwmpVersion version, String namespace) implements Outcome {}
    }

    static Outcome negotiate(SoapEnvelope inform, Set<CwmpVersion> supported) {
        String namespace = mirrored(inform.namespace());
        SoapHeader header = inform.header();
        List<String> offered = header.supportedCwmpVersions();
        return offered != null && supported.contains(CwmpVersion.V1_4)
                ? choose(offered, namespace, supported)
                : infer(namespace, header.sessionTimeout() != null, supported);
    }

    /** The highest version of the device's list that we speak; versions that nobody knows yet are skipped (B-HDR-11). */
    private static Outcome choose(List<String> offered, String namespace, Set<CwmpVersion> supported) {
        Optional<CwmpVersion> common = offered.stream()
                .map(text -> CwmpVersion.ofText(text.strip()))
                .flatMap(Optional::stream)
                .filter(supported::contains)
                .max(Comparator.naturalOrder());
        return common.<Outcome>map(v -> new Outcome.Agreed(v, namespace, v.text()))
                .orElseGet(() -> new Outcome.Failed(
                        FaultCode.ACS_VERSION_INCOMPATIBLE, "No common CWMP version", CwmpVersion.V1_4, namespace));
    }

    /** By namespace and SessionTimeout (Table 9); a lower version of ours if we cannot do that one. */
    private static Outcome infer(String namespace, boolean sessionTimeout, Set<CwmpVersion> supported) {
        CwmpVersion inferred = ofNamespace(namespace);
        if (inferred == CwmpVersion.V1_2 && sessionTimeout) {
            inferred = CwmpVersion.V1_3;
        }
        CwmpVersion highest = inferred;
        Optional<CwmpVersion> ours = supported.stream().filter(highest::has).max(Comparator.naturalOrder());
        if (ours.isEmpty()) {
            return new Outcome.Failed(
                    FaultCode.ACS_REQUEST_DENIED, "CWMP " + inferred + " is not supported", inferred, namespace);
        }
        boolean same = ofNamespace(namespace).namespace().equals(ours.get().namespace());
        return new Outcome.Agreed(ours.get(), same ? namespace : ours.get().namespace(), null);
    }

    private static CwmpVersion ofNamespace(String namespace) {
        if (namespace.equals(CwmpVersion.V1_0.namespace())) {
            return CwmpVersion.V1_0;
        }
        return namespace.equals(CwmpVersion.V1_1.namespace()) ? CwmpVersion.V1_1 : CwmpVersion.V1_2;
    }

    /**
     * The namespace to answer in: the peer's own, {@code cwmp-1-3} and {@code cwmp-1-4} included (B-VER-15); for a higher one the highest that
     * exists, for none or a foreign one the lowest, which every device reads.
     */
    static String mirrored(String namespace) {
        Matcher matcher = NAMESPACE.matcher(namespace);
        if (!matcher.matches()) {
            return CwmpVersion.V1_0.namespace();
        }
        return Integer.parseInt(matcher.group(1)) <= 4 ? namespace : CwmpVersion.V1_4.namespace();
    }
}
