package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State in a journal file: each batch is appended as a record with a checksum. At the start a torn last record, which a power cut
 * leaves, is cut off; damage anywhere else is reported by {@link CorruptStateException}. When the file has grown to a multiple of
 * what it must hold it is rewritten beside and renamed over. Readable by its owner only, where the file system knows owners.
 *
 * <p>Owns no thread: the given executor runs the blocking work, one task of a store at a time. Batches that arrive while one is
 * being written share the next write. Thread-safe.
 */
public final class FileStateStore implements StateStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileStateStore.class);

    private final Path path;
    private final Executor io;
    private final FsyncPolicy fsync;
    private final long compactAbove;
    private final SecretSource salts;

    private final Queue<Task> queue = new ArrayDeque<>();
    private boolean running;
    private boolean closing;

    private @Nullable JournalFile file;
    private @Nullable StateException broken;
    private long threshold;

    private FileStateStore(Builder builder, Executor io) {
        this.path = builder.path;
        this.io = io;
        this.fsync = builder.fsync;
        this.compactAbove = builder.compactAbove;
        this.salts = builder.salts;
    }

    /**
     * A store in this file, which is created if it is not there; its directory must be. The file {@code <name>.new} beside it
     * belongs to the store too. One store at a time can use a file.
     */
    public static Builder at(Path path) {
        return new Builder(path);
    }

    @Override
    public CompletionStage<StateSnapshot> load() {
        CompletableFuture<StateSnapshot> loaded = new CompletableFuture<>();
        submit(new Task(null, () -> open(loaded), loaded::completeExceptionally));
        return loaded;
    }

    @Override
    public CompletionStage<Void> append(List<StateRecord> batch) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("batch: expected at least one record");
        }
        submit(new Task(List.copyOf(batch), () -> done.complete(null), done::completeExceptionally));
        return done;
    }

    @Override
    public CompletionStage<Void> close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        submit(new Task(null, () -> shut(closed), closed::completeExceptionally));
        return closed;
    }

    private void submit(Task task) {
        synchronized (queue) {
            queue.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            io.execute(this::drain);
        } catch (RuntimeException e) { // usually a RejectedExecutionException
            List<Task> stranded;
            synchronized (queue) {
                running = false;
                stranded = List.copyOf(queue);
                queue.clear();
            }
            StateException failure = new StateException("the executor of " + path + " takes no more work", e);
            stranded.forEach(t -> t.fail.accept(failure));
        }
    }

    private void drain() {
        while (true) {
            List<Task> tasks = new ArrayList<>();
            synchronized (queue) {
                if (queue.isEmpty()) {
                    running = false;
                    return;
                }
                do {
                    tasks.add(queue.remove());
                } while (tasks.get(0).batch != null
                        && !queue.isEmpty()
                        && Objects.requireNonNull(queue.peek()).batch != null);
            }
            run(tasks);
        }
    }

    /** Either one task that is no append, or appends that share a write. */
    private void run(List<Task> tasks) {
        try {
            if (broken != null) {
                throw broken;
            }
            List<StateRecord> records = new ArrayList<>();
            tasks.forEach(t -> records.addAll(t.batch == null ? List.of() : t.batch));
            if (!records.isEmpty()) {
                write(records);
            }
        } catch (StateException e) {
            tasks.forEach(t -> t.fail.accept(e));
            return;
        } catch (RuntimeException e) {
            // What was half written may or may not be there: nothing more can be promised. Those who wait are told.
            broken = new StateException("unexpected failure of " + path, e);
            StateException failure = broken;
            tasks.forEach(t -> t.fail.accept(failure));
            return;
        }
        tasks.forEach(FileStateStore::done);
        compactIfLarge();
    }

    /** What hangs on a stage must not keep the next task from its turn. */
    private static void done(Task task) {
        try {
            task.done.run();
        } catch (RuntimeException e) {
            LOG.error("after a record", e);
            task.fail.accept(new StateException("unexpected failure", e));
        }
    }

    private void write(List<StateRecord> records) {
        if (file == null) {
            throw new StateException(path + (closing ? " is closed" : " was not loaded"));
        }
        try {
            file.append(JournalFormat.changes(records));
        } catch (IOException e) {
            StateException failure = new StateException("cannot append to " + path, e);
            if (e.getSuppressed().length > 0) {
                broken = failure;
            }
            throw failure;
        }
    }

    private void open(CompletableFuture<StateSnapshot> loaded) {
        try {
            if (file != null || closing) {
                throw new StateException(path + " was loaded before");
            }
            JournalFile opened = JournalFile.open(path, fsync, salts);
            file = opened;
            loaded.complete(opened.scan().state());
            threshold = Math.max(compactAbove, 4 * opened.size());
        } catch (IOException e) {
            loaded.completeExceptionally(new StateException("cannot open " + path, e));
        } catch (StateException e) {
            loaded.completeExceptionally(e);
        }
    }

    private void compactIfLarge() {
        if (file == null || file.size() < threshold) {
            return;
        }
        try {
            file.compact();
            threshold = Math.max(compactAbove, 4 * file.size());
        } catch (IOException | RuntimeException e) {
            LOG.warn("cannot rewrite {}: {}; it keeps growing", path, e.toString());
            threshold = 2 * file.size();
        }
    }

    private void shut(CompletableFuture<Void> closed) {
        closing = true;
        try {
            if (file != null) {
                file.close();
                file = null;
            }
            closed.complete(null);
        } catch (IOException e) {
            closed.completeExceptionally(new StateException("cannot close " + path, e));
        }
    }

    private record Task(@Nullable List<StateRecord> batch, Runnable done, Consumer<StateException> fail) {}

    /** How a store works. Not thread-safe. */
    public static final class Builder {
        private final Path path;
        private FsyncPolicy fsync = FsyncPolicy.ALWAYS;
        private long compactAbove = 64 * 1024;
        private SecretSource salts = SecretSource.secure();

        private Builder(Path path) {
            this.path = Objects.requireNonNull(path, "path");
        }

        /** Default: {@link FsyncPolicy#ALWAYS}. */
        public Builder fsync(FsyncPolicy value) {
            fsync = Objects.requireNonNull(value, "fsync");
            return this;
        }

        /** Below this size in bytes the file is not rewritten. Default: 64 KiB. */
        public Builder compactAbove(long bytes) {
            compactAbove = bytes;
            return this;
        }

        /** Where the eight random bytes in a file's head come from. Default: the JDK's secure generator. */
        public Builder secrets(SecretSource value) {
            salts = Objects.requireNonNull(value, "secrets");
            return this;
        }

        /**
         * The store; nothing is opened before {@link #load}.
         *
         * @param io runs blocking work
         */
        public FileStateStore build(Executor io) {
            return new FileStateStore(this, Objects.requireNonNull(io, "io"));
        }
    }
}
