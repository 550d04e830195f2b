package org.cwmp4j.codec.internal.write;

import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.AllQueuedTransferStruct;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.AutonomousTransferCompleteResponse;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.CancelTransferResponse;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetAllQueuedTransfers;
import org.cwmp4j.model.rpc.GetAllQueuedTransfersResponse;
import org.cwmp4j.model.rpc.GetQueuedTransfers;
import org.cwmp4j.model.rpc.GetQueuedTransfersResponse;
import org.cwmp4j.model.rpc.QueuedTransferStruct;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.ScheduleDownloadResponse;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.Upload;
import org.cwmp4j.model.rpc.UploadResponse;

/** File transfers: their start, their queue and their end (TR-069 A6C1 A.3.2.8, A.3.3.2, A.3.3.3, A.4.1). */
final class TransferWriters {
    private static final String TRANSFER_LIST = "TransferList";
    private static final ArrayElement QUEUED = ArrayElement.ofStructs(TRANSFER_LIST, "QueuedTransferStruct");
    private static final ArrayElement ALL_QUEUED = ArrayElement.ofStructs(TRANSFER_LIST, "AllQueuedTransferStruct");
    private static final ArrayElement TIME_WINDOW_LIST = ArrayElement.ofStructs("TimeWindowList", "TimeWindowStruct");
    private static final Element FILE_SIZE = Element.of("FileSize");
    private static final Element TARGET_FILE_NAME = Element.of("TargetFileName");
    private static final Element SUCCESS_URL = Element.of("SuccessURL");
    private static final Element FAILURE_URL = Element.of("FailureURL");
    private static final Element WINDOW_START = Element.of("WindowStart");
    private static final Element WINDOW_END = Element.of("WindowEnd");
    private static final Element WINDOW_MODE = Element.of("WindowMode");
    private static final Element USER_MESSAGE = Element.of("UserMessage");
    private static final Element MAX_RETRIES = Element.of("MaxRetries");
    private static final Element IS_DOWNLOAD = Element.of("IsDownload");
    private static final Element FAULT_STRUCT = Element.of("FaultStruct");
    private static final Element ANNOUNCE_URL = Element.of("AnnounceURL");
    private static final Element TRANSFER_URL = Element.of("TransferURL");

    private TransferWriters() {}

    static void addTo(RpcTable.Builder table) {
        table.add(Download.class, TransferWriters::download)
                .add(DownloadResponse.class, (out, m) -> transferred(out, m.status(), m.startTime(), m.completeTime()))
                .add(Upload.class, TransferWriters::upload)
                .add(UploadResponse.class, (out, m) -> transferred(out, m.status(), m.startTime(), m.completeTime()))
                .add(ScheduleDownload.class, TransferWriters::scheduleDownload)
                .addEmpty(ScheduleDownloadResponse.class)
                .add(CancelTransfer.class, (out, m) -> out.text(Elements.COMMAND_KEY, m.commandKey()))
                .addEmpty(CancelTransferResponse.class)
                .addEmpty(GetQueuedTransfers.class)
                .add(
                        GetQueuedTransfersResponse.class,
                        (out, m) -> out.structs(QUEUED, m.transferList(), TransferWriters::queued))
                .addEmpty(GetAllQueuedTransfers.class)
                .add(
                        GetAllQueuedTransfersResponse.class,
                        (out, m) -> out.structs(ALL_QUEUED, m.transferList(), TransferWriters::allQueued))
                .add(TransferComplete.class, TransferWriters::complete)
                .addEmpty(TransferCompleteResponse.class)
                .add(AutonomousTransferComplete.class, TransferWriters::autonomous)
                .addEmpty(AutonomousTransferCompleteResponse.class);
    }

    private static void download(MessageOutput out, Download m) {
        out.text(Elements.COMMAND_KEY, m.commandKey());
        out.text(Elements.FILE_TYPE, m.fileType().text());
        out.text(Elements.URL, m.url());
        out.text(Elements.USERNAME, m.username());
        out.text(Elements.PASSWORD, m.password());
        out.number(FILE_SIZE, m.fileSize());
        out.text(TARGET_FILE_NAME, m.targetFileName());
        out.number(Elements.DELAY_SECONDS, m.delaySeconds());
        out.text(SUCCESS_URL, m.successUrl());
        out.text(FAILURE_URL, m.failureUrl());
    }

    private static void upload(MessageOutput out, Upload m) {
        out.text(Elements.COMMAND_KEY, m.commandKey());
        out.text(Elements.FILE_TYPE, m.fileType().text());
        out.text(Elements.URL, m.url());
        out.text(Elements.USERNAME, m.username());
        out.text(Elements.PASSWORD, m.password());
        out.number(Elements.DELAY_SECONDS, m.delaySeconds());
    }

    private static void transferred(MessageOutput out, Status status, CwmpDateTime start, CwmpDateTime complete) {
        out.status(Elements.STATUS, status);
        times(out, start, complete);
    }

    private static void scheduleDownload(MessageOutput out, ScheduleDownload m) {
        out.text(Elements.COMMAND_KEY, m.commandKey());
        out.text(Elements.FILE_TYPE, m.fileType().text());
        out.text(Elements.URL, m.url());
        out.text(Elements.USERNAME, m.username());
        out.text(Elements.PASSWORD, m.password());
        out.number(FILE_SIZE, m.fileSize());
        out.text(TARGET_FILE_NAME, m.targetFileName());
        out.structs(TIME_WINDOW_LIST, m.timeWindowList(), TransferWriters::timeWindow);
    }

    private static void timeWindow(MessageOutput out, TimeWindowStruct w) {
        out.number(WINDOW_START, w.windowStart());
        out.number(WINDOW_END, w.windowEnd());
        out.text(WINDOW_MODE, w.windowMode());
        out.text(USER_MESSAGE, w.userMessage());
        out.number(MAX_RETRIES, w.maxRetries());
    }

    private static void queued(MessageOutput out, QueuedTransferStruct t) {
        out.text(Elements.COMMAND_KEY, t.commandKey());
        out.number(Elements.STATE, t.state());
    }

    private static void allQueued(MessageOutput out, AllQueuedTransferStruct t) {
        out.text(Elements.COMMAND_KEY, t.commandKey());
        out.number(Elements.STATE, t.state());
        out.bool(IS_DOWNLOAD, t.isDownload());
        out.text(Elements.FILE_TYPE, t.fileType().text());
        out.number(FILE_SIZE, t.fileSize());
        out.text(TARGET_FILE_NAME, t.targetFileName());
    }

    private static void complete(MessageOutput out, TransferComplete m) {
        out.text(Elements.COMMAND_KEY, m.commandKey());
        fault(out, m.faultStruct());
        times(out, m.startTime(), m.completeTime());
    }

    private static void autonomous(MessageOutput out, AutonomousTransferComplete m) {
        out.text(ANNOUNCE_URL, m.announceUrl());
        out.text(TRANSFER_URL, m.transferUrl());
        out.bool(IS_DOWNLOAD, m.isDownload());
        out.text(Elements.FILE_TYPE, m.fileType().text());
        out.number(FILE_SIZE, m.fileSize());
        out.text(TARGET_FILE_NAME, m.targetFileName());
        fault(out, m.faultStruct());
        times(out, m.startTime(), m.completeTime());
    }

    private static void fault(MessageOutput out, FaultStruct f) {
        out.open(FAULT_STRUCT);
        out.faultCode(Elements.FAULT_CODE, f.faultCode());
        out.text(Elements.FAULT_STRING, f.faultString());
        out.close(FAULT_STRUCT);
    }

    private static void times(MessageOutput out, CwmpDateTime start, CwmpDateTime complete) {
        out.dateTime(Elements.START_TIME, start);
        out.dateTime(Elements.COMPLETE_TIME, complete);
    }
}
