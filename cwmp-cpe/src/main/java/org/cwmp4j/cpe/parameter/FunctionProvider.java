package org.cwmp4j.cpe.parameter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.jspecify.annotations.Nullable;

/** One parameter: read from a supplier, set to a consumer. */
final class FunctionProvider implements ParameterProvider {
    private final Supplier<String> getter;
    private final @Nullable Consumer<String> setter;

    FunctionProvider(Supplier<String> getter, @Nullable Consumer<String> setter) {
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    public CompletionStage<List<Long>> instances(String table) {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<Map<String, String>> read(List<String> paths) {
        Map<String, String> values = new HashMap<>();
        paths.forEach(path -> values.put(path, getter.get()));
        return CompletableFuture.completedStage(values);
    }

    @Override
    public CompletionStage<List<ChangeFault>> validate(List<ParameterChange> changes) {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<Void> prepare(TransactionId tx, List<ParameterChange> changes) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<CommitOutcome> commit(TransactionId tx, List<ParameterChange> changes) {
        for (ParameterChange change : changes) {
            if (setter != null && change instanceof SetValue set) {
                setter.accept(set.value());
            }
        }
        return CompletableFuture.completedStage(CommitOutcome.APPLIED);
    }

    @Override
    public CompletionStage<Void> rollback(TransactionId tx) {
        return CompletableFuture.completedStage(null);
    }
}
