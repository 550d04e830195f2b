package org.cwmp4j.cpe.transfer.internal;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.ReceivedFile;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferPolicy;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the application's handlers and policy. On the agent's executor. */
final class HandlerCalls {
    private static final Logger LOG = LoggerFactory.getLogger(HandlerCalls.class);

    private final Engine engine;
    private final TransferSettings settings;
    private final TransferQueue queue;
    private final TransferFiles files;
    private final TransferWorks works;

    HandlerCalls(
            Engine engine, TransferSettings settings, TransferQueue queue, TransferFiles files, TransferWorks works) {
        this.engine = engine;
        this.settings = settings;
        this.queue = queue;
        this.files = files;
        this.works = works;
    }

    // ---- handlers

    /** Whether a handler takes a transfer; fails if not. */
    CompletionStage<Void> accept(TransferInfo info) {
        Duration limit = settings.limits().accept();
        return engine.deadlines()
                .within(
                        engine.ask(() -> info.kind().isDownload()
                                ? handler(info).accept(info)
                                : settings.upload(info.fileType()).orElseThrow().accept(info)),
                        limit,
                        () -> new TransferException(FaultCode.INTERNAL_ERROR, "not accepted within " + limit));
    }

    /** Whether the ACS is to wait for it. */
    boolean isImmediate(TransferInfo info) {
        try {
            return info.kind().isDownload()
                    ? handler(info).isImmediate(info)
                    : settings.upload(info.fileType()).orElseThrow().isImmediate(info);
        } catch (RuntimeException e) {
            LOG.warn("handler of {} failed", info, e);
            return false;
        }
    }

    void verify(Entry entry) {
        ReceivedFile file = file(entry);
        CompletionStage<Void> unused = ask(
                entry,
                "verifying the file",
                handler -> {
                    if (!Files.isRegularFile(file.path())) {
                        throw new TransferException(FaultCode.DOWNLOAD_FAILURE, "the file is gone");
                    }
                    return handler.verify(file);
                },
                nothing -> new TransferInput.Verified());
    }

    void apply(Entry entry) {
        ReceivedFile file = file(entry);
        CompletionStage<Void> unused =
                ask(entry, "applying the file", handler -> answered(handler.apply(file)), TransferInput.Applied::new);
    }

    /** @return completes with the answer, whatever it is */
    CompletionStage<Void> askInterrupted(Entry entry) {
        TransferInfo info = entry.state.order.info();
        return ask(
                entry,
                "going on after a restart",
                handler -> answered(handler.interrupted(info)),
                TransferInput.Recovered::new);
    }

    /** @return completes with the answer, whatever it is */
    CompletionStage<Void> askBooted(Entry entry) {
        TransferInfo info = entry.state.order.info();
        return ask(
                entry,
                "verifying after a restart",
                handler -> handler.verifyAfterReboot(info),
                nothing -> new TransferInput.Booted());
    }

    /** No answer at all is a failure of the handler. */
    private static <T> CompletionStage<T> answered(CompletionStage<T> answer) {
        return answer.thenApply(value -> Objects.requireNonNull(value, "answer"));
    }

    private <T> CompletionStage<Void> ask(
            Entry entry,
            String what,
            Function<DownloadHandler, CompletionStage<T>> question,
            Function<T, TransferInput> input) {
        TransferInfo info = entry.state.order.info();
        return works.ask(entry, engine.ask(() -> question.apply(handler(info))), what, input);
    }

    private DownloadHandler handler(TransferInfo info) {
        DownloadHandler handler = settings.downloads().get(info.fileType());
        if (handler == null) { // it had one when it was accepted; the device's software may be another one now
            throw TransferException.unrecoverable(FaultCode.DOWNLOAD_FAILURE, "no such files any more");
        }
        return handler;
    }

    private ReceivedFile file(Entry entry) {
        TransferState state = entry.state;
        return new ReceivedFile(state.order.info(), files.path(entry.number()), state.bytes, state.name);
    }

    // ---- windows

    /** Whoever decides for a window's mode may take until its end for a confirmation, and answers at once otherwise. */
    void askPermission(Entry entry) {
        int window = entry.state.window;
        TimeWindowStruct w = entry.state.order.windows().get(window);
        TransferInfo info = entry.state.order.info();
        boolean confirmed = w.windowMode().equals(TimeWindowStruct.CONFIRMATION_NEEDED);
        CompletionStage<Boolean> asked = engine.ask(() -> permission(info, w));
        CompletionStage<Boolean> answer = confirmed
                ? asked
                : engine.deadlines()
                        .within(
                                asked,
                                settings.limits().accept(),
                                () -> new TransferException(FaultCode.INTERNAL_ERROR, "no answer"));
        answer.whenComplete((granted, failure) -> {
            if (failure != null) {
                LOG.warn("{}: not allowed to go on: {}", entry.state, Deadlines.text(failure));
            }
            boolean yes = failure == null && Boolean.TRUE.equals(granted);
            CompletionStage<Void> unused = queue.feed(entry, new TransferInput.Permission(window, yes));
        });
    }

    private CompletionStage<Boolean> permission(TransferInfo info, TimeWindowStruct window) {
        TransferPolicy policy = settings.policy();
        return switch (window.windowMode()) {
            case TimeWindowStruct.WHEN_IDLE -> policy.isIdle(info);
            case TimeWindowStruct.CONFIRMATION_NEEDED -> policy.confirm(info, window.userMessage());
            case TimeWindowStruct.AT_ANY_TIME, TimeWindowStruct.IMMEDIATELY -> CompletableFuture.completedStage(true);
            default -> policy.permits(info, window.windowMode(), window.userMessage());
        };
    }
}
