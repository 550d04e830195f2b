package org.cwmp4j.cpe.transfer.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.StartCause;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.cpe.transfer.DeviceTransfers;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.GetAllQueuedTransfers;
import org.cwmp4j.model.rpc.GetQueuedTransfers;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.Upload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transfers of an agent. BOOTSTRAP drops the completions that were not delivered, as all events (C-EVT-09); transfers that
 * are not over go on, since nothing in the standard ends an obligation but its fulfilment, CancelTransfer and a factory reset, and a new
 * ACS finds them in the lists of queued transfers. A factory reset drops everything.
 *
 * <p>On the agent's executor.
 */
public final class Transfers implements EngineTopic {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    private final Engine engine;
    private final TransferSettings settings;
    private final TransferFiles files;
    private final TransferQueue queue;
    private final TransferWorks works;
    private final HandlerCalls handlers;
    private final TransferReports reports;
    private final TransferMethods methods;
    private final OwnTransfers own;
    private boolean filesOpen;
    /** What a start waits for. */
    private int questions;

    private @Nullable CompletableFuture<Void> answered;

    public Transfers(Engine engine, TransferSettings settings) {
        this.engine = engine;
        this.settings = settings;
        this.files = new TransferFiles(settings.directory());
        this.queue = new TransferQueue(engine, settings);
        this.works = new TransferWorks(engine, settings, queue, files);
        this.handlers = new HandlerCalls(engine, settings, queue, files, works);
        this.reports = new TransferReports(engine, queue);
        this.methods = new TransferMethods(engine, settings, queue, handlers);
        this.own = new OwnTransfers(engine, settings.limits(), queue, methods, handlers, reports);
        queue.works(this::perform);
    }

    /** For the application. */
    public DeviceTransfers own() {
        return own;
    }

    @Override
    public Map<String, Function<CpeMethod<?>, CompletionStage<CwmpMessage>>> methods() {
        Map<String, Function<CpeMethod<?>, CompletionStage<CwmpMessage>>> all = new LinkedHashMap<>();
        if (!settings.downloads().isEmpty()) {
            all.put("Download", EngineTopic.on(Download.class, methods::download));
            all.put("ScheduleDownload", EngineTopic.on(ScheduleDownload.class, methods::schedule));
        }
        if (!settings.uploads().isEmpty()) {
            all.put("Upload", EngineTopic.on(Upload.class, methods::upload));
        }
        all.put("CancelTransfer", EngineTopic.on(CancelTransfer.class, methods::cancel));
        all.put("GetQueuedTransfers", EngineTopic.on(GetQueuedTransfers.class, call -> methods.queued()));
        all.put("GetAllQueuedTransfers", EngineTopic.on(GetAllQueuedTransfers.class, call -> methods.allQueued()));
        return all;
    }

    // ---- starts

    /** Finds out what became of transfers that a restart has interrupted, or that needed one, before the first Inform tells it. */
    @Override
    public CompletionStage<Void> starting() {
        reports.starting();
        queue.starting();
        CompletionStage<Map<Long, Long>> found = filesOpen ? CompletableFuture.completedStage(Map.of()) : openFiles();
        return found.thenCompose(sizes -> {
            CompletableFuture<Void> ready = new CompletableFuture<>();
            answered = ready;
            question(1); // until all of them are asked
            for (Entry entry : queue.all()) {
                if (!filesOpen) {
                    entry.moved = sizes.getOrDefault(entry.number(), 0L);
                    if (queue.isDoubtful(entry)) {
                        feed(entry, new TransferInput.Doubtful());
                    }
                    askAtStart(queue.feed(entry, new TransferInput.Found(sizes.getOrDefault(entry.number(), -1L))));
                }
                feed(entry, new TransferInput.Restarted());
            }
            filesOpen = true;
            question(-1);
            return engine.deadlines()
                    .within(
                            ready,
                            settings.limits().boot(),
                            () -> new TransferException(FaultCode.INTERNAL_ERROR, "handlers have not answered"))
                    .exceptionally(late -> {
                        LOG.warn("the first Inform does not wait any longer: {}", Deadlines.text(late));
                        return null;
                    });
        });
    }

    private CompletionStage<Map<Long, Long>> openFiles() {
        Set<Long> live = queue.all().stream().map(Entry::number).collect(Collectors.toUnmodifiableSet());
        CompletionStage<Map<Long, Long>> found = engine.ask(() -> {
            try {
                return CompletableFuture.completedStage(files.open(live));
            } catch (IOException e) {
                return CompletableFuture.failedStage(e);
            }
        });
        return engine.deadlines()
                .within(
                        found,
                        settings.limits().boot(),
                        () -> new TransferException(FaultCode.INTERNAL_ERROR, "the disk has not answered"))
                .exceptionally(failure -> {
                    LOG.error("directory of transfers {}: {}", settings.directory(), Deadlines.text(failure));
                    return Map.of();
                });
    }

    /** The first Inform waits while handlers have a question to answer. */
    private void question(int change) {
        questions += change;
        CompletableFuture<Void> ready = answered;
        if (questions == 0 && ready != null) {
            ready.complete(null);
        }
    }

    @Override
    public Occurred restarted() {
        Occurred occurred = reports.started();
        engine.serial().execute(queue::open);
        return occurred;
    }

    @Override
    public StateUpdate bootstrap() {
        return reports.bootstrap();
    }

    @Override
    public void sessionEnded(SessionResult result) {
        queue.all().forEach(entry -> feed(entry, new TransferInput.SessionOver()));
        queue.heard();
    }

    @Override
    public void clockChanged() {
        queue.clockChanged();
    }

    @Override
    public StateUpdate forget() {
        StateUpdate update = StateUpdate.NONE;
        for (Entry entry : queue.all()) {
            reports.withdraw(entry);
            if (entry.running != null) {
                entry.running.cancel();
            }
            entry.turn++;
            works.clean(entry);
            update = update.and(StateUpdate.of(queue.remove(entry)));
            queue.watch().tell(o -> o.cancelled(entry.state.order.info()));
            entry.outcome.completeExceptionally(new CwmpException("factory reset"));
        }
        return update.and(reports.forget());
    }

    @Override
    public void stop() {
        own.close();
        queue.close();
        for (Entry entry : queue.all()) {
            entry.turn++;
            if (entry.running != null) {
                entry.running.cancel();
            }
        }
    }

    // ---- what transfers want

    private void perform(Entry entry, TransferEffect effect) {
        switch (effect) {
            case MOVE -> works.move(entry);
            case STOP -> works.stop(entry);
            case VERIFY -> handlers.verify(entry);
            case ASK_PERMISSION -> handlers.askPermission(entry);
            case APPLY -> handlers.apply(entry);
            case ASK_INTERRUPTED -> askAtStart(handlers.askInterrupted(entry));
            case ASK_BOOTED -> askAtStart(handlers.askBooted(entry));
            case REBOOT -> reboot(entry);
            case CLEAN -> works.clean(entry);
            case REPORT -> reports.ended(entry);
            case ANSWER -> methods.answer(entry);
            case ANSWER_LATER -> methods.answerLater(entry);
            case REMOVE -> removed(entry);
        }
    }

    private void askAtStart(CompletionStage<Void> question) {
        question(1);
        CompletionStage<Void> unused = question.handle((nothing, failure) -> {
            question(-1);
            return null;
        });
    }

    /** Not before the first session, if the device has just started. */
    private void reboot(Entry entry) {
        queue.whenHeard(() -> {
            if (entry.state.phase == TransferPhase.BOOTING && queue.has(entry)) {
                engine.reboot(StartCause.TRANSFER, () -> feed(entry, new TransferInput.NotBooted()));
            }
        });
    }

    private void removed(Entry entry) {
        if (entry.state.silent) {
            queue.watch().tell(o -> o.cancelled(entry.state.order.info()));
        }
    }

    private void feed(Entry entry, TransferInput input) {
        CompletionStage<Void> unused = queue.feed(entry, input);
    }
}
