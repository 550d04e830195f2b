package org.cwmp4j.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which fault codes each method may be refused with, and which may stand in completions (TR-069 A6C1 A.3, A.4, Tables 43, 82, 87,
 * 88; B-FLT-09). A receiver processes any code; see {@link FaultCode#effective}. Codes of vendors may stand anywhere.
 */
public final class MethodFaults {
    private static final Map<String, Set<FaultCode>> BY_CPE = new TreeMap<>();
    private static final Map<String, Set<FaultCode>> BY_ACS = new TreeMap<>();
    private static final Set<FaultCode> OTHER_BY_CPE = codes(9000, 9001, 9002, 9003, 9004);
    private static final Set<FaultCode> OTHER_BY_ACS = codes(8000, 8001, 8002, 8003, 8004, 8005);
    private static final Set<FaultCode> PARAMETER = codes(9001, 9002, 9003, 9005, 9006, 9007, 9008);
    private static final Set<FaultCode> TRANSFER =
            codes(0, 9001, 9002, 9010, 9011, 9012, 9014, 9015, 9016, 9017, 9018, 9019, 9020);
    private static final Set<FaultCode> DEPLOYMENT_UNIT = codes(
            0, 9001, 9003, 9012, 9013, 9015, 9016, 9017, 9018, 9022, 9023, 9024, 9025, 9026, 9027, 9028, 9029, 9030,
            9031, 9032);

    static {
        cpe("GetRPCMethods", 9001, 9002);
        cpe("SetParameterValues", 9001, 9002, 9003, 9004, 9005, 9006, 9007, 9008);
        for (String name :
                new String[] {"GetParameterValues", "GetParameterNames", "GetParameterAttributes", "AddObject"}) {
            cpe(name, 9001, 9002, 9003, 9004, 9005);
        }
        cpe("SetParameterAttributes", 9001, 9002, 9003, 9004, 9005, 9009);
        cpe("DeleteObject", 9001, 9002, 9003, 9005);
        cpe("Download", 9000, 9001, 9002, 9003, 9004, 9010, 9012, 9013);
        cpe("Upload", 9000, 9001, 9002, 9003, 9004, 9011, 9012, 9013);
        cpe("ScheduleDownload", 9000, 9001, 9002, 9003, 9004, 9010, 9013);
        cpe("Reboot", 9001, 9002, 9003);
        cpe("FactoryReset", 9000, 9001, 9002, 9003);
        cpe("ScheduleInform", 9000, 9001, 9002, 9003);
        cpe("GetOptions", 9000, 9001, 9002, 9003);
        cpe("SetVouchers", 9000, 9001, 9002, 9003, 9004);
        cpe("GetQueuedTransfers", 9000, 9001, 9002);
        cpe("GetAllQueuedTransfers", 9000, 9001, 9002);
        cpe("CancelTransfer", 9000, 9001, 9004, 9021);
        cpe("ChangeDUState", 9000, 9001, 9002, 9004);
        acs("GetRPCMethods", 8001, 8002, 8005);
        acs("Inform", 8001, 8002, 8003, 8004, 8005, 8006);
        acs("TransferComplete", 8000, 8001, 8002, 8003, 8004, 8005);
        acs("AutonomousTransferComplete", 8000, 8001, 8002, 8003, 8004, 8005);
        acs("DUStateChangeComplete", 8000, 8001, 8002, 8003, 8004, 8005);
        acs("AutonomousDUStateChangeComplete", 8000, 8001, 8002, 8003, 8004, 8005);
        acs("RequestDownload", 8000, 8001, 8002, 8003, 8005);
        acs("Kicked", 8000, 8001, 8002, 8003, 8005);
    }

    private MethodFaults() {}

    private static void cpe(String method, int... codes) {
        BY_CPE.put(method, codes(codes));
    }

    private static void acs(String method, int... codes) {
        BY_ACS.put(method, codes(codes));
    }

    private static Set<FaultCode> codes(int... codes) {
        return Arrays.stream(codes).mapToObj(FaultCode::new).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The standard codes that a method may be refused with in a session of a version. For a method that the standard does not
     * know (a vendor's, say) those that need no context.
     *
     * @param faultTravels {@link Direction#CPE_TO_ACS} where the device refuses, the other where the ACS does
     */
    public static Set<FaultCode> of(String method, Direction faultTravels, CwmpVersion version) {
        boolean byCpe = faultTravels == Direction.CPE_TO_ACS;
        Set<FaultCode> listed = byCpe ? BY_CPE.get(method) : BY_ACS.get(method);
        return upTo(version, listed != null ? listed : byCpe ? OTHER_BY_CPE : OTHER_BY_ACS);
    }

    /** Whether a code may be sent in refusal of a method; a vendor code of the right side always may. */
    public static boolean allows(String method, Direction faultTravels, CwmpVersion version, FaultCode code) {
        boolean ofSide = faultTravels == Direction.CPE_TO_ACS ? code.value() >= 9000 : code.value() < 9000;
        return (code.isVendor() && ofSide) || of(method, faultTravels, version).contains(code);
    }

    /** Whether a code may stand in an entry for one parameter of SetParameterValues (C-SPV-13: never 9004). */
    public static boolean allowsForParameter(FaultCode code) {
        return PARAMETER.contains(code) || isCpeVendor(code);
    }

    /**
     * Whether a code, 0 for success, may stand in TransferComplete and AutonomousTransferComplete (C-TC-03). The schema of 1.0
     * lists the codes and knows no vendor's.
     */
    public static boolean allowsInTransfer(FaultCode code, CwmpVersion version) {
        return upTo(version, TRANSFER).contains(code) || (isCpeVendor(code) && version.has(CwmpVersion.V1_1));
    }

    /** Whether a code, 0 for success, may stand in the result of a deployment unit's change. */
    public static boolean allowsInDeploymentUnit(FaultCode code) {
        return DEPLOYMENT_UNIT.contains(code) || isCpeVendor(code);
    }

    /**
     * The code to send for a refusal that was meant with {@code code}: this one where the method and version have it, else the
     * nearest that they have.
     */
    public static FaultCode nearest(String method, Direction faultTravels, CwmpVersion version, FaultCode code) {
        if (allows(method, faultTravels, version, code)) {
            return code;
        }
        FaultCode mapped = code.value() >= 9014 && code.value() <= 9020
                ? (method.equals("Upload") ? FaultCode.UPLOAD_FAILURE : FaultCode.DOWNLOAD_FAILURE)
                : code;
        return Optional.of(mapped)
                .filter(c -> allows(method, faultTravels, version, c))
                .orElse(faultTravels == Direction.CPE_TO_ACS ? FaultCode.REQUEST_DENIED : FaultCode.ACS_REQUEST_DENIED);
    }

    private static boolean isCpeVendor(FaultCode code) {
        return code.isVendor() && code.value() >= 9000;
    }

    private static Set<FaultCode> upTo(CwmpVersion version, Set<FaultCode> codes) {
        return codes.stream().filter(c -> VersionTable.has(version, c)).collect(Collectors.toUnmodifiableSet());
    }
}
