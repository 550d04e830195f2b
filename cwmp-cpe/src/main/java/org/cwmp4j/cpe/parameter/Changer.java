package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cwmp4j.cpe.parameter.ParameterChange.DeleteRow;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.data.Definition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a change over all its providers, wholly or not at all: validate and prepare, which may fail; the record of the decision,
 * with which it has happened; commit, which is repeated until it succeeds.
 */
final class Changer {
    private static final Logger LOG = LoggerFactory.getLogger(Changer.class);

    private final TreeContext context;
    private final Sources sources;
    private final StoredTree stored;
    private final PendingCommits commits;
    private final List<ChangeLog> logs;
    private final Function<List<ParameterChange>, StateUpdate> following;
    private final SeenRows seen;
    private final Consumer<Set<String>> changed;
    private long lastTransaction;

    Changer(
            TreeContext context,
            Sources sources,
            StoredTree stored,
            PendingCommits commits,
            List<ChangeLog> logs,
            Function<List<ParameterChange>, StateUpdate> following,
            SeenRows seen,
            Consumer<Set<String>> changed) {
        this.context = context;
        this.sources = sources;
        this.stored = stored;
        this.commits = commits;
        this.logs = logs;
        this.following = following;
        this.seen = seen;
        this.changed = changed;
        this.lastTransaction = lastTransaction(context);
    }

    /** Numbers that were used and lost must not come again: providers go by them. */
    private static long lastTransaction(TreeContext context) {
        long found = context.state().found(TreeSections.TRANSACTION, "").orElse(0L);
        if (context.state().damage().isEmpty()) {
            return found;
        }
        long second =
                context.time().wall().isSet() ? context.time().wall().now().getEpochSecond() : 0;
        return Math.max(found + (1L << 32), second << 24);
    }

    /** A change that providers agreed to. */
    private record Plan(
            TransactionId tx, List<ParameterChange> changes, Map<ProviderGate, List<ParameterChange>> shares) {}

    /** Faults of single changes, from the providers that have them; a provider that fails as a whole fails the stage. */
    CompletableFuture<List<ChangeFault>> validate(List<ParameterChange> changes) {
        List<ChangeFault> faults = new ArrayList<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        shares(changes)
                .forEach((gate, share) ->
                        all.add(gate.ask(p -> p.validate(share)).thenAccept(faults::addAll)));
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).thenApply(done -> faults);
    }

    /**
     * Prepares, records and commits what was validated. Fails with {@link ProviderFailure} if a provider does not prepare, and
     * with {@link org.cwmp4j.cpe.state.StateException} if the decision could not be recorded.
     *
     * @param with recorded together with the decision
     */
    CompletableFuture<Status> make(List<ParameterChange> changes, StateUpdate with) {
        Plan plan = new Plan(new TransactionId(lastTransaction + 1), List.copyOf(changes), shares(changes));
        lastTransaction++;
        return prepare(plan).thenCompose(ready -> decide(plan, with)).thenCompose(decided -> commit(plan));
    }

    private CompletableFuture<Void> prepare(Plan plan) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        plan.shares().forEach((gate, share) -> all.add(gate.ask(p -> p.prepare(plan.tx(), share))));
        return rollBackIfFailed(plan, CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
    }

    private CompletableFuture<Void> decide(Plan plan, StateUpdate with) {
        StateUpdate update = decision(plan).and(with);
        return rollBackIfFailed(plan, context.state().record(update).toCompletableFuture());
    }

    /** Every provider is told, whether it prepared, refused or is late; the failure stays what it was. */
    private static CompletableFuture<Void> rollBackIfFailed(Plan plan, CompletableFuture<Void> step) {
        return step.whenComplete((done, failure) -> {
            if (failure != null) {
                plan.shares().keySet().forEach(gate -> rollBack(plan, gate));
            }
        });
    }

    private static void rollBack(Plan plan, ProviderGate gate) {
        CompletionStage<Void> told = gate.ask(p -> p.rollback(plan.tx()));
        told.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("provider of {} failed to roll back {}", gate.prefix(), plan.tx());
            }
        });
    }

    private StateUpdate decision(Plan plan) {
        List<StateRecord> records = new ArrayList<>();
        StateUpdate forgotten = StateUpdate.NONE;
        for (ParameterChange change : plan.changes()) {
            records.addAll(stored.records(change, isStored(change)));
            if (change instanceof DeleteRow) {
                for (ChangeLog log : logs) {
                    forgotten = forgotten.and(log.forget(change.path()));
                }
            }
        }
        plan.shares().forEach((gate, share) -> records.add(PendingCommits.record(plan.tx(), gate, share)));
        if (!plan.shares().isEmpty()) {
            records.add(TreeSections.TRANSACTION.put("", plan.tx().value()));
        }
        return new StateUpdate(records, () -> plan.changes().forEach(this::apply))
                .and(forgotten)
                .and(following.apply(plan.changes()));
    }

    private void apply(ParameterChange change) {
        stored.apply(change, isStored(change));
        seen.changed(change);
    }

    private CompletableFuture<Status> commit(Plan plan) {
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        plan.shares().forEach((gate, share) -> all.add(commits.begin(plan.tx(), gate, share)));
        Set<String> paths = new LinkedHashSet<>();
        plan.changes().forEach(c -> paths.add(c.path()));
        changed.accept(paths);
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> all.stream().allMatch(CompletableFuture::join) ? Status.APPLIED : Status.COMMITTED);
    }

    private boolean isStored(ParameterChange change) {
        return source(change).stored();
    }

    private Source source(ParameterChange change) {
        return sources.of(definition(change));
    }

    private Definition definition(ParameterChange change) {
        return context.model()
                .find(change.path())
                .orElseThrow(() -> new Refusal(FaultCode.INVALID_PARAMETER_NAME, "no such path " + change.path()))
                .definition();
    }

    /** What each provider has to do with; a deleted row concerns also those that have something below it. */
    private Map<ProviderGate, List<ParameterChange>> shares(Collection<ParameterChange> changes) {
        Map<ProviderGate, List<ParameterChange>> shares = new LinkedHashMap<>();
        for (ParameterChange change : changes) {
            Definition definition = definition(change);
            Set<Source> concerned = new LinkedHashSet<>();
            concerned.add(sources.of(definition));
            if (!(change instanceof SetValue)) {
                concerned.addAll(sources.below(definition.path()));
            }
            for (Source source : concerned) {
                if (source.gate() != null) {
                    shares.computeIfAbsent(source.gate(), g -> new ArrayList<>())
                            .add(change);
                }
            }
        }
        return shares;
    }
}
