package org.cwmp4j.cpe.parameter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A provider for values that the engine's journal keeps: nothing needs to be stored, found or undone. Override what the device has
 * to do: {@link #read} for read-only parameters, {@link #validate} for what it does not support, {@link #commit} to bring it in
 * line.
 */
public class StoredProvider implements ParameterProvider {
    @Override
    public final Storage storage() {
        return Storage.ENGINE;
    }

    /** Never asked, since the engine stores the rows. */
    @Override
    public final CompletionStage<List<Long>> instances(String table) {
        return CompletableFuture.completedStage(List.of());
    }

    /** Leaves every parameter to the journal. */
    @Override
    public CompletionStage<Map<String, String>> read(List<String> paths) {
        return CompletableFuture.completedStage(Map.of());
    }

    /** Refuses nothing. */
    @Override
    public CompletionStage<List<ChangeFault>> validate(List<ParameterChange> changes) {
        return CompletableFuture.completedStage(List.of());
    }

    /** Does nothing. */
    @Override
    public CompletionStage<Void> prepare(TransactionId tx, List<ParameterChange> changes) {
        return CompletableFuture.completedStage(null);
    }

    /** Does nothing. */
    @Override
    public CompletionStage<CommitOutcome> commit(TransactionId tx, List<ParameterChange> changes) {
        return CompletableFuture.completedStage(CommitOutcome.APPLIED);
    }

    /** Does nothing. */
    @Override
    public CompletionStage<Void> rollback(TransactionId tx) {
        return CompletableFuture.completedStage(null);
    }
}
