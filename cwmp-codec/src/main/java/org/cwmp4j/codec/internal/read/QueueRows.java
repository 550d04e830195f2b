package org.cwmp4j.codec.internal.read;

import java.util.List;
import org.cwmp4j.codec.internal.read.Field.Need;
import org.cwmp4j.model.rpc.AllQueuedTransferStruct;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.CancelTransferResponse;
import org.cwmp4j.model.rpc.GetAllQueuedTransfers;
import org.cwmp4j.model.rpc.GetAllQueuedTransfersResponse;
import org.cwmp4j.model.rpc.GetQueuedTransfers;
import org.cwmp4j.model.rpc.GetQueuedTransfersResponse;
import org.cwmp4j.model.rpc.QueuedTransferStruct;

/** The queue of transfers (TR-069 A6C1 A.4.1.1, A.4.1.7, A.4.1.9). */
final class QueueRows {
    private static final Shape<QueuedTransferStruct> TRANSFER = Shape.of(
            f -> new QueuedTransferStruct(f.text(0), f.integer(1)),
            As.commandKey(),
            As.integer("State", "TransferStateType"));

    private static final Shape<AllQueuedTransferStruct> ANY_TRANSFER = Shape.of(
            f -> new AllQueuedTransferStruct(f.text(0), f.integer(1), f.flag(2), f.fileType(3), f.number(4), f.text(5)),
            As.commandKey(),
            As.integer("State", "TransferStateType"),
            As.flag("IsDownload"),
            As.text("FileType", "TransferFileType"),
            As.unsigned("FileSize"),
            As.text("TargetFileName"));

    static final List<Row> ROWS = List.of(
            Row.cpe("GetQueuedTransfers", Row.empty(GetQueuedTransfers::new)),
            Row.cpeResponse(
                    "GetQueuedTransfersResponse",
                    Shape.of(
                            f -> new GetQueuedTransfersResponse(f.list(0)),
                            As.structs(
                                    "TransferList", Need.EXPECTED, "TransferList", "QueuedTransferStruct", TRANSFER))),
            Row.cpe("GetAllQueuedTransfers", Row.empty(GetAllQueuedTransfers::new)),
            Row.cpeResponse(
                    "GetAllQueuedTransfersResponse",
                    Shape.of(
                            f -> new GetAllQueuedTransfersResponse(f.list(0)),
                            As.structs(
                                    "TransferList",
                                    Need.EXPECTED,
                                    "AllTransferList",
                                    "AllQueuedTransferStruct",
                                    ANY_TRANSFER))),
            Row.cpe("CancelTransfer", Shape.of(f -> new CancelTransfer(f.text(0)), actingKey())),
            Row.cpeResponse("CancelTransferResponse", CancelTransferResponse::new));

    private QueueRows() {}

    /** It says which transfer. */
    private static Field actingKey() {
        return As.actingText("CommandKey", "CommandKeyType");
    }
}
