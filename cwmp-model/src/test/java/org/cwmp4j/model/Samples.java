package org.cwmp4j.model;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.model.rpc.*;

/** A message of every kind that breaks nothing in a version. */
final class Samples {
    static final String UUID = "0a1b2c3d-1111-2222-3333-444455556666";
    static final String C32 = "k".repeat(32);
    static final String C64 = "k".repeat(64);
    static final String C256 = "k".repeat(256);
    static final String C1024 = "k".repeat(1024);
    static final DeviceId DEVICE = new DeviceId("Maker", "00AABB", "", "S1");
    static final CwmpDateTime TIME = new CwmpDateTime("2024-05-01T12:00:00Z");

    private Samples() {}

    static List<CwmpMessage> fromAcs(CwmpVersion version) {
        List<CwmpMessage> all = new ArrayList<>(List.of(
                new GetRPCMethods(),
                new SetParameterValues(
                        List.of(ParameterValue.of("Device.A", "b"), ParameterValue.of("Device.B", true)), C32),
                new SetParameterValues(List.of(), ""),
                new GetParameterValues(List.of("", "Device.", C256)),
                new GetParameterNames("", true),
                new SetParameterAttributes(List.of(new SetParameterAttributesStruct(
                        "Device.", true, 2, true, List.of("Subscriber", "X_012345_Op")))),
                new GetParameterAttributes(List.of("Device.")),
                new AddObject("Device.T.", C32),
                new DeleteObject("Device.T.1.", ""),
                new Download(
                        C32,
                        FileType.WEB_CONTENT,
                        "http://h/f",
                        C256,
                        C256,
                        4294967295L,
                        C256,
                        4294967295L,
                        C256,
                        C256),
                new Reboot(C32),
                new Upload("", FileType.UPLOAD_VENDOR_LOG_FILE, "http://h/f", "", "", 0),
                new FactoryReset(),
                new ScheduleInform(1, ""),
                new GetQueuedTransfers(),
                new SetVouchers(List.of("AAEC", "AA ==")),
                new GetOptions(""),
                new VendorMethod("", "X_012345_Do", List.of(VendorArgument.of("Speed", "1"))),
                new GetRPCMethodsResponse(List.of("Inform", "X_012345_M")),
                new InformResponse(1),
                new TransferCompleteResponse(),
                new RequestDownloadResponse(),
                new KickedResponse(C1024),
                new VendorMethodResponse("", "X_012345_DoResponse", List.of()),
                Fault.of(FaultCode.ACS_INVALID_ARGUMENTS, "no")));
        if (version.has(CwmpVersion.V1_1)) {
            all.add(new GetAllQueuedTransfers());
            all.add(new AutonomousTransferCompleteResponse());
        }
        if (version.has(CwmpVersion.V1_2)) {
            all.add(new ScheduleDownload(
                    "",
                    FileType.TONE_FILE,
                    "http://h/f",
                    "",
                    "",
                    0,
                    "",
                    List.of(
                            new TimeWindowStruct(0, 10, TimeWindowStruct.AT_ANY_TIME, "", -1),
                            new TimeWindowStruct(10, 4294967295L, "X EXAMPLE-COM mode", C256, 3))));
            all.add(new CancelTransfer(C32));
            all.add(new ChangeDUState(
                    List.of(
                            new InstallOpStruct(C1024, "", "", "", ""),
                            new UpdateOpStruct("", "", "", "", ""),
                            new UninstallOpStruct(UUID, "1.0", "")),
                    C32));
            all.add(new DUStateChangeCompleteResponse());
            all.add(new AutonomousDUStateChangeCompleteResponse());
        }
        return all;
    }

    static Inform inform(List<Event> events, List<ParameterValue> values) {
        return new Inform(DEVICE, events, 1, TIME, 0, values);
    }

    static OpResultStruct result() {
        return new OpResultStruct(
                UUID, "Device.U.1.", "1", "Installed", true, "", TIME, CwmpDateTime.UNKNOWN, FaultStruct.SUCCESS);
    }

    static List<CwmpMessage> fromCpe(CwmpVersion version) {
        List<CwmpMessage> all = new ArrayList<>(List.of(
                inform(
                        List.of(
                                Event.of(EventCode.BOOT),
                                new Event(EventCode.M_REBOOT, C32),
                                new Event(EventCode.M_REBOOT, "")),
                        List.of(ParameterValue.of("Device.A", ""))),
                inform(List.of(), List.of()),
                new TransferComplete(C32, FaultStruct.SUCCESS, TIME, TIME),
                new RequestDownload(FileType.WEB_CONTENT, List.of(new ArgStruct(C64, C256))),
                new Kicked(C32, C64, C256, C1024),
                new GetRPCMethods(),
                new VendorMethod("urn:x", "X_012345_Do", List.of()),
                new GetRPCMethodsResponse(List.of(C64)),
                new SetParameterValuesResponse(Status.APPLIED),
                new GetParameterValuesResponse(List.of(
                        ParameterValue.ofInt("Device.A", -1),
                        new ParameterValue("Device.T", "t", new ParameterType(ParameterType.XSD, "token")))),
                new GetParameterNamesResponse(List.of(new ParameterInfoStruct(C256, true))),
                new SetParameterAttributesResponse(),
                new GetParameterAttributesResponse(List.of(new ParameterAttributeStruct("Device.A", 2, List.of()))),
                new AddObjectResponse(1, Status.APPLIED),
                new AddObjectResponse(4294967295L, Status.COMMITTED),
                new DeleteObjectResponse(Status.APPLIED),
                new DownloadResponse(Status.COMMITTED, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN),
                new RebootResponse(),
                new UploadResponse(Status.APPLIED, TIME, TIME),
                new FactoryResetResponse(),
                new ScheduleInformResponse(),
                new GetQueuedTransfersResponse(List.of(new QueuedTransferStruct(C32, 3))),
                new SetVouchersResponse(),
                new GetOptionsResponse(
                        List.of(new OptionStruct(C64, 4294967295L, 3, 2, TIME, CwmpDateTime.UNKNOWN, true))),
                Fault.of(
                        FaultCode.INVALID_ARGUMENTS,
                        "no",
                        List.of(new SetParameterValuesFault("Device.A", FaultCode.INVALID_PARAMETER_VALUE, "no")))));
        if (version.has(CwmpVersion.V1_1)) {
            all.add(new AutonomousTransferComplete(
                    C1024, C1024, true, FileType.WEB_CONTENT, 0, "", FaultStruct.SUCCESS, TIME, TIME));
            all.add(new GetAllQueuedTransfersResponse(List.of(
                    new AllQueuedTransferStruct("", 1, false, new FileType("4 Vendor Log File"), 4294967295L, C256))));
        }
        if (version.has(CwmpVersion.V1_2)) {
            all.add(new DUStateChangeComplete(List.of(result()), C32));
            all.add(new AutonomousDUStateChangeComplete(List.of(new AutonOpResultStruct(result(), "Update"))));
            all.add(new ScheduleDownloadResponse());
            all.add(new CancelTransferResponse());
            all.add(new ChangeDUStateResponse());
        }
        return all;
    }
}
