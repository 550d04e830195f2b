package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.ValueCheck;
import org.jspecify.annotations.Nullable;

/** Finds out whether values may be set: first all that definitions say, then unique keys, then the providers. */
final class ValueWrites {
    private final TreeParts parts;
    private final UniqueKeys keys;

    ValueWrites(TreeParts parts) {
        this.parts = parts;
        this.keys = new UniqueKeys(parts);
    }

    /**
     * Values that may be set.
     *
     * @param leaves by path
     */
    record Checked(List<ParameterChange> changes, Map<String, Leaf> leaves, List<ChangeFault> faults) {
        Checked() {
            this(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
        }
    }

    /**
     * Checks values; fails with a {@link Refusal} that has one fault for each bad one (C-SPV-12).
     *
     * @param paths each once
     * @param check by path and definition
     */
    CompletableFuture<Checked> check(
            Collection<String> paths, Rows rows, BiFunction<String, ParameterDefinition, ValueCheck> check) {
        return rows.walk(() -> definitions(paths, parts.walk(rows), check))
                .thenCompose(checked -> keys(checked, rows))
                .thenCompose(this::providers)
                .thenApply(checked -> orRefuse(checked, paths));
    }

    private Checked definitions(
            Collection<String> paths, Walk walk, BiFunction<String, ParameterDefinition, ValueCheck> check) {
        Checked checked = new Checked();
        for (String path : paths) {
            Item item = walk.locate(path);
            if (item == null || !(item.definition() instanceof ParameterDefinition definition)) {
                checked.faults.add(new ChangeFault(path, FaultCode.INVALID_PARAMETER_NAME, "no such parameter"));
                continue;
            }
            ValueCheck verdict = check.apply(path, definition);
            if (verdict instanceof ValueCheck.Refused refused) {
                checked.faults.add(new ChangeFault(path, refused.code(), refused.reason()));
            } else if (verdict instanceof ValueCheck.Accepted accepted) {
                checked.changes.add(new SetValue(path, accepted.value()));
                checked.leaves.put(path, new Leaf(path, definition));
            }
        }
        return checked;
    }

    private CompletableFuture<Checked> keys(Checked checked, Rows rows) {
        return keys.check(checked, rows).handle((faults, failure) -> withoutOr(checked, faults, failure));
    }

    /** A provider that fails matters only where nothing else is wrong: else the ACS is told what is (C-SPV-12). */
    private static Checked withoutOr(Checked checked, @Nullable List<ChangeFault> faults, @Nullable Throwable failure) {
        if (failure != null && checked.faults.isEmpty()) {
            throw ProviderFailure.of("a table", failure);
        }
        return faults == null ? checked : without(checked, faults);
    }

    private static Checked without(Checked checked, List<ChangeFault> faults) {
        Set<String> bad = new HashSet<>();
        faults.forEach(f -> bad.add(f.path()));
        checked.faults.addAll(faults);
        checked.changes.removeIf(c -> bad.contains(c.path()));
        return checked;
    }

    /** Providers see what is good so far, so that the answer names all that is bad. */
    private CompletableFuture<Checked> providers(Checked checked) {
        return parts.changer()
                .validate(checked.changes)
                .handle((faults, failure) -> withoutOr(checked, faults, failure));
    }

    private static Checked orRefuse(Checked checked, Collection<String> paths) {
        if (checked.faults.isEmpty()) {
            return checked;
        }
        Map<String, ChangeFault> byPath = new HashMap<>();
        checked.faults.forEach(f -> byPath.putIfAbsent(f.path(), f));
        List<ChangeFault> inOrder = new ArrayList<>();
        for (String path : paths) {
            ChangeFault fault = byPath.remove(path);
            if (fault != null) {
                inOrder.add(fault);
            }
        }
        inOrder.addAll(byPath.values());
        throw new Refusal(FaultCode.INVALID_ARGUMENTS, "invalid arguments", inOrder);
    }
}
