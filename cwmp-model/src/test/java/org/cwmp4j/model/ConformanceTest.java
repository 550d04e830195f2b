package org.cwmp4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.model.CwmpVersion.V1_0;
import static org.cwmp4j.model.CwmpVersion.V1_1;
import static org.cwmp4j.model.CwmpVersion.V1_2;
import static org.cwmp4j.model.CwmpVersion.V1_3;
import static org.cwmp4j.model.CwmpVersion.V1_4;
import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;
import static org.cwmp4j.model.Samples.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Violation.Scope;
import org.cwmp4j.model.rpc.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConformanceTest {

    @ParameterizedTest
    @EnumSource(CwmpVersion.class)
    @Rule("B-ROB-03")
    void theSamplesBreakNothing(CwmpVersion version) {
        assertThat(Samples.fromAcs(version))
                .allSatisfy(m -> assertThat(Conformance.check(m, version, ACS_TO_CPE))
                        .as(m.name())
                        .isEmpty());
        assertThat(Samples.fromCpe(version))
                .allSatisfy(m -> assertThat(Conformance.check(m, version, CPE_TO_ACS))
                        .as(m.name())
                        .isEmpty());
    }

    @Test
    void thereIsASampleOfEveryKind() {
        Set<Class<?>> seen = Stream.concat(Samples.fromAcs(V1_4).stream(), Samples.fromCpe(V1_4).stream())
                .map(Object::getClass)
                .collect(Collectors.toSet());
        List<Class<?>> kinds = new ArrayList<>();
        leaves(CwmpMessage.class, kinds);
        kinds.removeAll(List.of(UnknownMethod.class, NoRpc.class));
        assertThat(seen).containsAll(kinds);
    }

    private static void leaves(Class<?> type, List<Class<?>> into) {
        if (type.isSealed()) {
            for (Class<?> sub : type.getPermittedSubclasses()) {
                leaves(sub, into);
            }
        } else {
            into.add(type);
        }
    }

    @Test
    void everyMessageButThoseOfBothWaysIsWrongTheOtherWay() {
        assertThat(Samples.fromAcs(V1_4))
                .filteredOn(m -> !bothWays(m))
                .allSatisfy(m -> assertThat(Conformance.check(m, V1_4, CPE_TO_ACS))
                        .as(m.name())
                        .anyMatch(v ->
                                v.path().equals(m.name()) && v.expected().equals("ACS to CPE") || m instanceof Fault));
        assertThat(Samples.fromCpe(V1_4))
                .filteredOn(m -> !bothWays(m))
                .allSatisfy(m -> assertThat(Conformance.check(m, V1_4, ACS_TO_CPE))
                        .as(m.name())
                        .anyMatch(v ->
                                v.path().equals(m.name()) && v.expected().equals("CPE to ACS") || m instanceof Fault));
    }

    private static boolean bothWays(CwmpMessage m) {
        return Set.of("GetRPCMethods", "GetRPCMethodsResponse", "X_012345_Do", "X_012345_DoResponse")
                .contains(m.name());
    }

    @Test
    @Rule({"C-VER-05", "A-VER-11", "B-OLD-01", "B-OLD-02", "B-OLD-03"})
    void methodsThatTheVersionLacksAreNotSent() {
        Set<String> later = Stream.concat(Samples.fromAcs(V1_4).stream(), Samples.fromCpe(V1_4).stream())
                .filter(m -> Conformance.check(m, V1_0, m instanceof CpeMethod ? ACS_TO_CPE : CPE_TO_ACS).stream()
                        .anyMatch(v -> v.path().equals(m.name())
                                && v.rule().equals("not in CWMP 1.0")
                                && v.scope() == Scope.SENDER))
                .map(CwmpMessage::name)
                .filter(name -> !name.endsWith("Response"))
                .collect(Collectors.toSet());
        assertThat(later)
                .containsExactlyInAnyOrder(
                        "AutonomousTransferComplete",
                        "GetAllQueuedTransfers",
                        "ScheduleDownload",
                        "CancelTransfer",
                        "ChangeDUState",
                        "DUStateChangeComplete",
                        "AutonomousDUStateChangeComplete");
        assertThat(Conformance.check(new CancelTransfer(""), V1_1, ACS_TO_CPE))
                .extracting(Violation::answer)
                .containsExactly(FaultCode.METHOD_NOT_SUPPORTED);
        assertThat(Conformance.check(new CancelTransferResponse(), V1_1, CPE_TO_ACS))
                .hasSize(1);
        assertThat(Conformance.check(new DUStateChangeComplete(List.of(Samples.result()), ""), V1_0, CPE_TO_ACS))
                .extracting(Violation::answer)
                .contains(FaultCode.ACS_METHOD_NOT_SUPPORTED);
    }

    static Stream<Arguments> broken() {
        ParameterValue a = ParameterValue.of("Device.A", "b");
        return Stream.of(
                // lengths
                of(new Reboot(C32 + "k"), "Reboot.CommandKey"),
                of(new SetParameterValues(List.of(), C32 + "k"), "SetParameterValues.ParameterKey"),
                of(
                        new SetParameterValues(List.of(a, ParameterValue.of(C256 + "k", "")), ""),
                        "SetParameterValues.ParameterList[1].Name"),
                of(new GetParameterValues(List.of("", C256 + "k")), "GetParameterValues.ParameterNames[1]"),
                of(new GetParameterAttributes(List.of(C256 + "k")), "GetParameterAttributes.ParameterNames[0]"),
                of(new GetParameterNames(C256 + "k", true), "GetParameterNames.ParameterPath"),
                of(new AddObject(C256 + ".", ""), "AddObject.ObjectName"),
                of(new AddObject("Device.T.", C32 + "k"), "AddObject.ParameterKey"),
                of(new DeleteObject("Device.T.1.", C32 + "k"), "DeleteObject.ParameterKey"),
                of(download("url", C256 + "k"), "Download.URL"),
                of(download("user", C256 + "k"), "Download.Username"),
                of(download("password", C256 + "k"), "Download.Password"),
                of(download("target", C256 + "k"), "Download.TargetFileName"),
                of(download("success", C256 + "k"), "Download.SuccessURL"),
                of(download("failure", C256 + "k"), "Download.FailureURL"),
                of(new Upload(C32 + "k", FileType.UPLOAD_VENDOR_LOG_FILE, "", "", "", 0), "Upload.CommandKey"),
                of(new GetOptions(C64 + "k"), "GetOptions.OptionName"),
                of(new GetRPCMethodsResponse(List.of("Inform", C64 + "k")), "GetRPCMethodsResponse.MethodList[1]"),
                of(new KickedResponse(C1024 + "k"), "KickedResponse.NextURL"),
                // ranges
                of(new Download("", FileType.WEB_CONTENT, "", "", "", 4294967296L, "", 0, "", ""), "Download.FileSize"),
                of(new Download("", FileType.WEB_CONTENT, "", "", "", 0, "", -1, "", ""), "Download.DelaySeconds"),
                of(new Upload("", FileType.UPLOAD_VENDOR_LOG_FILE, "", "", "", 4294967296L), "Upload.DelaySeconds"),
                of(new ScheduleInform(-1, ""), "ScheduleInform.DelaySeconds"),
                of(new InformResponse(-1), "InformResponse.MaxEnvelopes"),
                // forms
                of(new AddObject("Device.T", ""), "AddObject.ObjectName"),
                of(new DeleteObject("Device.T.1", ""), "DeleteObject.ObjectName"),
                of(new Download("", new FileType("Firmware"), "", "", "", 0, "", 0, "", ""), "Download.FileType"),
                of(new SetVouchers(List.of("AAEC", "A*")), "SetVouchers.VoucherList[1]"),
                of(
                        new SetParameterValues(List.of(new ParameterValue("Device.A", "x", ParameterType.INT)), ""),
                        "SetParameterValues.ParameterList[0].Value"),
                of(attributes(true, 7), "SetParameterAttributes.ParameterList[0].Notification"),
                of(attributes(true, -1), "SetParameterAttributes.ParameterList[0].Notification"),
                of(new VendorMethod("", "Do", List.of()), "Do"),
                of(new VendorMethod("", "X_1 2", List.of()), "X_1 2"),
                of(
                        new VendorMethod(
                                "",
                                "X_012345_Do",
                                List.of(VendorArgument.of("a", List.of(VendorArgument.of("b:c", ""))))),
                        "X_012345_Do"),
                // counts
                of(windows(), "ScheduleDownload.TimeWindowList"),
                of(windows(window(0, 1), window(1, 2), window(2, 3)), "ScheduleDownload.TimeWindowList"),
                of(
                        windows(new TimeWindowStruct(0, 1, "Whenever", "", 0)),
                        "ScheduleDownload.TimeWindowList[0].WindowMode"),
                of(
                        windows(new TimeWindowStruct(0, 1, TimeWindowStruct.WHEN_IDLE, C256 + "k", 0)),
                        "ScheduleDownload.TimeWindowList[0].UserMessage"),
                of(
                        windows(new TimeWindowStruct(0, 1, TimeWindowStruct.WHEN_IDLE, "", -2)),
                        "ScheduleDownload.TimeWindowList[0].MaxRetries"),
                of(windows(window(0, 4294967296L)), "ScheduleDownload.TimeWindowList[0].WindowEnd"),
                of(new ChangeDUState(List.of(), ""), "ChangeDUState.Operations"),
                of(
                        new ChangeDUState(List.of(new InstallOpStruct(C1024 + "k", "", "", "", "")), ""),
                        "ChangeDUState.Operations[0].URL"),
                of(
                        new ChangeDUState(List.of(new UpdateOpStruct("", C32 + "k", "", "", "")), ""),
                        "ChangeDUState.Operations[0].Version"),
                of(
                        new ChangeDUState(List.of(new UninstallOpStruct(UUID, "", C256 + "k")), ""),
                        "ChangeDUState.Operations[0].ExecutionEnvRef"),
                // from the device
                up(inform(new DeviceId(C64 + "k", "00AABB", "", "")), "Inform.DeviceId.Manufacturer"),
                up(inform(new DeviceId("", "00aabb", "", "")), "Inform.DeviceId.OUI"),
                up(inform(new DeviceId("", "0AABB", "", "")), "Inform.DeviceId.OUI"),
                up(inform(new DeviceId("", "00AABB", C64 + "k", "")), "Inform.DeviceId.ProductClass"),
                up(inform(new DeviceId("", "00AABB", "", C64 + "k")), "Inform.DeviceId.SerialNumber"),
                up(
                        Samples.inform(Collections.nCopies(65, new Event(EventCode.M_REBOOT, "")), List.of()),
                        "Inform.Event"),
                up(
                        Samples.inform(List.of(new Event(EventCode.M_REBOOT, C32 + "k")), List.of()),
                        "Inform.Event[0].CommandKey"),
                up(Samples.inform(List.of(Event.of(new EventCode("BOOT"))), List.of()), "Inform.Event[0].EventCode"),
                up(
                        Samples.inform(List.of(Event.of(new EventCode("X 012345 " + C64))), List.of()),
                        "Inform.Event[0].EventCode"),
                up(new Inform(DEVICE, List.of(), 1, new CwmpDateTime("now"), 0, List.of()), "Inform.CurrentTime"),
                up(new Inform(DEVICE, List.of(), 1, TIME, 4294967296L, List.of()), "Inform.RetryCount"),
                up(
                        Samples.inform(
                                List.of(), List.of(new ParameterValue("Device.A", "TRUE", ParameterType.BOOLEAN))),
                        "Inform.ParameterList[0].Value"),
                up(new TransferComplete(C32 + "k", FaultStruct.SUCCESS, TIME, TIME), "TransferComplete.CommandKey"),
                up(
                        new TransferComplete("", new FaultStruct(FaultCode.DOWNLOAD_FAILURE, C256 + "k"), TIME, TIME),
                        "TransferComplete.FaultStruct.FaultString"),
                up(
                        new TransferComplete("", new FaultStruct(new FaultCode(8001), ""), TIME, TIME),
                        "TransferComplete.FaultStruct.FaultCode"),
                up(
                        new TransferComplete("", FaultStruct.SUCCESS, new CwmpDateTime(""), TIME),
                        "TransferComplete.StartTime"),
                up(
                        new AutonomousTransferComplete(
                                C1024 + "k", "", true, FileType.WEB_CONTENT, 0, "", FaultStruct.SUCCESS, TIME, TIME),
                        "AutonomousTransferComplete.AnnounceURL"),
                up(
                        new AutonomousTransferComplete(
                                "", C1024 + "k", true, FileType.WEB_CONTENT, 0, "", FaultStruct.SUCCESS, TIME, TIME),
                        "AutonomousTransferComplete.TransferURL"),
                up(
                        new AutonomousTransferComplete(
                                "", "", true, FileType.WEB_CONTENT, -1, "", FaultStruct.SUCCESS, TIME, TIME),
                        "AutonomousTransferComplete.FileSize"),
                up(new Kicked(C32 + "k", "", "", ""), "Kicked.Command"),
                up(new Kicked("", C64 + "k", "", ""), "Kicked.Referer"),
                up(new Kicked("", "", C256 + "k", ""), "Kicked.Arg"),
                up(new Kicked("", "", "", C1024 + "k"), "Kicked.Next"),
                up(
                        new RequestDownload(FileType.WEB_CONTENT, Collections.nCopies(17, new ArgStruct("", ""))),
                        "RequestDownload.FileTypeArg"),
                up(
                        new RequestDownload(FileType.WEB_CONTENT, List.of(new ArgStruct(C64 + "k", ""))),
                        "RequestDownload.FileTypeArg[0].Name"),
                up(
                        new RequestDownload(FileType.WEB_CONTENT, List.of(new ArgStruct("", C256 + "k"))),
                        "RequestDownload.FileTypeArg[0].Value"),
                up(new DUStateChangeComplete(List.of(), ""), "DUStateChangeComplete.Results"),
                up(
                        new DUStateChangeComplete(List.of(result("1", UUID, "Done")), ""),
                        "DUStateChangeComplete.Results[0].CurrentState"),
                up(
                        new DUStateChangeComplete(List.of(result("1", "x", "Failed")), ""),
                        "DUStateChangeComplete.Results[0].UUID"),
                up(
                        new DUStateChangeComplete(List.of(result(C32 + "k", UUID, "Failed")), ""),
                        "DUStateChangeComplete.Results[0].Version"),
                up(new AutonomousDUStateChangeComplete(List.of()), "AutonomousDUStateChangeComplete.Results"),
                up(new AddObjectResponse(0, Status.APPLIED), "AddObjectResponse.InstanceNumber"),
                up(new AddObjectResponse(4294967296L, Status.APPLIED), "AddObjectResponse.InstanceNumber"),
                up(
                        new GetParameterNamesResponse(List.of(new ParameterInfoStruct(C256 + "k", true))),
                        "GetParameterNamesResponse.ParameterList[0].Name"),
                up(
                        new GetParameterAttributesResponse(
                                List.of(new ParameterAttributeStruct("", 0, List.of(C64 + "k")))),
                        "GetParameterAttributesResponse.ParameterList[0].AccessList"),
                up(
                        new GetQueuedTransfersResponse(Collections.nCopies(17, new QueuedTransferStruct("", 1))),
                        "GetQueuedTransfersResponse.TransferList"),
                up(
                        new GetQueuedTransfersResponse(List.of(new QueuedTransferStruct("", 4))),
                        "GetQueuedTransfersResponse.TransferList[0].State"),
                up(
                        new GetAllQueuedTransfersResponse(
                                List.of(new AllQueuedTransferStruct("", 0, true, FileType.WEB_CONTENT, 0, ""))),
                        "GetAllQueuedTransfersResponse.TransferList[0].State"),
                up(
                        new GetOptionsResponse(List.of(new OptionStruct("", 0, 4, 0, TIME, TIME, true))),
                        "GetOptionsResponse.OptionList[0].State"),
                up(
                        new GetOptionsResponse(List.of(new OptionStruct("", 0, 0, 3, TIME, TIME, true))),
                        "GetOptionsResponse.OptionList[0].Mode"),
                up(new DownloadResponse(Status.APPLIED, TIME, new CwmpDateTime("x")), "DownloadResponse.CompleteTime"),
                up(new UploadResponse(Status.APPLIED, new CwmpDateTime("x"), TIME), "UploadResponse.StartTime"),
                up(Fault.of(FaultCode.ABSENT, ""), "Fault.FaultCode"),
                up(Fault.of(new FaultCode(8001), ""), "Fault.FaultCode"),
                of(Fault.of(new FaultCode(9001), ""), "Fault.FaultCode"),
                of(
                        Fault.of(
                                FaultCode.ACS_INVALID_ARGUMENTS,
                                "",
                                List.of(new SetParameterValuesFault("", FaultCode.REQUEST_DENIED, ""))),
                        "Fault.SetParameterValuesFault"),
                up(new Fault(FaultCode.REQUEST_DENIED, "", List.of(), "Sender", "CWMP fault"), "Fault.faultcode"),
                up(new Fault(FaultCode.REQUEST_DENIED, "", List.of(), "Server", "cwmp fault"), "Fault.faultstring"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("broken")
    @Rule({"B-TYPE-01", "B-ROB-03"})
    void whatIsBrokenIsSaidWithItsPlace(CwmpMessage message, Direction direction, String path) {
        List<Violation> found = Conformance.check(message, V1_4, direction);
        assertThat(found).extracting(Violation::path).contains(path);
        assertThat(found).anyMatch(v -> v.path().equals(path) && v.scope() == Scope.MESSAGE);
        assertThat(found)
                .allMatch(v -> direction == ACS_TO_CPE
                        ? v.answer().value() >= 9000
                        : v.answer().value() >= 8000 && v.answer().value() < 9000);
        assertThatThrownBy(() -> Conformance.require(message, V1_4, direction))
                .isInstanceOf(ConformanceException.class)
                .hasMessageContaining(path);
    }

    static Stream<Arguments> unsendable() {
        ParameterValue a = ParameterValue.of("Device.A", "b");
        return Stream.of(
                of(new SetParameterValues(List.of(a, a), ""), "SetParameterValues.ParameterList[1].Name"),
                of(
                        new SetParameterValues(List.of(ParameterValue.of("", "")), ""),
                        "SetParameterValues.ParameterList[0].Name"),
                of(
                        new SetParameterValues(List.of(ParameterValue.of("Device.", "")), ""),
                        "SetParameterValues.ParameterList[0].Name"),
                of(
                        new SetParameterValues(
                                List.of(new ParameterValue("Device.A", "", new ParameterType("urn:x", "y"))), ""),
                        "SetParameterValues.ParameterList[0].Value"),
                of(new GetParameterValues(List.of()), "GetParameterValues.ParameterNames"),
                of(new GetParameterAttributes(List.of()), "GetParameterAttributes.ParameterNames"),
                of(new SetParameterAttributes(List.of()), "SetParameterAttributes.ParameterList"),
                of(attributes(false, 7), "SetParameterAttributes.ParameterList[0].Notification"),
                of(new SetVouchers(List.of()), "SetVouchers.VoucherList"),
                of(new GetRPCMethodsResponse(List.of()), "GetRPCMethodsResponse.MethodList"),
                of(new GetRPCMethodsResponse(List.of("GetRPCMethods")), "GetRPCMethodsResponse.MethodList"),
                of(new ScheduleInform(0, ""), "ScheduleInform.DelaySeconds"),
                of(download("url", "http://user:pw@h/"), "Download.URL"),
                of(new Download("", new FileType("9 Other"), "", "", "", 0, "", 0, "", ""), "Download.FileType"),
                of(windows(window(1, 1)), "ScheduleDownload.TimeWindowList[0].WindowEnd"),
                of(windows(window(0, 10), window(9, 20)), "ScheduleDownload.TimeWindowList[1].WindowStart"),
                of(
                        windows(new TimeWindowStruct(0, 1, "5 Other", "", 0)),
                        "ScheduleDownload.TimeWindowList[0].WindowMode"),
                of(
                        new ChangeDUState(List.of(new UninstallOpStruct("", "", "")), ""),
                        "ChangeDUState.Operations[0].UUID"),
                of(new InformResponse(2), "InformResponse.MaxEnvelopes"),
                of(new UnknownMethod("", "Nonsense", List.of()), "Nonsense"),
                of(new NoRpc(), "NoRPC"),
                up(new Inform(DEVICE, List.of(), 5, TIME, 0, List.of()), "Inform.MaxEnvelopes"),
                up(
                        new Inform(DEVICE, List.of(), 1, new CwmpDateTime("2024-01-01T00:00:00"), 0, List.of()),
                        "Inform.CurrentTime"),
                up(
                        Samples.inform(List.of(Event.of(EventCode.BOOT), Event.of(EventCode.BOOT)), List.of()),
                        "Inform.Event[1].EventCode"),
                up(Samples.inform(List.of(new Event(EventCode.BOOT, "k")), List.of()), "Inform.Event[0].CommandKey"),
                up(
                        Samples.inform(List.of(Event.of(EventCode.HEARTBEAT), Event.of(EventCode.BOOT)), List.of()),
                        "Inform.Event"),
                up(
                        Samples.inform(List.of(Event.of(new EventCode("15 OTHER"))), List.of()),
                        "Inform.Event[0].EventCode"),
                up(
                        new TransferComplete("", new FaultStruct(new FaultCode(9013), ""), TIME, TIME),
                        "TransferComplete.FaultStruct.FaultCode"),
                up(
                        new DUStateChangeComplete(
                                List.of(new OpResultStruct(
                                        UUID,
                                        "Device.U.1",
                                        "",
                                        "Failed",
                                        true,
                                        "",
                                        TIME,
                                        TIME,
                                        new FaultStruct(new FaultCode(9002), ""))),
                                ""),
                        "DUStateChangeComplete.Results[0].Fault.FaultCode"),
                up(
                        new DUStateChangeComplete(
                                List.of(new OpResultStruct(
                                        UUID, "Device.U.1", "", "Failed", true, "", TIME, TIME, FaultStruct.SUCCESS)),
                                ""),
                        "DUStateChangeComplete.Results[0].DeploymentUnitRef"),
                up(
                        new AutonomousDUStateChangeComplete(
                                List.of(new AutonOpResultStruct(Samples.result(), "Other"))),
                        "AutonomousDUStateChangeComplete.Results[0].OperationPerformed"),
                up(Fault.of(new FaultCode(9033), ""), "Fault.FaultCode"),
                up(new Fault(FaultCode.INVALID_ARGUMENTS, "", List.of(), "Server", "CWMP fault"), "Fault.faultcode"),
                up(
                        Fault.of(
                                FaultCode.INVALID_ARGUMENTS,
                                "",
                                List.of(new SetParameterValuesFault("Device.A", FaultCode.RESOURCES_EXCEEDED, ""))),
                        "Fault.SetParameterValuesFault[0].FaultCode"),
                up(
                        Fault.of(
                                FaultCode.REQUEST_DENIED,
                                "",
                                List.of(new SetParameterValuesFault(
                                        "Device.A", FaultCode.INVALID_PARAMETER_VALUE, ""))),
                        "Fault.FaultCode"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("unsendable")
    @Rule("A-FILE-05")
    void whatMustNotBeSentButIsRead(CwmpMessage message, Direction direction, String path) {
        assertThat(Conformance.check(message, V1_4, direction)).isNotEmpty().allSatisfy(v -> {
            assertThat(v.path())
                    .isIn(
                            path,
                            message instanceof DUStateChangeComplete
                                    ? "DUStateChangeComplete.Results[0].DeploymentUnitRef"
                                    : path);
            assertThat(v.scope()).isEqualTo(Scope.SENDER);
        });
        assertThat(Conformance.check(message, V1_4, direction))
                .extracting(Violation::path)
                .contains(path);
    }

    @Test
    @Rule({"B-OLD-01", "B-OLD-02", "B-OLD-03", "B-OLD-05", "C-VER-05", "B-FLT-09"})
    void valuesThatTheVersionLacksAreNotSent() {
        assertLacks(Samples.inform(List.of(Event.of(EventCode.HEARTBEAT)), List.of()), CPE_TO_ACS, V1_3, V1_4);
        assertLacks(
                Samples.inform(List.of(new Event(EventCode.M_CHANGE_DU_STATE, "")), List.of()), CPE_TO_ACS, V1_1, V1_2);
        assertLacks(
                Samples.inform(List.of(Event.of(EventCode.AUTONOMOUS_TRANSFER_COMPLETE)), List.of()),
                CPE_TO_ACS,
                V1_0,
                V1_1);
        assertLacks(Fault.of(FaultCode.CANCELLATION_NOT_PERMITTED, ""), CPE_TO_ACS, V1_1, V1_2);
        assertLacks(Fault.of(FaultCode.ACS_VERSION_INCOMPATIBLE, ""), ACS_TO_CPE, V1_3, V1_4);
        assertLacks(attributes(true, 3), ACS_TO_CPE, V1_3, V1_4);
        assertLacks(
                new Download("", FileType.STORED_FIRMWARE_IMAGE, "", "", "", 0, "", 0, "", ""), ACS_TO_CPE, V1_3, V1_4);
        assertLacks(new Upload("", FileType.uploadLog(2), "", "", "", 0), ACS_TO_CPE, V1_1, V1_2);
        assertLacks(
                new TransferComplete("", new FaultStruct(FaultCode.CANNOT_COMPLETE_DOWNLOAD, ""), TIME, TIME),
                CPE_TO_ACS,
                V1_0,
                V1_1);
        assertLacks(
                new TransferComplete("", new FaultStruct(FaultCode.OUTSIDE_TIME_WINDOWS, ""), TIME, TIME),
                CPE_TO_ACS,
                V1_1,
                V1_2);
    }

    private static void assertLacks(CwmpMessage message, Direction direction, CwmpVersion lacks, CwmpVersion has) {
        assertThat(Conformance.check(message, lacks, direction))
                .as(message + " in " + lacks)
                .isNotEmpty();
        assertThat(Conformance.check(message, has, direction))
                .as(message + " in " + has)
                .isEmpty();
    }

    @Test
    @Rule("B-TYPE-01")
    void charactersAreCountedNotBytesNorSurrogates() {
        assertThat(Conformance.check(new Reboot("\u20AC".repeat(32)), V1_4, ACS_TO_CPE))
                .isEmpty();
        assertThat(Conformance.check(new Reboot("\uD83D\uDE00".repeat(32)), V1_4, ACS_TO_CPE))
                .isEmpty();
        assertThat(Conformance.check(new Reboot("\uD83D\uDE00".repeat(33)), V1_4, ACS_TO_CPE))
                .hasSize(1);
    }

    @Test
    @Rule("B-TYPE-18")
    void charactersThatXmlCannotCarryAreRefused() {
        for (String bad : List.of("\u0001", "\u0000", "\u001F", "\uFFFE", "\uD800", "a\uDC00")) {
            assertThat(Conformance.check(new Reboot(bad), V1_4, ACS_TO_CPE)).hasSize(1);
            assertThat(Conformance.check(
                            new SetParameterValues(List.of(ParameterValue.of("Device.A", bad)), ""), V1_4, ACS_TO_CPE))
                    .extracting(Violation::path)
                    .containsExactly("SetParameterValues.ParameterList[0].Value");
            assertThat(Conformance.check(Fault.of(FaultCode.INTERNAL_ERROR, bad), V1_4, CPE_TO_ACS))
                    .hasSize(1);
        }
        for (String good : List.of("\t\r\n", "\u0085\uD7FF\uE000\uFFFD", "\uD83D\uDE00", "]]>&<")) {
            assertThat(Conformance.check(new Reboot(good), V1_4, ACS_TO_CPE)).isEmpty();
        }
    }

    @Test
    @Rule("B-GRM-01")
    void anAcsListsInform() {
        assertThat(Conformance.check(new GetRPCMethodsResponse(List.of("TransferComplete")), V1_4, ACS_TO_CPE))
                .hasSize(1);
        assertThat(Conformance.check(new GetRPCMethodsResponse(List.of("Reboot")), V1_4, CPE_TO_ACS))
                .isEmpty();
    }

    @Test
    @Rule("C-EVT-25")
    void onlyMEventsHaveKeysAndComeAgain() {
        List<Event> multiple = List.of(
                new Event(EventCode.M_DOWNLOAD, "a"),
                new Event(EventCode.M_DOWNLOAD, "a"),
                Event.of(EventCode.TRANSFER_COMPLETE));
        assertThat(Conformance.check(Samples.inform(multiple, List.of()), V1_4, CPE_TO_ACS))
                .isEmpty();
        assertThat(Conformance.check(
                        Samples.inform(List.of(new Event(EventCode.PERIODIC, "a")), List.of()), V1_4, CPE_TO_ACS))
                .hasSize(1);
        assertThat(Conformance.check(
                        Samples.inform(List.of(new Event(new EventCode("X 012345 a"), "a")), List.of()),
                        V1_4,
                        CPE_TO_ACS))
                .isEmpty();
    }

    @Test
    @Rule({"B-FLT-02", "B-FLT-03"})
    void aFaultHasTheTypeOfItsCodeAndTheOneText() {
        assertThat(Fault.of(FaultCode.INVALID_ARGUMENTS, "x").soapFaultCode()).isEqualTo("Client");
        assertThat(Fault.of(FaultCode.INTERNAL_ERROR, "x").soapFaultCode()).isEqualTo("Server");
        assertThat(Fault.of(FaultCode.INTERNAL_ERROR, "x").soapFaultString()).isEqualTo("CWMP fault");
        Fault vendor = new Fault(new FaultCode(9800), "", List.of(), "Client", "CWMP fault");
        assertThat(Conformance.check(vendor, V1_4, CPE_TO_ACS)).isEmpty();
    }

    @Test
    @Rule("B-ROB-10")
    void aViolationShowsNoValue() {
        assertThatThrownBy(() -> Conformance.require(download("password", "s3cret\u0001"), V1_4, ACS_TO_CPE))
                .hasMessageContaining("Download.Password")
                .hasMessageNotContaining("s3cret");
    }

    private static Arguments of(CwmpMessage message, String path) {
        return Arguments.of(message, ACS_TO_CPE, path);
    }

    private static Arguments up(CwmpMessage message, String path) {
        return Arguments.of(message, CPE_TO_ACS, path);
    }

    private static Inform inform(DeviceId device) {
        return new Inform(device, List.of(), 1, TIME, 0, List.of());
    }

    private static OpResultStruct result(String version, String uuid, String state) {
        return new OpResultStruct(uuid, "", version, state, true, "", TIME, TIME, FaultStruct.SUCCESS);
    }

    private static SetParameterAttributes attributes(boolean change, int notification) {
        return new SetParameterAttributes(
                List.of(new SetParameterAttributesStruct("Device.A", change, notification, false, List.of())));
    }

    private static TimeWindowStruct window(long start, long end) {
        return new TimeWindowStruct(start, end, TimeWindowStruct.AT_ANY_TIME, "", 0);
    }

    private static ScheduleDownload windows(TimeWindowStruct... windows) {
        return new ScheduleDownload("", FileType.WEB_CONTENT, "", "", "", 0, "", List.of(windows));
    }

    private static Download download(String field, String value) {
        return new Download(
                "",
                FileType.WEB_CONTENT,
                field.equals("url") ? value : "",
                field.equals("user") ? value : "",
                field.equals("password") ? value : "",
                0,
                field.equals("target") ? value : "",
                0,
                field.equals("success") ? value : "",
                field.equals("failure") ? value : "");
    }
}
