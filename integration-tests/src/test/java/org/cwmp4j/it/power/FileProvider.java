package org.cwmp4j.it.power;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.parameter.ChangeFault;
import org.cwmp4j.cpe.parameter.CommitOutcome;
import org.cwmp4j.cpe.parameter.ParameterChange;
import org.cwmp4j.cpe.parameter.ParameterProvider;
import org.cwmp4j.cpe.parameter.TransactionId;

/** A part of a device that keeps its one value in a file of its own. */
final class FileProvider implements ParameterProvider {
    private final Path file;

    FileProvider(Path file) {
        this.file = file;
    }

    @Override
    public CompletionStage<List<Long>> instances(String table) {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<Map<String, String>> read(List<String> paths) {
        Map<String, String> values = new HashMap<>();
        paths.forEach(path -> values.put(path, value()));
        return CompletableFuture.completedStage(values);
    }

    private String value() {
        try {
            return Files.exists(file) ? Files.readString(file) : Scenario.FACTORY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            if (change instanceof ParameterChange.SetValue set) {
                write(set.value());
            }
        }
        return CompletableFuture.completedStage(CommitOutcome.APPLIED);
    }

    private void write(String value) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, value);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<Void> rollback(TransactionId tx) {
        return CompletableFuture.completedStage(null);
    }

    /** As on the first day. */
    void reset() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
