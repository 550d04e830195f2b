package org.cwmp4j.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Violation;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;

/** Which header entries may go with which message, which way and since when (TR-069 A6C1 Table 4; HDR). */
final class HeaderRules {
    private static final long SHORTEST_TIMEOUT = 30;
    private static final long LARGEST_UNSIGNED_INT = 0xFFFF_FFFFL;
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+");

    private final CwmpMessage message;
    private final CwmpVersion version;
    private final Direction direction;
    private final List<Violation> found = new ArrayList<>();

    private HeaderRules(CwmpMessage message, CwmpVersion version, Direction direction) {
        this.message = message;
        this.version = version;
        this.direction = direction;
    }

    /** What the header and the namespace of an envelope break; empty if nothing. */
    static List<Violation> check(SoapEnvelope envelope, CwmpVersion version, Direction direction) {
        SoapHeader header = envelope.header();
        boolean known = Namespaces.isSendable(envelope.namespace());
        if (known && (header.equals(SoapHeader.NONE) || header.equals(SoapHeader.ofId(header.id())))) {
            return List.of();
        }
        HeaderRules rules = new HeaderRules(envelope.message(), version, direction);
        if (!known) {
            rules.add("Envelope", "not in a namespace of CWMP", CwmpVersion.V1_0.namespace() + " or later");
        }
        rules.check(header);
        return List.copyOf(rules.found);
    }

    private void check(SoapHeader header) {
        if (header.holdRequests() != null && direction != Direction.ACS_TO_CPE) {
            add("HoldRequests", "sent by a device", "only the ACS to send it");
        }
        if (header.noMoreRequests() != null) {
            add("NoMoreRequests", "in no schema of CWMP", "its absence");
        }
        if (header.sessionTimeout() != null) {
            sessionTimeout(header.sessionTimeout());
        }
        if (header.supportedCwmpVersions() != null) {
            supportedVersions(header.supportedCwmpVersions());
        }
        if (header.useCwmpVersion() != null) {
            useVersion(header.useCwmpVersion());
        }
    }

    private void sessionTimeout(long seconds) {
        onlyWith(Inform.class, Direction.CPE_TO_ACS, "SessionTimeout");
        since(CwmpVersion.V1_3, "SessionTimeout");
        if (seconds < SHORTEST_TIMEOUT || seconds > LARGEST_UNSIGNED_INT) {
            add("SessionTimeout", "out of range", SHORTEST_TIMEOUT + " to " + LARGEST_UNSIGNED_INT);
        }
    }

    private void supportedVersions(List<String> versions) {
        onlyWith(Inform.class, Direction.CPE_TO_ACS, "SupportedCWMPVersions");
        since(CwmpVersion.V1_4, "SupportedCWMPVersions");
        if (versions.isEmpty() || !versions.stream().allMatch(HeaderRules::isVersion)) {
            add("SupportedCWMPVersions", "not a list of versions", "such as 1.0,1.1,1.2");
        }
    }

    /** In a session of any version: it says which one the session will have. */
    private void useVersion(String chosen) {
        onlyWith(InformResponse.class, Direction.ACS_TO_CPE, "UseCWMPVersion");
        if (!isVersion(chosen)) {
            add("UseCWMPVersion", "not a version", "such as 1.4");
        }
    }

    private static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    private void onlyWith(Class<? extends CwmpMessage> type, Direction way, String entry) {
        if (!type.isInstance(message) || direction != way) {
            add(
                    entry,
                    "sent with " + message.name() + ", " + direction,
                    "only with " + type.getSimpleName() + ", " + way);
        }
    }

    private void since(CwmpVersion first, String entry) {
        if (!version.has(first)) {
            add(entry, "not in CWMP " + version, first + " or later");
        }
    }

    private void add(String entry, String rule, String expected) {
        FaultCode answer =
                direction == Direction.CPE_TO_ACS ? FaultCode.ACS_INVALID_ARGUMENTS : FaultCode.INVALID_ARGUMENTS;
        found.add(new Violation("Header." + entry, rule, expected, answer, Violation.Scope.SENDER));
    }
}
