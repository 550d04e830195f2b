package org.cwmp4j.acs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cwmp4j.acs.internal.Source;
import org.jspecify.annotations.Nullable;

/**
 * Counts the POSTs that are under way and the bytes of their bodies, and holds them within the budget. Those of a live session count,
 * and are never refused. Thread-safe.
 */
final class FrontDoor {
    private final AcsBudget budget;
    private final Map<Source, Integer> unproven = new HashMap<>();
    private final Set<Permit> waiting = new LinkedHashSet<>();
    private int opening;
    private long bytes;
    private long openingBytes;

    FrontDoor(AcsBudget budget) {
        this.budget = budget;
    }

    /**
     * A permit for a POST of a live session.
     *
     * @param maxBody of any message
     */
    AcsPermit session(int maxBody) {
        return new Permit(maxBody, null);
    }

    /** A permit, or why there is none. */
    record Entry(@Nullable AcsPermit permit, @Nullable Refusal refusal) {}

    /** For a POST that can only open a session. */
    synchronized Entry opening(Source source) {
        if (opening >= budget.maxOpening() || openingBytes >= openingShare()) {
            return new Entry(null, Refusal.BUSY);
        }
        if (!count(source)) {
            return new Entry(null, Refusal.UNPROVEN);
        }
        opening++;
        return new Entry(new Permit(budget.maxInformBytes(), source), null);
    }

    /** Counts somebody who has not proved who it is, if there are not too many at its source. */
    synchronized boolean count(Source source) {
        int before = unproven.getOrDefault(source, 0);
        if (before >= budget.maxUnprovenPerSource()) {
            return false;
        }
        unproven.put(source, before + 1);
        return true;
    }

    synchronized AcsLoad load(int sessions) {
        return new AcsLoad(sessions, opening, bytes);
    }

    synchronized void uncount(Source source) {
        unproven.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
    }

    private long openingShare() {
        return (budget.maxBodyBytes() + 1) / 2;
    }

    /** Each on its own, outside of the lock: what goes on may take room at once. */
    private static void resume(List<Runnable> tasks) {
        tasks.forEach(Runnable::run);
    }

    private final class Permit implements AcsPermit {
        private final int maxBody;
        private final boolean opens;
        private @Nullable Source unprovenAt;
        private @Nullable Runnable resume;
        private long taken;
        private boolean closed;

        Permit(int maxBody, @Nullable Source source) {
            this.maxBody = maxBody;
            this.opens = source != null;
            this.unprovenAt = source;
        }

        @Override
        public int maxBody() {
            return maxBody;
        }

        @Override
        public int maxInform() {
            return Math.min(maxBody, budget.maxInformBytes());
        }

        @Override
        public void proven() {
            synchronized (FrontDoor.this) {
                Source source = unprovenAt;
                unprovenAt = null;
                if (source != null) {
                    uncount(source);
                }
            }
        }

        @Override
        public boolean take(int more, Runnable whenRoom) {
            synchronized (FrontDoor.this) {
                if (closed) {
                    return true;
                }
                taken += more;
                bytes += more;
                openingBytes += opens ? more : 0;
                boolean room = bytes <= budget.maxBodyBytes() && (!opens || openingBytes <= openingShare());
                if (!room) {
                    resume = whenRoom;
                    waiting.add(this);
                }
                return room;
            }
        }

        @Override
        public void close() {
            List<Runnable> tasks = new ArrayList<>();
            synchronized (FrontDoor.this) {
                if (closed) {
                    return;
                }
                closed = true;
                proven();
                opening -= opens ? 1 : 0;
                bytes -= taken;
                openingBytes -= opens ? taken : 0;
                waiting.remove(this);
                if (bytes <= budget.maxBodyBytes()) {
                    wake(tasks);
                }
            }
            resume(tasks);
        }

        /** All who may go on; each takes a piece at most before it is asked again. */
        private void wake(List<Runnable> tasks) {
            waiting.removeIf(permit -> {
                boolean room = !permit.opens || openingBytes <= openingShare();
                Runnable task = permit.resume;
                if (room && task != null) {
                    tasks.add(task);
                }
                return room;
            });
        }
    }
}
