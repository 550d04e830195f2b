package org.cwmp4j.model;

import static org.cwmp4j.model.CwmpVersion.V1_0;
import static org.cwmp4j.model.CwmpVersion.V1_1;
import static org.cwmp4j.model.CwmpVersion.V1_2;
import static org.cwmp4j.model.CwmpVersion.V1_3;
import static org.cwmp4j.model.CwmpVersion.V1_4;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What exists since which version of CWMP (TR-069 A6C1 Tables 8, 87 to 89 and the schemas). A session uses nothing that its
 * version lacks (C-VER-05, A-VER-11). Where an answer is empty, no version has the thing.
 */
public final class VersionTable {
    private static final Set<String> V1_0_METHODS = Set.of(
            "GetRPCMethods",
            "SetParameterValues",
            "GetParameterValues",
            "GetParameterNames",
            "SetParameterAttributes",
            "GetParameterAttributes",
            "AddObject",
            "DeleteObject",
            "Download",
            "Reboot",
            "Upload",
            "FactoryReset",
            "ScheduleInform",
            "GetQueuedTransfers",
            "SetVouchers",
            "GetOptions",
            "Inform",
            "TransferComplete",
            "RequestDownload",
            "Kicked");
    private static final Set<String> V1_1_METHODS = Set.of("AutonomousTransferComplete", "GetAllQueuedTransfers");
    private static final Set<String> V1_2_METHODS = Set.of(
            "ScheduleDownload",
            "CancelTransfer",
            "ChangeDUState",
            "DUStateChangeComplete",
            "AutonomousDUStateChangeComplete");

    private static final Set<EventCode> V1_0_EVENTS = Set.of(
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
            EventCode.M_UPLOAD);
    private static final Map<EventCode, CwmpVersion> LATER_EVENTS = Map.of(
            EventCode.AUTONOMOUS_TRANSFER_COMPLETE, V1_1,
            EventCode.DU_STATE_CHANGE_COMPLETE, V1_2,
            EventCode.AUTONOMOUS_DU_STATE_CHANGE_COMPLETE, V1_2,
            EventCode.M_SCHEDULE_DOWNLOAD, V1_2,
            EventCode.M_CHANGE_DU_STATE, V1_2,
            EventCode.WAKEUP, V1_4,
            EventCode.HEARTBEAT, V1_4);

    private static final Map<String, CwmpVersion> HEADERS = Map.of(
            "ID", V1_0,
            "HoldRequests", V1_0,
            "SessionTimeout", V1_3,
            "SupportedCWMPVersions", V1_4,
            "UseCWMPVersion", V1_4);

    private static final Pattern VENDOR_METHOD = Pattern.compile("X_\\S+");
    private static final Pattern VENDOR_METHOD_EVENT = Pattern.compile("M X_\\S+");
    private static final Pattern OUI_FORM = Pattern.compile("X [0-9A-F]{6} [^\\r\\n]+");
    private static final Pattern DOMAIN_FORM = Pattern.compile("X \\S+ [^\\r\\n]+");

    private VersionTable() {}

    /** The version that brought a method, by its name; for a vendor's ({@code X_...}) the first. */
    public static Optional<CwmpVersion> ofMethod(String name) {
        if (V1_0_METHODS.contains(name) || VENDOR_METHOD.matcher(name).matches()) {
            return Optional.of(V1_0);
        }
        if (V1_1_METHODS.contains(name)) {
            return Optional.of(V1_1);
        }
        return V1_2_METHODS.contains(name) ? Optional.of(V1_2) : Optional.empty();
    }

    /** The version that brought an event; vendor events named by OUI since 1.0, those named by domain since 1.2. */
    public static Optional<CwmpVersion> ofEvent(EventCode code) {
        if (V1_0_EVENTS.contains(code)) {
            return Optional.of(V1_0);
        }
        CwmpVersion later = LATER_EVENTS.get(code);
        if (later != null) {
            return Optional.of(later);
        }
        return VENDOR_METHOD_EVENT.matcher(code.text()).matches() ? Optional.of(V1_0) : vendorText(code.text());
    }

    /** The version that brought a fault code, of either side; 0 and vendor codes since 1.0, reserved codes never. */
    public static Optional<CwmpVersion> ofFault(FaultCode code) {
        int c = code.value();
        if (c == 0 || code.isVendor() || (c >= 9000 && c <= 9013) || (c >= 8000 && c <= 8005)) {
            return Optional.of(V1_0);
        }
        if (c >= 9014 && c <= 9019) {
            return Optional.of(V1_1);
        }
        if (c >= 9020 && c <= 9032) {
            return Optional.of(V1_2);
        }
        return c == 8006 ? Optional.of(V1_4) : Optional.empty();
    }

    /** The version that brought a notification value. */
    public static CwmpVersion ofNotification(Notification notification) {
        return notification.since();
    }

    /** The version that brought a SOAP header, by its local name. */
    public static Optional<CwmpVersion> ofHeader(String name) {
        return Optional.ofNullable(HEADERS.get(name));
    }

    /** The version that brought a file type for a use; vendor types named by OUI since 1.0, by domain since 1.2. */
    public static Optional<CwmpVersion> ofFileType(FileType type, FileType.Use use) {
        CwmpVersion standard = FileTypes.since(type.text(), use);
        return standard != null ? Optional.of(standard) : vendorText(type.text());
    }

    private static Optional<CwmpVersion> vendorText(String text) {
        if (OUI_FORM.matcher(text).matches()) {
            return Optional.of(V1_0);
        }
        return DOMAIN_FORM.matcher(text).matches() ? Optional.of(V1_2) : Optional.empty();
    }

    /** Whether an event may be sent in a session of this version (B-OLD-10: the others are not sent). */
    public static boolean has(CwmpVersion version, EventCode code) {
        return ofEvent(code).filter(version::has).isPresent();
    }

    /** Whether a method may be called in a session of this version. */
    public static boolean hasMethod(CwmpVersion version, String name) {
        return ofMethod(name).filter(version::has).isPresent();
    }

    /** Whether a fault code may be sent in a session of this version. */
    public static boolean has(CwmpVersion version, FaultCode code) {
        return ofFault(code).filter(version::has).isPresent();
    }

    /**
     * The code to send in place of one that the peer's version lacks (B-OLD-10): 9014 to 9020 become 9010, or 9011 for an
     * upload; 8006 becomes 8001; anything else 9001.
     *
     * @param upload whether the code says how an upload ended
     */
    public static FaultCode forPeer(FaultCode code, CwmpVersion version, boolean upload) {
        if (has(version, code)) {
            return code;
        }
        int c = code.value();
        if (c >= 9014 && c <= 9020) {
            return upload ? FaultCode.UPLOAD_FAILURE : FaultCode.DOWNLOAD_FAILURE;
        }
        return c >= 8000 && c < 9000 ? FaultCode.ACS_REQUEST_DENIED : FaultCode.REQUEST_DENIED;
    }
}
