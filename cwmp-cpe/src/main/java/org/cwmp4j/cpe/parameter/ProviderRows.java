package org.cwmp4j.cpe.parameter;

import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.model.PathNode;
import org.cwmp4j.model.data.ObjectDefinition;
import org.jspecify.annotations.Nullable;

/** Asks providers for the rows of their tables, and lets through only what can be rows. */
final class ProviderRows {
    private final Sources sources;
    private final PendingCommits commits;
    private final Violations violations;

    ProviderRows(Sources sources, PendingCommits commits, Violations violations) {
        this.sources = sources;
        this.commits = commits;
        this.violations = violations;
    }

    /** Whose table it is. */
    ProviderGate gate(ObjectDefinition definition) {
        return Objects.requireNonNull(sources.of(definition).gate(), "no provider of " + definition.path());
    }

    /** The rows of a table as they are now, and as the ACS has changed them; ascending, each once. */
    CompletableFuture<List<Long>> ask(String table, ObjectDefinition definition) {
        return gate(definition).ask(provider -> provider.instances(table)).thenApply(numbers -> {
            NavigableSet<Long> rows = possible(table, definition, numbers);
            commits.adjustRows(table, rows);
            return List.copyOf(rows);
        });
    }

    /**
     * What is no number of a row is left out, and so are the last of too many rows; twice the same counts once.
     */
    private NavigableSet<Long> possible(String table, ObjectDefinition definition, @Nullable List<Long> numbers) {
        if (numbers == null) {
            violations.found(table, "expected a list of rows");
            throw ProviderFailure.internal("no rows of " + table);
        }
        NavigableSet<Long> rows = new TreeSet<>();
        String reason = null;
        for (Long number : numbers) {
            if (!isRow(number)) {
                reason = "expected rows numbered from 1 to " + PathNode.Instance.MAX;
            } else if (!rows.add(number)) {
                reason = "expected each row once";
            }
        }
        BigDecimal most = definition.entries().max();
        while (most != null && BigDecimal.valueOf(rows.size()).compareTo(most) > 0) {
            reason = "expected " + most + " rows at most";
            rows.pollLast();
        }
        if (reason == null) {
            violations.none(table);
        } else {
            violations.found(table, reason);
        }
        return rows;
    }

    private static boolean isRow(@Nullable Long number) {
        return number != null && number >= 1 && number <= PathNode.Instance.MAX;
    }
}
