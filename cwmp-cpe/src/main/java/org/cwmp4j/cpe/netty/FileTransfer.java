package org.cwmp4j.cpe.netty;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.cwmp4j.cpe.transfer.FileTransport.Moved;
import org.cwmp4j.cpe.transfer.FileTransport.Running;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.model.time.Scheduler;

/** One transfer from its beginning on a disk to its one outcome. */
final class FileTransfer implements Running {
    private final FileFaults faults;
    private final FileExchanges exchanges;
    private final CompletableFuture<Moved> result = new CompletableFuture<>();

    FileTransfer(FileFaults faults, FileExchanges exchanges) {
        this.faults = faults;
        this.exchanges = exchanges;
    }

    /** What comes before any request. */
    @FunctionalInterface
    interface Preparation<T> {
        T prepare() throws IOException;
    }

    /** What may throw, or fail, with whatever {@link FileFaults#of} takes. */
    @FunctionalInterface
    interface Course<T> {
        CompletionStage<Moved> go(T prepared);
    }

    <T> FileTransfer start(
            Executor disk, Scheduler scheduler, Duration deadline, Preparation<T> preparation, Course<T> course) {
        Scheduler.Cancellable timer =
                scheduler.schedule(deadline, () -> exchanges.stop(faults.expired(exchanges.isReached())));
        prepared(disk, preparation).thenCompose(course::go).whenComplete((moved, failure) -> {
            timer.cancel();
            exchanges.close();
            TransferException stopped = exchanges.stopped();
            if (failure == null) {
                result.complete(moved);
            } else {
                result.completeExceptionally(stopped == null ? faults.of(failure) : stopped);
            }
        });
        return this;
    }

    private <T> CompletionStage<T> prepared(Executor disk, Preparation<T> preparation) {
        CompletableFuture<T> prepared = new CompletableFuture<>();
        try {
            disk.execute(() -> {
                try {
                    prepared.complete(preparation.prepare());
                } catch (IOException | RuntimeException e) {
                    prepared.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            prepared.completeExceptionally(e);
        }
        return prepared;
    }

    @Override
    public CompletionStage<Moved> result() {
        return result;
    }

    @Override
    public void cancel() {
        exchanges.stop(faults.other("cancelled"));
    }
}
