package org.cwmp4j.model.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Time that moves only when told, for tests and simulations. Tasks run on the thread that calls {@link #advance}, in the order
 * of their due times, those due at the same instant in the order in which they were scheduled. Thread-safe; tasks run without
 * a lock held. An exception of a task comes out of the call that ran it, so that a test sees it; time stands where the task was
 * due, and the next call goes on from there.
 */
public final class ManualTime implements WallClock, Ticker, Scheduler {
    private final TreeSet<Task> tasks = new TreeSet<>();
    private final ZoneId zone;
    private Instant start;
    private long nanos;
    private long sequence;
    private boolean set = true;

    /** Begins at the given time of day, in UTC. */
    public ManualTime(Instant start) {
        this(start, ZoneOffset.UTC);
    }

    /** Begins at the given time of day, in the given zone. */
    public ManualTime(Instant start, ZoneId zone) {
        this.start = Objects.requireNonNull(start, "start");
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /** This clock in all three roles. */
    public TimeSource source() {
        return new TimeSource(this, this, this);
    }

    /** Moves both clocks on, running what becomes due on the way, also what those tasks schedule. */
    public void advance(Duration by) {
        long target;
        synchronized (this) {
            target = Math.addExact(nanos, by.toNanos());
        }
        Task task;
        while ((task = takeDueBy(target)) != null) {
            task.body.run();
        }
        synchronized (this) {
            nanos = Math.max(nanos, target);
        }
    }

    /** Moves on to the next task and runs it with all that is due at the same instant; false if there is none. */
    public boolean advanceToNext() {
        Optional<Duration> wait = untilNext();
        wait.ifPresent(this::advance);
        return wait.isPresent();
    }

    /** How long until the next task is due; empty if none is scheduled. */
    public synchronized Optional<Duration> untilNext() {
        Task next = tasks.isEmpty() ? null : tasks.first();
        return next == null ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, next.due - nanos)));
    }

    /** How many tasks wait. */
    public synchronized int pending() {
        return tasks.size();
    }

    /** Makes the time of day jump without moving monotonic time. */
    public synchronized void jump(Duration by) {
        start = start.plus(by);
    }

    /** Says whether the absolute time is known; at first it is. */
    public synchronized void setKnown(boolean known) {
        set = known;
    }

    @Override
    public synchronized Instant now() {
        return start.plusNanos(nanos);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public synchronized boolean isSet() {
        return set;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Cancellable schedule(Duration delay, Runnable body) {
        Objects.requireNonNull(body, "body");
        long wait = delay.isNegative() ? 0 : delay.toNanos();
        Task task = new Task(Math.addExact(nanos, wait), sequence++, body);
        tasks.add(task);
        return () -> remove(task);
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    private synchronized @Nullable Task takeDueBy(long target) {
        Task next = tasks.isEmpty() ? null : tasks.first();
        if (next == null || next.due > target) {
            return null;
        }
        tasks.pollFirst();
        nanos = Math.max(nanos, next.due);
        return next;
    }

    private record Task(long due, long order, Runnable body) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
