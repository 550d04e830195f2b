package org.cwmp4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.model.CwmpVersion.V1_0;
import static org.cwmp4j.model.CwmpVersion.V1_4;
import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Rule("B-FLT-09")
class MethodFaultsTest {

    /** Columns of TR-069 A6C1 Table 87, by code; the test of the other way round is the matrix by method. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9000|Download Upload ScheduleDownload FactoryReset ScheduleInform GetOptions SetVouchers GetQueuedTransfers GetAllQueuedTransfers CancelTransfer ChangeDUState",
                "9001|GetRPCMethods SetParameterValues GetParameterValues GetParameterNames GetParameterAttributes AddObject SetParameterAttributes DeleteObject Download Upload ScheduleDownload Reboot FactoryReset ScheduleInform GetOptions SetVouchers GetQueuedTransfers GetAllQueuedTransfers CancelTransfer ChangeDUState",
                "9002|GetRPCMethods SetParameterValues GetParameterValues GetParameterNames GetParameterAttributes AddObject SetParameterAttributes DeleteObject Download Upload ScheduleDownload Reboot FactoryReset ScheduleInform GetOptions SetVouchers GetQueuedTransfers GetAllQueuedTransfers ChangeDUState",
                "9003|SetParameterValues GetParameterValues GetParameterNames SetParameterAttributes GetParameterAttributes AddObject DeleteObject Download Reboot Upload FactoryReset ScheduleInform ScheduleDownload SetVouchers GetOptions",
                "9004|SetParameterValues GetParameterValues GetParameterNames SetParameterAttributes GetParameterAttributes AddObject Download Upload ScheduleDownload SetVouchers CancelTransfer ChangeDUState",
                "9005|SetParameterValues GetParameterValues GetParameterNames SetParameterAttributes GetParameterAttributes AddObject DeleteObject",
                "9006|SetParameterValues",
                "9007|SetParameterValues",
                "9008|SetParameterValues",
                "9009|SetParameterAttributes",
                "9010|Download ScheduleDownload",
                "9011|Upload",
                "9012|Download Upload",
                "9013|Download Upload ScheduleDownload",
                "9014|",
                "9020|",
                "9021|CancelTransfer",
                "9022|"
            })
    void codesOfTheDevice(int code, String methods) {
        Set<String> expected = methods == null ? Set.of() : Set.of(methods.split(" "));
        assertThat(cpeMethods())
                .allSatisfy(method -> assertThat(MethodFaults.allows(method, CPE_TO_ACS, V1_4, new FaultCode(code)))
                        .as(method)
                        .isEqualTo(expected.contains(method)));
    }

    private static Set<String> cpeMethods() {
        return Set.of(
                "GetRPCMethods",
                "SetParameterValues",
                "GetParameterValues",
                "GetParameterNames",
                "GetParameterAttributes",
                "AddObject",
                "SetParameterAttributes",
                "DeleteObject",
                "Download",
                "Upload",
                "ScheduleDownload",
                "Reboot",
                "FactoryReset",
                "ScheduleInform",
                "GetOptions",
                "SetVouchers",
                "GetQueuedTransfers",
                "GetAllQueuedTransfers",
                "CancelTransfer",
                "ChangeDUState");
    }

    @ParameterizedTest
    @CsvSource({
        "GetRPCMethods,8001 8002 8005",
        "Inform,8001 8002 8003 8004 8005 8006",
        "TransferComplete,8000 8001 8002 8003 8004 8005",
        "AutonomousTransferComplete,8000 8001 8002 8003 8004 8005",
        "DUStateChangeComplete,8000 8001 8002 8003 8004 8005",
        "AutonomousDUStateChangeComplete,8000 8001 8002 8003 8004 8005",
        "RequestDownload,8000 8001 8002 8003 8005",
        "Kicked,8000 8001 8002 8003 8005"
    })
    void codesOfTheAcs(String method, String codes) {
        assertThat(MethodFaults.of(method, ACS_TO_CPE, V1_4)).isEqualTo(codes(codes));
    }

    private static Set<FaultCode> codes(String codes) {
        return Arrays.stream(codes.split(" "))
                .map(Integer::parseInt)
                .map(FaultCode::new)
                .collect(Collectors.toSet());
    }

    @Test
    void aVersionHasNoLaterCodes() {
        assertThat(MethodFaults.of("Inform", ACS_TO_CPE, V1_0)).doesNotContain(FaultCode.ACS_VERSION_INCOMPATIBLE);
        assertThat(MethodFaults.allowsInTransfer(new FaultCode(9017), V1_0)).isFalse();
        assertThat(MethodFaults.allowsInTransfer(new FaultCode(9020), CwmpVersion.V1_1))
                .isFalse();
        assertThat(MethodFaults.allowsInTransfer(new FaultCode(9020), CwmpVersion.V1_2))
                .isTrue();
    }

    @Test
    void codesOfTransfersAndDeploymentUnits() {
        assertThat(allowed(code -> MethodFaults.allowsInTransfer(code, V1_4)))
                .isEqualTo(codes("0 9001 9002 9010 9011 9012 9014 9015 9016 9017 9018 9019 9020"));
        assertThat(allowed(MethodFaults::allowsInDeploymentUnit))
                .isEqualTo(
                        codes(
                                "0 9001 9003 9012 9013 9015 9016 9017 9018 9022 9023 9024 9025 9026 9027 9028 9029 9030 9031 9032"));
    }

    @Test
    @Rule("C-SPV-13")
    void codesOfSingleParameters() {
        assertThat(allowed(MethodFaults::allowsForParameter)).isEqualTo(codes("9001 9002 9003 9005 9006 9007 9008"));
    }

    private static Set<FaultCode> allowed(java.util.function.Predicate<FaultCode> test) {
        return IntStream.range(0, 9800).mapToObj(FaultCode::new).filter(test).collect(Collectors.toSet());
    }

    @Test
    @Rule("B-FLT-10")
    void vendorCodesMayStandAnywhereOnTheirSide() {
        assertThat(MethodFaults.allows("GetRPCMethods", CPE_TO_ACS, V1_0, new FaultCode(9800)))
                .isTrue();
        assertThat(MethodFaults.allows("GetRPCMethods", CPE_TO_ACS, V1_0, new FaultCode(8800)))
                .isFalse();
        assertThat(MethodFaults.allows("Inform", ACS_TO_CPE, V1_0, new FaultCode(8899)))
                .isTrue();
        assertThat(MethodFaults.allows("Inform", ACS_TO_CPE, V1_0, new FaultCode(9800)))
                .isFalse();
        assertThat(MethodFaults.allowsForParameter(new FaultCode(9850))).isTrue();
        assertThat(MethodFaults.allowsInTransfer(new FaultCode(9850), V1_4)).isTrue();
        assertThat(MethodFaults.allowsInTransfer(new FaultCode(9850), V1_0)).isFalse();
        assertThat(MethodFaults.allowsInDeploymentUnit(new FaultCode(8850))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Download,9017,9010",
        "Upload,9017,9011",
        "CancelTransfer,9002,9001",
        "Reboot,9004,9001",
        "Reboot,9003,9003",
        "ScheduleInform,9777,9001"
    })
    void theNearestCodeThatMayBeSent(String method, int meant, int sent) {
        assertThat(MethodFaults.nearest(method, CPE_TO_ACS, V1_4, new FaultCode(meant)))
                .isEqualTo(new FaultCode(sent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X_012345_Do", "NoSuchMethod"})
    void anUnknownMethodIsRefusedAsNotSupported(String method) {
        assertThat(MethodFaults.allows(method, CPE_TO_ACS, V1_0, FaultCode.METHOD_NOT_SUPPORTED))
                .isTrue();
        assertThat(MethodFaults.allows(method, ACS_TO_CPE, V1_0, FaultCode.ACS_METHOD_NOT_SUPPORTED))
                .isTrue();
    }

    @Test
    @Rule("B-FLT-02")
    void theTypeOfEachCode() {
        Set<Integer> client = Set.of(9003, 9005, 9006, 9007, 9008, 9020, 8003);
        assertThat(IntStream.concat(IntStream.rangeClosed(9000, 9032), IntStream.rangeClosed(8000, 8006))
                        .boxed())
                .allMatch(
                        code -> new FaultCode(code).type().text().equals(client.contains(code) ? "Client" : "Server"));
    }

    @ParameterizedTest
    @CsvSource({"9777,9001", "9033,9001", "9799,9001", "-1,9001", "9005,9005", "9800,9800"})
    @Rule("A-FLT-11")
    void unknownCodesOfTheDeviceCountAsRequestDenied(int sent, int effective) {
        assertThat(new FaultCode(sent).effective(true)).isEqualTo(new FaultCode(effective));
    }

    @ParameterizedTest
    @CsvSource({"8777,8001", "8007,8001", "-1,8001", "8005,8005", "8800,8800"})
    @Rule("C-FLT-12")
    void unknownCodesOfTheAcsCountAsRequestDenied(int sent, int effective) {
        assertThat(new FaultCode(sent).effective(false)).isEqualTo(new FaultCode(effective));
    }
}
