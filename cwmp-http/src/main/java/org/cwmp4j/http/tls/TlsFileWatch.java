package org.cwmp4j.http.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.cwmp4j.model.time.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again at files with keys and certificates, and has them loaded when they have changed. What cannot be loaded leaves what
 * was loaded before in use, with an error in the log, and is tried again once the files have changed again. Thread-safe.
 */
public final class TlsFileWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFileWatch.class);
    private static final String UNREADABLE = "";

    private final List<Path> files;
    private final Duration every;
    private final Scheduler scheduler;
    private final Executor reading;
    private final Runnable load;
    private final Object lock = new Object();
    private String seen;
    private boolean closed;
    private Scheduler.Cancellable next = () -> {};

    private TlsFileWatch(
            List<Path> files, Duration every, Scheduler scheduler, Executor reading, Runnable load, String seen) {
        this.files = files;
        this.every = every;
        this.scheduler = scheduler;
        this.reading = reading;
        this.load = load;
        this.seen = seen;
    }

    /**
     * Begins. Whatever the files hold now counts as loaded.
     *
     * @param files all that {@code load} reads
     * @param every how often to look, more than zero
     * @param scheduler says when
     * @param reading where files are read and {@code load} runs; may block
     * @param load puts what the files hold into use, such as {@code () -> server.reload(TlsIdentity.ofPem(chain, key), clients)};
     *     changes nothing if it fails
     */
    public static TlsFileWatch start(
            List<Path> files, Duration every, Scheduler scheduler, Executor reading, Runnable load) {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("every: expected more than zero, got " + every);
        }
        TlsFileWatch watch = new TlsFileWatch(
                List.copyOf(files),
                every,
                Objects.requireNonNull(scheduler, "scheduler"),
                Objects.requireNonNull(reading, "reading"),
                Objects.requireNonNull(load, "load"),
                state(files));
        watch.schedule();
        return watch;
    }

    private void schedule() {
        synchronized (lock) {
            if (!closed) {
                next = scheduler.schedule(every, this::due);
            }
        }
    }

    private void due() {
        try {
            reading.execute(this::look);
        } catch (RejectedExecutionException e) {
            // Perhaps only too busy: a certificate that is never loaded again runs out one day. After the end no
            // scheduler runs this.
            LOG.warn("cannot look at {} just now", files, e);
            schedule();
        }
    }

    private void look() {
        try {
            synchronized (lock) {
                if (!closed) {
                    compare();
                }
            }
        } finally {
            schedule();
        }
    }

    private void compare() {
        String now = state(files);
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        if (now.equals(UNREADABLE)) {
            LOG.error("cannot read {}: what was loaded before stays in use", files);
            return;
        }
        try {
            load.run();
            LOG.info("loaded {} anew", files);
        } catch (RuntimeException e) {
            LOG.error("cannot use {}: what was loaded before stays in use", files, e);
        }
    }

    /** A digest of all the files; their time says too little, they may have been written twice in a moment. */
    private static String state(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            return UNREADABLE;
        } catch (NoSuchAlgorithmException e) {
            throw new TlsException("this JDK has no SHA-256", e);
        }
    }

    /** Looks no more. Idempotent. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            next.cancel();
        }
    }
}
