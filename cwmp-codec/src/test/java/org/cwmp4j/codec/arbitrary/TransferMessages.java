package org.cwmp4j.codec.arbitrary;

import static org.cwmp4j.model.CwmpVersion.V1_0;
import static org.cwmp4j.model.CwmpVersion.V1_1;
import static org.cwmp4j.model.CwmpVersion.V1_2;
import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AllQueuedTransferStruct;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.AutonomousTransferCompleteResponse;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.CancelTransferResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
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

/** File transfers. */
final class TransferMessages {
    private TransferMessages() {}

    static void addTo(List<MessageKind> kinds) {
        add(kinds, Download.class, ACS_TO_CPE, V1_0, TransferMessages::download);
        add(
                kinds,
                DownloadResponse.class,
                CPE_TO_ACS,
                V1_0,
                (d, v) -> new DownloadResponse(d.status(), d.time(), d.time()));
        add(
                kinds,
                Upload.class,
                ACS_TO_CPE,
                V1_0,
                (d, v) -> new Upload(
                        d.key(), FileTypes.upload(d, v), d.url(256), d.text(256), d.text(256), d.unsignedInt()));
        add(
                kinds,
                UploadResponse.class,
                CPE_TO_ACS,
                V1_0,
                (d, v) -> new UploadResponse(d.status(), d.time(), d.time()));
        add(
                kinds,
                TransferComplete.class,
                CPE_TO_ACS,
                V1_0,
                (d, v) -> new TransferComplete(d.key(), fault(d, v), d.time(), d.time()));
        add(kinds, TransferCompleteResponse.class, ACS_TO_CPE, V1_0, (d, v) -> new TransferCompleteResponse());
        add(kinds, GetQueuedTransfers.class, ACS_TO_CPE, V1_0, (d, v) -> new GetQueuedTransfers());
        kinds.add(new MessageKind(
                GetQueuedTransfersResponse.class,
                CPE_TO_ACS,
                V1_0,
                (v, s) -> s.list(Draw.values(d -> new QueuedTransferStruct(d.key(), 1 + d.below(3))), 0, 16)
                        .map(GetQueuedTransfersResponse::new)));
        add(kinds, AutonomousTransferComplete.class, CPE_TO_ACS, V1_1, TransferMessages::autonomous);
        add(
                kinds,
                AutonomousTransferCompleteResponse.class,
                ACS_TO_CPE,
                V1_1,
                (d, v) -> new AutonomousTransferCompleteResponse());
        add(kinds, GetAllQueuedTransfers.class, ACS_TO_CPE, V1_1, (d, v) -> new GetAllQueuedTransfers());
        kinds.add(new MessageKind(
                GetAllQueuedTransfersResponse.class,
                CPE_TO_ACS,
                V1_1,
                (v, s) -> s.list(allQueued(v), 0, 16).map(GetAllQueuedTransfersResponse::new)));
        add(kinds, ScheduleDownload.class, ACS_TO_CPE, V1_2, TransferMessages::scheduleDownload);
        add(kinds, ScheduleDownloadResponse.class, CPE_TO_ACS, V1_2, (d, v) -> new ScheduleDownloadResponse());
        add(kinds, CancelTransfer.class, ACS_TO_CPE, V1_2, (d, v) -> new CancelTransfer(d.key()));
        add(kinds, CancelTransferResponse.class, CPE_TO_ACS, V1_2, (d, v) -> new CancelTransferResponse());
    }

    private static <M extends CwmpMessage> void add(
            List<MessageKind> kinds,
            Class<M> type,
            Direction direction,
            CwmpVersion since,
            BiFunction<Draw, CwmpVersion, M> draw) {
        kinds.add(new MessageKind(type, direction, since, (v, s) -> Draw.values(d -> draw.apply(d, v))));
    }

    private static Download download(Draw d, CwmpVersion v) {
        return new Download(
                d.key(),
                FileTypes.download(d, v),
                d.url(256),
                d.text(256),
                d.text(256),
                d.unsignedInt(),
                d.text(256),
                d.unsignedInt(),
                d.text(256),
                d.text(256));
    }

    private static Arbitrary<AllQueuedTransferStruct> allQueued(CwmpVersion v) {
        return Draw.values(d -> new AllQueuedTransferStruct(
                d.key(), 1 + d.below(3), d.bool(), FileTypes.transfer(d, v), d.unsignedInt(), d.text(256)));
    }

    private static AutonomousTransferComplete autonomous(Draw d, CwmpVersion v) {
        return new AutonomousTransferComplete(
                d.text(1024),
                d.text(1024),
                d.bool(),
                FileTypes.transfer(d, v),
                d.unsignedInt(),
                d.text(256),
                fault(d, v),
                d.time(),
                d.time());
    }

    private static ScheduleDownload scheduleDownload(Draw d, CwmpVersion v) {
        TimeWindowStruct first = window(d, d.below(1000));
        List<TimeWindowStruct> windows =
                d.bool() ? List.of(first) : List.of(first, window(d, first.windowEnd() + d.below(1000)));
        return new ScheduleDownload(
                d.key(),
                FileTypes.download(d, v),
                d.url(256),
                d.text(256),
                d.text(256),
                d.unsignedInt(),
                d.text(256),
                windows);
    }

    private static TimeWindowStruct window(Draw d, long start) {
        return new TimeWindowStruct(
                start,
                start + 1 + d.below(100_000),
                d.oneOf(
                        TimeWindowStruct.AT_ANY_TIME,
                        TimeWindowStruct.IMMEDIATELY,
                        TimeWindowStruct.WHEN_IDLE,
                        TimeWindowStruct.CONFIRMATION_NEEDED,
                        "X example.com some mode"),
                d.text(256),
                d.oneOf(-1, 0, 1, Integer.MAX_VALUE));
    }

    private static FaultStruct fault(Draw d, CwmpVersion v) {
        List<FaultCode> codes = new ArrayList<>(codes(0, 0, 9001, 9002));
        codes.addAll(codes(9010, 9011, 9012));
        if (v.has(V1_1)) {
            IntStream.rangeClosed(9014, 9019).mapToObj(FaultCode::new).forEach(codes::add);
        }
        if (v.has(V1_2)) {
            codes.add(FaultCode.OUTSIDE_TIME_WINDOWS);
        }
        // the schema of 1.0 lists the codes and knows no vendor's
        return new FaultStruct(v.has(V1_1) ? d.faultCode(codes, 9800) : d.oneOf(codes), d.text(256));
    }

    private static List<FaultCode> codes(int... codes) {
        return IntStream.of(codes).mapToObj(FaultCode::new).toList();
    }
}
