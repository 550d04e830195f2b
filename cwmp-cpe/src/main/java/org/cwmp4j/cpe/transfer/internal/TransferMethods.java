package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferInfo.Kind;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.AllQueuedTransferStruct;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.CancelTransferResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetAllQueuedTransfersResponse;
import org.cwmp4j.model.rpc.GetQueuedTransfersResponse;
import org.cwmp4j.model.rpc.QueuedTransferStruct;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.ScheduleDownloadResponse;
import org.cwmp4j.model.rpc.Upload;
import org.cwmp4j.model.rpc.UploadResponse;
import org.jspecify.annotations.Nullable;

/** The methods of the ACS. On the agent's executor. */
final class TransferMethods {
    /** The most entries of the lists (TR-069 A6C1 A.4.1.1, A.4.1.7). */
    private static final int LISTED = 16;

    private final Engine engine;
    private final TransferSettings settings;
    private final TransferQueue queue;
    private final HandlerCalls handlers;
    private final Admission admission;

    TransferMethods(Engine engine, TransferSettings settings, TransferQueue queue, HandlerCalls handlers) {
        this.engine = engine;
        this.settings = settings;
        this.queue = queue;
        this.handlers = handlers;
        this.admission = new Admission(settings);
    }

    // ---- new transfers

    CompletionStage<CwmpMessage> download(Download call) {
        TransferInfo info = new TransferInfo(
                queue.nextNumber(),
                Kind.DOWNLOAD,
                call.commandKey(),
                call.fileType(),
                call.url(),
                call.fileSize(),
                call.targetFileName(),
                call.successUrl(),
                call.failureUrl());
        return accept(new Order(
                info,
                call.username(),
                call.password(),
                "",
                call.delaySeconds(),
                admission.isMulticast(call.url()),
                List.of()));
    }

    CompletionStage<CwmpMessage> upload(Upload call) {
        TransferInfo info = new TransferInfo(
                queue.nextNumber(), Kind.UPLOAD, call.commandKey(), call.fileType(), call.url(), 0, "", "", "");
        return accept(new Order(info, call.username(), call.password(), "", call.delaySeconds(), false, List.of()));
    }

    CompletionStage<CwmpMessage> schedule(ScheduleDownload call) {
        TransferInfo info = new TransferInfo(
                queue.nextNumber(),
                Kind.SCHEDULED_DOWNLOAD,
                call.commandKey(),
                call.fileType(),
                call.url(),
                call.fileSize(),
                call.targetFileName(),
                "",
                "");
        return accept(new Order(info, call.username(), call.password(), "", 0, false, call.timeWindowList()));
    }

    private CompletionStage<CwmpMessage> accept(Order order) {
        long received = engine.time().ticker().nanos();
        Fault refusal = refusal(order, queue.size(false));
        if (refusal != null) {
            return CompletableFuture.completedStage(refusal);
        }
        return handlers.accept(order.info())
                .handle((nothing, failure) -> Optional.ofNullable(failure))
                .thenCompose(failure -> failure.isPresent()
                        ? CompletableFuture.completedStage(refused(failure.get()))
                        : enqueue(order, received));
    }

    /** Why an order is not accepted, with so many in the queue; null if it is. */
    @Nullable
    Fault refusal(Order order, int queued) {
        Fault refusal = admission.refusal(order);
        return refusal == null && queued >= settings.limits().queue() // C-DL-06
                ? Fault.of(FaultCode.RESOURCES_EXCEEDED, "Too many transfers are queued already")
                : refusal;
    }

    private static CwmpMessage refused(Throwable failure) {
        Throwable cause = Deadlines.cause(failure);
        return cause instanceof TransferException known
                ? Fault.of(known.code(), text(known))
                : Fault.of(FaultCode.INTERNAL_ERROR, "Internal error");
    }

    private static String text(TransferException failure) {
        String text = String.valueOf(failure.getMessage());
        return text.length() > 256 ? text.substring(0, 256) : text;
    }

    private CompletionStage<CwmpMessage> enqueue(Order order, long received) {
        TransferState state = new TransferState(order);
        state.held = order.isScheduled() || order.multicast() || order.delaySeconds() > 0;
        state.unanswered = !state.held && handlers.isImmediate(order.info());
        Duration age = Duration.ofNanos(engine.time().ticker().nanos() - received);
        return queue.add(state, age).thenCompose(entry -> {
            if (!state.unanswered) {
                feed(entry, new TransferInput.Wake());
                return CompletableFuture.completedStage(response(order.info().kind(), Status.COMMITTED, null));
            }
            CompletableFuture<CwmpMessage> answer = new CompletableFuture<>();
            entry.answer = answer;
            entry.timer.set(settings.limits().immediate(), () -> feed(entry, new TransferInput.AnswerLater()));
            feed(entry, new TransferInput.Wake());
            return answer;
        });
    }

    // ---- answers that have waited

    /** Status 0 or a fault (C-DL-01). */
    void answer(Entry entry) {
        TransferOutcome outcome = Watch.outcome(entry.state);
        TransferInfo info = entry.state.order.info();
        queue.watch().tell(o -> o.ended(info, outcome));
        answer(
                entry,
                outcome.isSuccess()
                        ? response(info.kind(), Status.APPLIED, outcome)
                        : Fault.of(outcome.fault().faultCode(), outcome.fault().faultString()));
    }

    void answerLater(Entry entry) {
        answer(entry, response(entry.state.order.info().kind(), Status.COMMITTED, null));
    }

    private static void answer(Entry entry, CwmpMessage message) {
        CompletableFuture<CwmpMessage> answer = entry.answer;
        if (answer != null) {
            answer.complete(message);
        }
    }

    /** C-DL-14. */
    private static CwmpMessage response(Kind kind, Status status, @Nullable TransferOutcome outcome) {
        CwmpDateTime start = outcome == null ? CwmpDateTime.UNKNOWN : outcome.startTime();
        CwmpDateTime end = outcome == null ? CwmpDateTime.UNKNOWN : outcome.completeTime();
        return switch (kind) {
            case SCHEDULED_DOWNLOAD -> new ScheduleDownloadResponse();
            case DOWNLOAD, AUTONOMOUS_DOWNLOAD -> new DownloadResponse(status, start, end);
            case UPLOAD, AUTONOMOUS_UPLOAD -> new UploadResponse(status, start, end);
        };
    }

    // ---- the queue

    CompletionStage<CwmpMessage> cancel(CancelTransfer call) {
        List<Entry> named = ofAcs().filter(
                        e -> e.state.order.info().commandKey().equals(call.commandKey()))
                .toList();
        boolean all = named.stream().allMatch(e -> e.state.isCancellable());
        CompletionStage<Void> recorded = CompletableFuture.completedStage(null);
        for (Entry entry : named) {
            CompletionStage<Void> gone = queue.feed(entry, new TransferInput.Cancel());
            recorded = recorded.thenCombine(gone, (a, b) -> null);
        }
        return recorded.thenApply(nothing -> all
                ? new CancelTransferResponse()
                : Fault.of(
                        FaultCode.CANCELLATION_NOT_PERMITTED,
                        "A transfer is past the point where it can be cancelled"));
    }

    CompletionStage<CwmpMessage> queued() {
        return CompletableFuture.completedStage(new GetQueuedTransfersResponse(
                ofAcs().map(e -> new QueuedTransferStruct(e.state.order.info().commandKey(), e.state.phase.state()))
                        .limit(LISTED)
                        .toList()));
    }

    CompletionStage<CwmpMessage> allQueued() {
        Stream<Entry> own =
                queue.all().stream().filter(e -> e.state.order.info().kind().isAutonomous());
        return CompletableFuture.completedStage(new GetAllQueuedTransfersResponse(Stream.concat(ofAcs(), own)
                .map(TransferMethods::listed)
                .limit(LISTED)
                .toList()));
    }

    private static AllQueuedTransferStruct listed(Entry entry) {
        TransferInfo info = entry.state.order.info();
        boolean download = info.kind().isDownload();
        return new AllQueuedTransferStruct(
                info.commandKey(),
                entry.state.phase.state(),
                download,
                FileTypesOfLists.of(info.fileType(), download),
                info.fileSize(),
                info.targetFileName());
    }

    private Stream<Entry> ofAcs() {
        return queue.all().stream().filter(e -> !e.state.order.info().kind().isAutonomous());
    }

    private void feed(Entry entry, TransferInput input) {
        CompletionStage<Void> unused = queue.feed(entry, input);
    }
}
