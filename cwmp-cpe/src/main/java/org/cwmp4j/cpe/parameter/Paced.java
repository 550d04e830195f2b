package org.cwmp4j.cpe.parameter;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins many things one after the other, only so many being under way at a time. On the agent's executor. */
final class Paced {
    private final Iterator<Supplier<CompletableFuture<Void>>> left;
    private final int atOnce;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int running;
    private boolean looping;

    private Paced(Iterator<Supplier<CompletableFuture<Void>>> left, int atOnce) {
        this.left = left;
        this.atOnce = atOnce;
    }

    /** Completes when all are done; fails as the first that fails, after which no more are begun. */
    static CompletableFuture<Void> run(List<Supplier<CompletableFuture<Void>>> things, int atOnce) {
        Paced paced = new Paced(things.iterator(), atOnce);
        paced.next();
        return paced.done;
    }

    /** A loop, not a recursion: things may be done as soon as they are begun. */
    private void next() {
        if (looping) {
            return;
        }
        looping = true;
        while (running < atOnce && left.hasNext() && !done.isDone()) {
            running++;
            CompletionStage<Void> begun = left.next().get();
            begun.whenComplete((nothing, failure) -> ended(failure));
        }
        looping = false;
        if (running == 0 && !left.hasNext()) {
            done.complete(null);
        }
    }

    private void ended(@Nullable Throwable failure) {
        running--;
        if (failure != null) {
            done.completeExceptionally(ProviderFailure.unwrap(failure));
        }
        next();
    }
}
