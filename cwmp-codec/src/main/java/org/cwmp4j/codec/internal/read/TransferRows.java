package org.cwmp4j.codec.internal.read;

import java.util.List;
import org.cwmp4j.codec.internal.read.Field.Need;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.ArgStruct;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.AutonomousTransferCompleteResponse;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.RequestDownloadResponse;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.ScheduleDownloadResponse;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.Upload;
import org.cwmp4j.model.rpc.UploadResponse;

/** Transfers of files (TR-069 A6C1 A.3.2.8, A.3.3.2, A.3.3.3, A.4.1.5, A.4.1.8, A.4.2.2). */
final class TransferRows {
    private static final FaultStruct NO_FAULT = new FaultStruct(FaultCode.NONE, "");

    private static final Shape<FaultStruct> FAULT =
            Shape.of(f -> new FaultStruct(f.faultCode(0), f.text(1)), As.faultCode(), As.text("FaultString"));

    private static final Shape<TimeWindowStruct> WINDOW = Shape.of(
            f -> new TimeWindowStruct(f.number(0), f.number(1), f.text(2), f.text(3), f.integer(4)),
            As.actingUnsigned("WindowStart"),
            As.actingUnsigned("WindowEnd"),
            As.actingText("WindowMode", "TimeWindowModeValueType"),
            As.text("UserMessage"),
            As.actingInteger("MaxRetries", "int"));

    private static final Shape<ArgStruct> ARGUMENT =
            Shape.of(f -> new ArgStruct(f.text(0), f.text(1)), As.nameOrSkip("Name"), As.text("Value"));

    static final List<Row> ROWS = List.of(
            Row.cpe(
                    "Download",
                    Shape.of(
                            f -> new Download(
                                    f.text(0),
                                    f.fileType(1),
                                    f.text(2),
                                    f.text(3),
                                    f.text(4),
                                    f.number(5),
                                    f.text(6),
                                    f.number(7),
                                    f.text(8),
                                    f.text(9)),
                            As.commandKey(),
                            As.actingText("FileType", "DownloadFileType"),
                            As.actingText("URL", ""),
                            As.text("Username"),
                            As.text("Password"),
                            As.actingUnsigned("FileSize"),
                            As.text("TargetFileName"),
                            As.actingUnsigned("DelaySeconds"),
                            As.text("SuccessURL"),
                            As.text("FailureURL"))),
            Row.cpeResponse(
                    "DownloadResponse",
                    Shape.of(
                            f -> new DownloadResponse(f.status(0), f.time(1), f.time(2)),
                            As.status(),
                            As.time("StartTime"),
                            As.time("CompleteTime"))),
            Row.cpe(
                    "Upload",
                    Shape.of(
                            f -> new Upload(f.text(0), f.fileType(1), f.text(2), f.text(3), f.text(4), f.number(5)),
                            As.commandKey(),
                            As.actingText("FileType", "UploadFileType"),
                            As.actingText("URL", ""),
                            As.text("Username"),
                            As.text("Password"),
                            As.actingUnsigned("DelaySeconds"))),
            Row.cpeResponse(
                    "UploadResponse",
                    Shape.of(
                            f -> new UploadResponse(f.status(0), f.time(1), f.time(2)),
                            As.status(),
                            As.time("StartTime"),
                            As.time("CompleteTime"))),
            Row.cpe(
                    "ScheduleDownload",
                    Shape.of(
                            f -> new ScheduleDownload(
                                    f.text(0),
                                    f.fileType(1),
                                    f.text(2),
                                    f.text(3),
                                    f.text(4),
                                    f.number(5),
                                    f.text(6),
                                    f.list(7)),
                            As.commandKey(),
                            As.actingText("FileType", "DownloadFileType"),
                            As.actingText("URL", ""),
                            As.text("Username"),
                            As.text("Password"),
                            As.actingUnsigned("FileSize"),
                            As.text("TargetFileName"),
                            As.structs("TimeWindowList", Need.REQUIRED, "TimeWindowList", "TimeWindowStruct", WINDOW))),
            Row.cpeResponse("ScheduleDownloadResponse", ScheduleDownloadResponse::new),
            Row.acs(
                    "TransferComplete",
                    Shape.of(
                            f -> new TransferComplete(f.text(0), f.struct(1, FaultStruct.class), f.time(2), f.time(3)),
                            As.commandKey(),
                            faultStruct(),
                            As.time("StartTime"),
                            As.time("CompleteTime"))),
            Row.acsResponse("TransferCompleteResponse", TransferCompleteResponse::new),
            Row.acs("AutonomousTransferComplete", autonomous()),
            Row.acsResponse("AutonomousTransferCompleteResponse", AutonomousTransferCompleteResponse::new),
            Row.acs(
                    "RequestDownload",
                    Shape.of(
                            f -> new RequestDownload(f.fileType(0), f.list(1)),
                            As.actingText("FileType", "DownloadFileType"),
                            As.structs("FileTypeArg", Need.EXPECTED, "FileTypeArg", "ArgStruct", ARGUMENT))),
            Row.acsResponse("RequestDownloadResponse", RequestDownloadResponse::new));

    private TransferRows() {}

    private static Shape<AutonomousTransferComplete> autonomous() {
        return Shape.of(
                f -> new AutonomousTransferComplete(
                        f.text(0),
                        f.text(1),
                        f.flag(2),
                        f.fileType(3),
                        f.number(4),
                        f.text(5),
                        f.struct(6, FaultStruct.class),
                        f.time(7),
                        f.time(8)),
                As.text("AnnounceURL"),
                As.text("TransferURL"),
                As.flag("IsDownload"),
                As.text("FileType", "TransferFileType"),
                As.unsigned("FileSize"),
                As.text("TargetFileName"),
                faultStruct(),
                As.time("StartTime"),
                As.time("CompleteTime"));
    }

    private static Field faultStruct() {
        return As.struct("FaultStruct", Need.EXPECTED, "TransferCompleteFaultStruct", FAULT, NO_FAULT);
    }
}
