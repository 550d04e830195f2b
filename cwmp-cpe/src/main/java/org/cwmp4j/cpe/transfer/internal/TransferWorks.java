package org.cwmp4j.cpe.transfer.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.FileTransport;
import org.cwmp4j.cpe.transfer.FileUpload;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferLimits;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.cpe.transfer.TransferProgress;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Secrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves bytes and minds files for transfers, by the application's transports and executor. On the agent's executor. */
final class TransferWorks {
    private static final Logger LOG = LoggerFactory.getLogger(TransferWorks.class);
    /** What a transport may take longer than it was told, and to stop. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final Duration LONGEST_WAIT = Duration.ofDays(50_000);
    private static final int LONGEST_MARK = 1024;

    /** Instead of a number of bytes. */
    private static final long CROWDED = -1;

    private final Engine engine;
    private final TransferSettings settings;
    private final TransferLimits limits;
    private final TransferQueue queue;
    private final TransferFiles files;
    private final Admission admission;
    /** Those that wait until others leave room on the disk. */
    private final List<Runnable> crowded = new ArrayList<>(0);

    TransferWorks(Engine engine, TransferSettings settings, TransferQueue queue, TransferFiles files) {
        this.engine = engine;
        this.settings = settings;
        this.limits = settings.limits();
        this.queue = queue;
        this.files = files;
        this.admission = new Admission(settings);
    }

    // ---- moving

    void move(Entry entry) {
        long mine = ++entry.turn;
        TransferInfo info = entry.state.order.info();
        Optional<URI> url = Admission.url(info.url());
        Optional<FileTransport> transport = url.flatMap(admission::transport);
        if (info.kind().isDownload() && !settings.downloads().containsKey(info.fileType())) {
            ended(
                    entry,
                    mine,
                    null,
                    TransferException.unrecoverable(FaultCode.DOWNLOAD_FAILURE, "no such files any more"));
            return;
        }
        if (transport.isEmpty()) { // it had one when it was accepted; the device's software may be another one now
            ended(
                    entry,
                    mine,
                    null,
                    new TransferException(FaultCode.UNSUPPORTED_TRANSFER_PROTOCOL, "no such protocol"));
            return;
        }
        CompletionStage<Callable<FileTransport.Running>> ready = entry.state.order.isDownload()
                ? download(entry, mine, url.get(), transport.get())
                : upload(entry, url.get(), transport.get());
        ready.whenComplete((begin, failure) -> {
            if (failure != null) {
                ended(entry, mine, null, failure);
            } else if (entry.turn == mine && queue.has(entry)) {
                FileTransport.Running running = begun(begin);
                entry.running = running;
                watch(entry, mine, running);
            }
        });
    }

    private void watch(Entry entry, long mine, FileTransport.Running running) {
        CompletionStage<FileTransport.Moved> unused = engine.deadlines()
                .within(moved(running), limits.move().plus(GRACE), () -> {
                    running.cancel();
                    return new TransferException(
                            entry.state.order.isDownload()
                                    ? FaultCode.CANNOT_COMPLETE_DOWNLOAD
                                    : FaultCode.UPLOAD_FAILURE,
                            "not complete within " + limits.move());
                })
                .whenComplete((moved, failure) -> ended(entry, mine, moved, failure));
    }

    private static CompletionStage<FileTransport.Moved> moved(FileTransport.Running running) {
        return running.result().thenApply(moved -> Objects.requireNonNull(moved, "result"));
    }

    private void ended(Entry entry, long mine, FileTransport.@Nullable Moved moved, @Nullable Throwable failure) {
        if (entry.turn != mine) {
            return;
        }
        entry.turn++;
        entry.granted = 0;
        settle(entry);
        roomMade();
        if (moved != null) {
            entry.moved = entry.state.order.isDownload() ? moved.bytes() : 0;
            feed(entry, new TransferInput.Moved(moved.bytes(), moved.name()));
        } else {
            failed(entry, Objects.requireNonNull(failure), "transfer");
        }
    }

    /** What is under way for a transfer has failed. */
    void failed(Entry entry, Throwable failure, String what) {
        TransferState state = entry.state;
        TransferException known = Faults.of(Deadlines.cause(failure), state.order.isDownload(), what);
        LOG.warn(
                "{}: {} failed: {} {}", state, what, known.code(), Secrets.maskUrl(String.valueOf(known.getMessage())));
        feed(entry, new TransferInput.Failed(known, retryWait(state)));
    }

    private Optional<Duration> retryWait(TransferState state) {
        try {
            return settings.policy()
                    .retryWait(state.order.info(), state.failures + 1)
                    .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        } catch (RuntimeException e) {
            LOG.warn("policy of transfers failed", e);
            return Optional.empty();
        }
    }

    private CompletionStage<Callable<FileTransport.Running>> download(
            Entry entry, long mine, URI url, FileTransport transport) {
        long room = queue.room(entry);
        long outstanding = queue.outstanding(entry);
        String mark = entry.state.resumeMark;
        entry.granted = room;
        Path target = files.path(entry.number());
        return onDisk(entry, () -> prepare(entry, mark != null, room, outstanding))
                .thenCompose(most -> {
                    if (most == CROWDED) {
                        return whenRoomIsMade(entry, mine, () -> download(entry, mine, url, transport));
                    }
                    if (entry.turn == mine) {
                        entry.granted = most;
                        roomMade();
                    }
                    Order order = entry.state.order;
                    return CompletableFuture.completedStage(() -> transport.download(new FileDownload(
                            url,
                            order.username(),
                            order.password(),
                            target,
                            mark,
                            most,
                            order.info().fileSize(),
                            limits.move(),
                            progress(entry))));
                });
    }

    /** Others that move bytes have what is left of the disk: tries again when one of them needs less, or has ended. */
    private <T> CompletionStage<T> whenRoomIsMade(Entry entry, long mine, Supplier<CompletionStage<T>> again) {
        CompletableFuture<Void> made = new CompletableFuture<>();
        if (entry.turn == mine) {
            entry.granted = 0;
            if (queue.granted() == 0) { // two have kept each other from it
                roomMade();
            }
            crowded.add(() -> made.complete(null));
        }
        return made.thenCompose(nothing -> entry.turn == mine
                ? again.get()
                : CompletableFuture.failedStage(new CancellationException("given up")));
    }

    private void roomMade() {
        List<Runnable> waiting = List.copyOf(crowded);
        crowded.clear();
        waiting.forEach(Runnable::run);
    }

    /** How many bytes the file may have: the disk is never filled. */
    private long prepare(Entry entry, boolean resumes, long room, long outstanding) throws IOException {
        files.make();
        if (!resumes) {
            files.delete(entry.number());
        }
        entry.moved = files.size(entry.number());
        long left = files.usable() + entry.moved - outstanding - limits.keepFree();
        long most = Math.min(room, left);
        long announced = entry.state.order.info().fileSize();
        if (outstanding > 0 && most < (announced > 0 ? announced : limits.maxFile())) {
            return CROWDED;
        }
        if (most <= 0 || announced > most) { // C-DL-11
            throw new TransferException(FaultCode.DOWNLOAD_FAILURE, "no room for the file");
        }
        return most;
    }

    private CompletionStage<Callable<FileTransport.Running>> upload(Entry entry, URI url, FileTransport transport) {
        Order order = entry.state.order;
        Path scratch = files.path(entry.number());
        CompletionStage<Path> provided = engine.ask(() -> {
            files.makeScratch(entry.number());
            return settings.upload(order.info().fileType())
                    .orElseThrow(() -> new TransferException(FaultCode.UPLOAD_FAILURE, "no such files"))
                    .provide(order.info(), scratch);
        });
        provided.whenComplete((source, failure) -> {
            if (!queue.has(entry) || entry.state.phase == TransferPhase.DONE) {
                clean(entry); // it came too late
            }
        });
        return within(provided, "providing the file")
                .thenApply(source -> () -> transport.upload(new FileUpload(
                        url, order.username(), order.password(), source, limits.move(), progress(entry))));
    }

    private static FileTransport.Running begun(Callable<FileTransport.Running> transport) {
        try {
            FileTransport.Running running = transport.call();
            Objects.requireNonNull(running.result(), "result");
            return running;
        } catch (TransferException e) {
            return FileTransport.failed(e);
        } catch (Exception e) {
            LOG.warn("transport failed", e);
            return FileTransport.failed(new TransferException(FaultCode.INTERNAL_ERROR, "Internal error"));
        }
    }

    private TransferProgress progress(Entry entry) {
        long mine = entry.turn;
        TransferInfo info = entry.state.order.info();
        return new TransferProgress() {
            @Override
            public void moved(long moved, long total) {
                if (info.kind().isDownload()) {
                    entry.moved = Math.max(0, moved);
                }
                queue.watch().tell(o -> o.moved(info, moved, total));
            }

            @Override
            public void resumable(String mark) {
                if (!mark.isEmpty() && mark.length() <= LONGEST_MARK) {
                    engine.serial().execute(() -> {
                        if (entry.turn == mine) {
                            feed(entry, new TransferInput.Resumable(mark));
                        }
                    });
                }
            }
        };
    }

    /** Stops moving bytes; what has not ended soon is taken for ended. */
    void stop(Entry entry) {
        long mine = entry.turn;
        FileTransport.Running running = entry.running;
        TransferException stopped = new TransferException(FaultCode.CANNOT_COMPLETE_DOWNLOAD, "stopped");
        if (running == null) {
            engine.serial().execute(() -> ended(entry, mine, null, stopped));
            return;
        }
        running.cancel();
        CompletionStage<FileTransport.Moved> unused = engine.deadlines()
                .within(moved(running), GRACE, () -> stopped)
                .whenComplete((moved, failure) -> ended(entry, mine, moved, failure));
    }

    // ---- files

    /** Removes a transfer's file, once nobody writes it any more. */
    void clean(Entry entry) {
        settle(entry);
        onDisk(entry, () -> {
                    files.delete(entry.number());
                    return 0L;
                })
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        LOG.warn("{}: file not removed: {}", entry.state, Deadlines.text(failure));
                    } else if (entry.running == null) {
                        entry.moved = 0;
                        roomMade();
                        queue.pump(); // others may have waited for the room
                    }
                });
    }

    /** What comes next for the file waits until the transport has let go of it, but not for ever. */
    private void settle(Entry entry) {
        FileTransport.Running running = entry.running;
        if (running != null) {
            CompletionStage<?> idle = engine.deadlines()
                    .within(running.result(), GRACE, () -> new TransferException(FaultCode.INTERNAL_ERROR, "stuck"));
            entry.disk = entry.disk.thenCombine(idle.handle((moved, failure) -> 0), (before, now) -> 0);
            entry.running = null;
        }
    }

    /** On the application's executor, one after the other for each transfer. */
    private CompletionStage<Long> onDisk(Entry entry, Callable<Long> action) {
        CompletionStage<Long> done = entry.disk.thenCompose(before -> engine.ask(() -> {
            try {
                return CompletableFuture.completedStage(action.call());
            } catch (TransferException e) {
                throw e;
            } catch (Exception e) {
                throw new TransferException(FaultCode.INTERNAL_ERROR, "the disk failed", e);
            }
        }));
        entry.disk = done.handle((value, failure) -> 0);
        return done;
    }

    /** What the application is asked has a deadline. */
    <T> CompletionStage<T> within(CompletionStage<T> answer, String what) {
        return engine.deadlines()
                .within(
                        answer,
                        limits.apply(),
                        // not once more: nobody knows what the first time still does
                        () -> TransferException.unrecoverable(FaultCode.INTERNAL_ERROR, what + " took too long"));
    }

    /**
     * Asks something of the application for a transfer; an answer that comes when something else is due is dropped.
     *
     * @return completes when the transfer knows, never with a failure
     */
    <T> CompletionStage<Void> ask(
            Entry entry, CompletionStage<T> answer, String what, Function<T, TransferInput> input) {
        long mine = ++entry.turn;
        return within(answer, what).handle((value, failure) -> {
            if (entry.turn == mine) {
                entry.turn++;
                if (failure == null) {
                    feed(entry, input.apply(value));
                } else {
                    failed(entry, failure, what);
                }
            }
            return null;
        });
    }

    private void feed(Entry entry, TransferInput input) {
        CompletionStage<Void> unused = queue.feed(entry, input);
    }
}
