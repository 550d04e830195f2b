package org.cwmp4j.cpe.parameter;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.cwmp4j.cpe.session.AnswerRows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer that is too long to be held, made some at a time on the agent's executor.
 *
 * @param <T> what a row is made of
 */
final class LongList<T> implements AnswerRows {
    /** Some hundred rows are some ten kilobytes: enough for a packet or two, little for a small device. */
    static final int AT_ONCE = 256;

    private final Executor serial;
    private final Listing<T> listing;
    private final List<?> held;
    private final Function<List<T>, CompletableFuture<? extends List<?>>> make;

    /**
     * @param held the first rows, made already
     * @param make makes the others
     */
    LongList(
            Executor serial,
            Listing<T> listing,
            List<?> held,
            Function<List<T>, CompletableFuture<? extends List<?>>> make) {
        this.serial = serial;
        this.listing = listing;
        this.held = held;
        this.make = make;
    }

    @Override
    public int count() {
        return listing.count();
    }

    @Override
    public Cursor open() {
        return new Going();
    }

    /** On the agent's executor, but for the methods of the interface. */
    private final class Going implements Cursor {
        private @Nullable Iterator<T> rest;
        private int given;
        private volatile boolean closed;

        @Override
        public CompletionStage<List<?>> next() {
            CompletableFuture<List<?>> some = new CompletableFuture<>();
            serial.execute(() -> {
                try {
                    next(some);
                } catch (RuntimeException e) {
                    some.completeExceptionally(e);
                }
            });
            return some;
        }

        private void next(CompletableFuture<List<?>> into) {
            if (closed) {
                into.completeExceptionally(new IllegalStateException("closed"));
            } else if (given < held.size()) {
                int from = given;
                given = Math.min(held.size(), from + AT_ONCE);
                into.complete(held.subList(from, given));
            } else {
                CompletionStage<? extends List<?>> made = make.apply(Listing.take(rest(), AT_ONCE));
                made.whenComplete((rows, failure) -> {
                    if (failure == null) {
                        into.complete(rows);
                    } else {
                        into.completeExceptionally(ProviderFailure.unwrap(failure));
                    }
                });
            }
        }

        private Iterator<T> rest() {
            Iterator<T> all = rest;
            if (all == null) {
                all = listing.all().get();
                for (int i = 0; i < held.size(); i++) {
                    all.next();
                }
                rest = all;
            }
            return all;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
