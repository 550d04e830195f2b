package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.transfer.AutonomousTransfer;
import org.cwmp4j.cpe.transfer.DeviceTransfers;
import org.cwmp4j.cpe.transfer.QueuedTransfer;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferInfo.Kind;
import org.cwmp4j.cpe.transfer.TransferLimits;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.Fault;
import org.jspecify.annotations.Nullable;

/** The application's own transfers. */
final class OwnTransfers implements DeviceTransfers {
    private final Engine engine;
    private final TransferLimits limits;
    private final TransferQueue queue;
    private final TransferMethods methods;
    private final HandlerCalls handlers;
    private final TransferReports reports;
    /** Not in the queue yet. */
    private int deciding;

    private boolean closed;

    OwnTransfers(
            Engine engine,
            TransferLimits limits,
            TransferQueue queue,
            TransferMethods methods,
            HandlerCalls handlers,
            TransferReports reports) {
        this.engine = engine;
        this.limits = limits;
        this.queue = queue;
        this.methods = methods;
        this.handlers = handlers;
        this.reports = reports;
    }

    @Override
    public CompletableFuture<List<QueuedTransfer>> queue() {
        return on(() -> CompletableFuture.completedStage(queue.all().stream()
                .map(e -> new QueuedTransfer(e.state.order.info(), e.state.phase))
                .toList()));
    }

    @Override
    public CompletableFuture<TransferOutcome> transfer(AutonomousTransfer transfer) {
        return on(() -> begin(order(transfer)));
    }

    private Order order(AutonomousTransfer t) {
        TransferInfo info = new TransferInfo(
                queue.nextNumber(),
                t.isDownload() ? Kind.AUTONOMOUS_DOWNLOAD : Kind.AUTONOMOUS_UPLOAD,
                "",
                t.fileType(),
                t.url(),
                t.fileSize(),
                t.targetFileName(),
                "",
                "");
        return new Order(info, t.username(), t.password(), t.announceUrl(), 0, false, List.of());
    }

    private CompletionStage<TransferOutcome> begin(Order order) {
        Fault refusal = methods.refusal(order, queued());
        if (refusal != null) {
            return CompletableFuture.failedStage(new TransferException(refusal.faultCode(), refusal.faultString()));
        }
        deciding++;
        return handlers.accept(order.info())
                .thenCompose(nothing -> queue.add(new TransferState(order), Duration.ZERO))
                .whenComplete((entry, failure) -> deciding--)
                .thenCompose(entry -> {
                    CompletionStage<Void> unused = queue.feed(entry, new TransferInput.Wake());
                    return entry.outcome;
                });
    }

    private int queued() {
        return deciding + queue.size(true) + reports.autonomous();
    }

    @Override
    public CompletableFuture<Boolean> report(AutonomousTransferComplete transfer) {
        Conformance.require(transfer, CwmpVersion.V1_4, Direction.CPE_TO_ACS);
        return on(() -> queued() >= limits.queue()
                ? CompletableFuture.failedStage(
                        new TransferException(FaultCode.RESOURCES_EXCEEDED, "too many transfers wait to be confirmed"))
                : reports.report(transfer));
    }

    /** The agent is closed. */
    void close() {
        closed = true;
        queue.all().forEach(e -> e.outcome.completeExceptionally(new CwmpException("the agent was closed")));
    }

    private <T> CompletableFuture<T> on(Supplier<CompletionStage<T>> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        engine.serial().execute(() -> {
            if (closed) {
                done.completeExceptionally(new CwmpException("the agent was closed"));
                return;
            }
            CompletionStage<T> unused = action.get().whenComplete((value, failure) -> complete(done, value, failure));
        });
        return done;
    }

    private static <T> void complete(CompletableFuture<T> done, T value, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(value);
        } else {
            done.completeExceptionally(Deadlines.cause(failure));
        }
    }
}
