package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.DeleteRow;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;

/** A part of a device that stores its values itself and does as told: obeys, refuses, fails, hangs, is late. */
final class Hardware implements ParameterProvider {
    final Map<String, String> values = new TreeMap<>();
    final Map<String, Set<Long>> rows = new HashMap<>();
    final Map<TransactionId, List<ParameterChange>> prepared = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    Function<List<ParameterChange>, CompletionStage<List<ChangeFault>>> validating =
            c -> CompletableFuture.completedStage(List.of());
    Supplier<CompletionStage<Void>> preparing = () -> CompletableFuture.completedStage(null);
    Supplier<CompletionStage<CommitOutcome>> committing = () -> CompletableFuture.completedStage(CommitOutcome.APPLIED);
    Supplier<CompletionStage<Map<String, String>>> reading = () -> null;
    Supplier<CompletionStage<List<Long>>> counting = () -> null;
    int reads;
    int most;

    Hardware value(String path, String value) {
        values.put(path, value);
        return this;
    }

    Hardware row(String table, long... instances) {
        for (long i : instances) {
            rows.computeIfAbsent(table, t -> new TreeSet<>()).add(i);
        }
        return this;
    }

    @Override
    public CompletionStage<List<Long>> instances(String table) {
        CompletionStage<List<Long>> other = counting.get();
        return other != null
                ? other
                : CompletableFuture.completedStage(List.copyOf(rows.getOrDefault(table, Set.of())));
    }

    @Override
    public CompletionStage<Map<String, String>> read(List<String> paths) {
        reads++;
        most = Math.max(most, paths.size());
        CompletionStage<Map<String, String>> other = reading.get();
        if (other != null) {
            return other;
        }
        Map<String, String> found = new HashMap<>();
        paths.stream().filter(values::containsKey).forEach(p -> found.put(p, values.get(p)));
        return CompletableFuture.completedStage(found);
    }

    @Override
    public CompletionStage<List<ChangeFault>> validate(List<ParameterChange> changes) {
        calls.add("validate");
        return validating.apply(changes);
    }

    @Override
    public CompletionStage<Void> prepare(TransactionId tx, List<ParameterChange> changes) {
        calls.add("prepare");
        prepared.put(tx, changes);
        return preparing.get();
    }

    @Override
    public CompletionStage<CommitOutcome> commit(TransactionId tx, List<ParameterChange> changes) {
        calls.add("commit");
        CompletionStage<CommitOutcome> outcome = committing.get();
        return outcome.thenApply(o -> {
            if (o == CommitOutcome.APPLIED) {
                prepared.remove(tx);
                changes.forEach(this::apply);
            }
            return o;
        });
    }

    private void apply(ParameterChange change) {
        if (change instanceof SetValue set) {
            values.put(set.path(), set.value());
        } else if (change instanceof CreateRow create) {
            rows.computeIfAbsent(create.table(), t -> new TreeSet<>()).add(create.instance());
            values.putIfAbsent(create.path() + "V", "new");
        } else if (change instanceof DeleteRow delete) {
            rows.getOrDefault(StoredTree.tableOf(delete.path()), new TreeSet<>())
                    .remove(StoredTree.numberOf(delete.path()));
            values.keySet().removeIf(path -> path.startsWith(delete.path()));
        }
    }

    @Override
    public CompletionStage<Void> rollback(TransactionId tx) {
        calls.add("rollback");
        prepared.remove(tx);
        return CompletableFuture.completedStage(null);
    }
}
