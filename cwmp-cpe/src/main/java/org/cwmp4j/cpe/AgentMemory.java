package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the session engine itself remembers over a restart, and the changes that wait to be recorded with the next session. On the
 * agent's executor.
 */
final class AgentMemory {
    private static final Logger LOG = LoggerFactory.getLogger(AgentMemory.class);
    private static final StateSection<String> TEXTS = new StateSection<>("agent", 1, StateCodec.TEXT);
    private static final String RETRY_COUNT = "retry";
    private static final String OPEN = "open";
    private static final String ACS = "acs";
    private static final String PATH = "path";
    private static final String RESET = "reset";

    private final DeviceState state;
    private final Deadlines deadlines;
    private final Duration patience;
    /** Those under way and in line, in the order of the calls. */
    private final Queue<Attempt> attempts = new ArrayDeque<>(2);

    private StateUpdate backlog = StateUpdate.NONE;
    private long retryCount;
    private String acs;
    private boolean open;
    private boolean resetOwed;

    AgentMemory(DeviceState state, Deadlines deadlines, Duration patience) {
        this.state = state;
        this.deadlines = deadlines;
        this.patience = patience;
        open = state.found(TEXTS, OPEN).isPresent();
        // A session that the end of the process cut short has failed as well (C-RETRY-05).
        retryCount = state.found(TEXTS, RETRY_COUNT).map(Long::parseLong).orElse(0L) + (open ? 1 : 0);
        acs = state.found(TEXTS, ACS).orElse("");
        resetOwed = state.found(TEXTS, RESET).isPresent();
        if (resetOwed && state.isDoubtful(TEXTS, RESET)) { // rather once too rarely than twice
            later(resetOwed(false));
        }
    }

    // ---- facts

    /** Failed sessions since the last successful one (C-RETRY-04). */
    long retryCount() {
        return retryCount;
    }

    StateUpdate retryCount(long value) {
        if (value == retryCount && !open) {
            return StateUpdate.NONE;
        }
        retryCount = value;
        List<StateRecord> records = new ArrayList<>();
        records.add(value == 0 ? TEXTS.remove(RETRY_COUNT) : TEXTS.put(RETRY_COUNT, Long.toString(value)));
        if (open) {
            open = false;
            records.add(TEXTS.remove(OPEN));
        }
        return new StateUpdate(records, () -> {});
    }

    /** A session begins: until its end is recorded it counts as failed, should the device lose power (C-RETRY-05). */
    StateUpdate opened() {
        open = true;
        return retryCount == 0
                ? StateUpdate.of(TEXTS.put(OPEN, ""))
                : StateUpdate.of(TEXTS.put(OPEN, ""), TEXTS.put(RETRY_COUNT, Long.toString(retryCount)));
    }

    /** A session was successful (C-RETRY-05): that counts once it is recorded. */
    StateUpdate succeeded() {
        return retryCount == 0 && !open
                ? StateUpdate.NONE
                : new StateUpdate(List.of(TEXTS.remove(RETRY_COUNT), TEXTS.remove(OPEN)), () -> {
                    retryCount = 0;
                    open = false;
                });
    }

    /** Which device last told which ACS of itself by BOOTSTRAP; empty for none. */
    String acs() {
        return acs;
    }

    StateUpdate acs(String value) {
        acs = value;
        return StateUpdate.of(TEXTS.put(ACS, value));
    }

    Optional<String> path() {
        return state.found(TEXTS, PATH);
    }

    StateUpdate path(String value) {
        return StateUpdate.of(TEXTS.put(PATH, value));
    }

    /** Whether the device's own part of a factory reset is still to be done. */
    boolean resetOwed() {
        return resetOwed;
    }

    StateUpdate resetOwed(boolean value) {
        resetOwed = value;
        return StateUpdate.of(value ? TEXTS.put(RESET, "") : TEXTS.remove(RESET));
    }

    /** All of it as on the first day, but for the path. */
    StateUpdate forget() {
        retryCount = 0;
        open = false;
        acs = "";
        return StateUpdate.of(TEXTS.remove(RETRY_COUNT), TEXTS.remove(OPEN), TEXTS.remove(ACS));
    }

    // ---- recording

    /** Keeps a change for the next {@link #record}; what needs no record happens at once. */
    void later(StateUpdate update) {
        if (update.records().isEmpty()) {
            update.onRecorded().run();
        } else {
            backlog = backlog.and(update);
        }
    }

    /** Records what waits; what cannot be recorded now goes on waiting. */
    void flush() {
        if (!backlog.records().isEmpty()) {
            CompletionStage<Void> unused = record(StateUpdate.NONE).exceptionally(failure -> {
                LOG.warn("change not recorded yet: {}", Deadlines.text(failure));
                return null;
            });
        }
    }

    /**
     * Records what waits and this, in the order of the calls: the store has one record of the agent at a time, so that what it
     * refuses is recorded again before whatever came after. What waits goes on waiting if the store has refused it; not if the store
     * is only late, since it will still answer, and what hangs on the record then happens: never twice.
     *
     * @return completes on the agent's executor; fails with {@link StateException}, also if the store is late
     */
    CompletionStage<Void> record(StateUpdate update) {
        Attempt attempt = new Attempt(backlog, update);
        backlog = StateUpdate.NONE;
        attempts.add(attempt);
        if (attempts.size() == 1) {
            submitFirst();
        }
        return deadlines
                .within(attempt.answered, patience, () -> new StateException("the store did not answer in time"))
                .exceptionally(failure -> {
                    throw new StateException(Deadlines.text(failure), failure);
                });
    }

    private void submitFirst() {
        Attempt first = attempts.element();
        CompletionStage<Void> unused = state.record(first.change()).whenComplete((nothing, failure) -> {
            attempts.remove();
            if (failure != null && !first.done) {
                goOnWaiting(first.waiting);
            }
            if (!attempts.isEmpty()) {
                deadlines.serial().execute(this::submitFirst);
            }
            if (failure == null) {
                first.answered.complete(null);
            } else {
                first.answered.completeExceptionally(Deadlines.cause(failure));
            }
        });
    }

    /** Before what came after it. */
    private void goOnWaiting(StateUpdate refused) {
        Attempt next = attempts.peek();
        if (next == null) {
            backlog = refused.and(backlog);
        } else {
            next.waiting = refused.and(next.waiting);
        }
    }

    /** To record what waits and more, which may fail before or after that. */
    private static final class Attempt {
        final StateUpdate update;
        final CompletableFuture<Void> answered = new CompletableFuture<>();
        StateUpdate waiting;
        boolean done;

        Attempt(StateUpdate waiting, StateUpdate update) {
            this.waiting = waiting;
            this.update = update;
        }

        StateUpdate change() {
            StateUpdate kept = waiting;
            return new StateUpdate(kept.records(), () -> {
                        done = true;
                        kept.onRecorded().run();
                    })
                    .and(update);
        }
    }
}
