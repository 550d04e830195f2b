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
 * leaves, is cut off. Damage anywhere else is stepped over and told of in {@link StateSnapshot#damage}; all other records are kept.
 * Before the first append then the file is rewritten and the damaged one kept beside it as {@code <name>.corrupt-<n>}. When the file
 * has grown to a multiple of what it must hold it is rewritten beside and renamed over. Readable by its owner only, where the file
 * system knows owners. {@code docs/durable-state.md} has more.
 *
 * <p>If a write fails (no space, a bad medium) that batch is taken back and the file goes on as it was; where even that fails, every
 * further call does. If a rewriting fails the old file goes on.
 *
 * <p>Owns no thread: the given executor runs the blocking work, one task of a store at a time. Batches that arrive while one is
 * being written share the next write. Thread-safe.
 */
public final class FileStateStore implements StateStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileStateStore.class);

    private final Path path;
    private final Executor io;
    private final long compactAbove;
    private final JournalFile.Config config;
    private final JournalCounters counters = new JournalCounters();

    private final Queue<Task> queue = new ArrayDeque<>();
    private boolean running;
    private boolean closing;

    private @Nullable JournalFile file;
    private @Nullable StateException broken;
    private long threshold;
    private boolean rewriteFirst;
    private volatile long size;

    private FileStateStore(Builder builder, Executor io) {
        this.path = builder.path;
        this.io = io;
        this.compactAbove = builder.compactAbove;
        this.config = new JournalFile.Config(
                path, builder.files, builder.fsync, builder.damagedKept, builder.salts, counters);
    }

    /**
     * A store in this file, which is created if it is not there; its directory must be. The files {@code <name>.new} and {@code
     * <name>.corrupt-<n>} beside it belong to the store too. One store at a time can use a file.
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

    /** What was written since the store was made. */
    public JournalMetrics metrics() {
        return counters.metrics(size);
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
        } catch (RuntimeException | Error e) { // RejectedExecutionException; OutOfMemoryError for want of a thread
            failAll(new StateException("the executor of " + path + " takes no more work", e));
        }
    }

    /** Nobody is left waiting; who comes later is served. */
    private void failAll(StateException failure) {
        List<Task> stranded;
        synchronized (queue) {
            running = false;
            stranded = List.copyOf(queue);
            queue.clear();
        }
        stranded.forEach(t -> t.fail.accept(failure));
    }

    private void drain() {
        // An interrupt that was meant for other work of this thread would close the file.
        boolean interrupted = Thread.interrupted();
        try {
            drainQueue();
        } catch (RuntimeException | Error e) {
            StateException failure = new StateException("unexpected failure of " + path, e);
            broken = broken == null ? failure : broken;
            failAll(failure);
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void drainQueue() {
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
            List<byte[]> batches = new ArrayList<>();
            tasks.stream()
                    .map(t -> t.batch)
                    .filter(Objects::nonNull)
                    .forEach(b -> batches.add(JournalFormat.changes(b)));
            if (!batches.isEmpty()) {
                write(batches);
            }
        } catch (StateException e) {
            tasks.forEach(t -> t.fail.accept(e));
            return;
        } catch (RuntimeException | Error e) {
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
        } catch (RuntimeException | Error e) {
            LOG.error("after a record", e);
            task.fail.accept(new StateException("unexpected failure", e));
        }
    }

    private void write(List<byte[]> batches) {
        if (broken != null) {
            throw broken;
        }
        if (file == null) {
            throw new StateException(path + (closing ? " is closed" : " was not loaded"));
        }
        if (rewriteFirst) {
            rewriteFirst = false;
            compact(file);
        }
        try {
            file.append(batches);
            size = file.size();
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
            if (file != null || closing || broken != null) {
                throw new StateException(path + " was loaded before");
            }
            JournalFile.Opened opened = JournalFile.open(config);
            file = opened.file();
            size = file.size();
            rewriteFirst = file.wantsRewriting();
            threshold = Math.max(compactAbove, 4 * size);
            loaded.complete(opened.scan().state());
        } catch (IOException e) {
            loaded.completeExceptionally(new StateException("cannot open " + path, e));
        } catch (StateException e) {
            loaded.completeExceptionally(e);
        }
    }

    private void compactIfLarge() {
        if (file != null && file.size() >= threshold) {
            compact(file);
        }
    }

    private void compact(JournalFile journal) {
        try {
            journal.compact();
            threshold = Math.max(compactAbove, 4 * journal.size());
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("cannot rewrite {}: {}; it keeps growing", path, e.toString());
            threshold = Math.max(threshold, 2 * journal.size());
        }
        size = journal.size();
    }

    private void shut(CompletableFuture<Void> closed) {
        closing = true;
        try {
            if (file != null) {
                JournalFile open = file;
                file = null;
                open.close();
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
        private int damagedKept = 3;
        private SecretSource salts = SecretSource.secure();
        private JournalFiles files = new JournalFiles();

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

        /** How many damaged files are kept beside this one; the oldest go first. Default: 3. */
        public Builder damagedKept(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("damagedKept: expected 0 or more, got " + count);
            }
            damagedKept = count;
            return this;
        }

        /** Puts faults between the store and the file system. */
        Builder files(JournalFiles value) {
            files = value;
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
