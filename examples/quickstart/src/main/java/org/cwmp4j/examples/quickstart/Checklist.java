package org.cwmp4j.examples.quickstart;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Which steps one end has seen. Says each step once. Thread-safe. */
final class Checklist {
    private final Set<Step> seen = EnumSet.noneOf(Step.class);
    private final CompletableFuture<Void> complete = new CompletableFuture<>();
    private final Consumer<String> out;

    /** Writes a line for each step to {@code out}. */
    Checklist(Consumer<String> out) {
        this.out = out;
    }

    /** Notes that a step was seen. */
    void seen(Step step) {
        boolean all;
        synchronized (this) {
            if (!seen.add(step)) {
                return;
            }
            all = seen.size() == Step.values().length;
        }
        out.accept(step.seenLine());
        if (all) {
            complete.complete(null);
        }
    }

    /** The first step that was not seen. */
    synchronized Optional<Step> missing() {
        for (Step step : Step.values()) {
            if (!seen.contains(step)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Completes once every step was seen. */
    CompletableFuture<Void> whenComplete() {
        return complete;
    }
}
