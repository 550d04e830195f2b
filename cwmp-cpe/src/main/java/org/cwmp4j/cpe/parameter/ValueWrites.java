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
import org.cwmp4j.cpe.parameter.References.Resolved;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.ValueCheck;
import org.jspecify.annotations.Nullable;

/** Finds out whether values may be set: first all that definitions say, then unique keys, then the providers. */
final class ValueWrites {
    private final TreeParts parts;
    private final UniqueKeys keys;
    private final ListedValues listed;

    ValueWrites(TreeParts parts) {
        this.parts = parts;
        this.keys = new UniqueKeys(parts);
        this.listed = new ListedValues(parts);
    }

    /**
     * Values that may be set, with the rows that have to be created for that.
     *
     * @param leaves by path
     * @param names how the caller calls parameters, by path
     * @param spellings how references were written, by path
     */
    record Checked(
            List<ParameterChange> changes,
            Map<String, Leaf> leaves,
            Map<String, String> names,
            Map<String, String> spellings,
            List<ChangeFault> faults) {
        Checked() {
            this(
                    new ArrayList<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>());
        }
    }

    /**
     * Checks values; fails with a {@link Refusal} that has one fault for each bad one (C-SPV-12).
     *
     * @param names each once
     * @param check by name and definition
     */
    CompletableFuture<Checked> check(
            Collection<String> names, Rows rows, BiFunction<String, ParameterDefinition, ValueCheck> check) {
        return rows.walk(() -> definitions(names, new NewRows(parts, rows), rows, check))
                .thenCompose(checked -> checked(checked, names, rows));
    }

    /** Like {@link #check}, but rows that names call by aliases that nobody has are created (C-ALIAS-11). */
    CompletableFuture<Checked> checkAndCreate(
            Collection<String> names, Rows rows, BiFunction<String, ParameterDefinition, ValueCheck> check) {
        return rows.walk(() -> new NewRows(parts, rows).plan(names)).thenCompose(planned -> {
            rows.add(planned.rows());
            return rows.walk(() -> definitions(names, planned, rows, check))
                    .thenCompose(checked -> checked(checked, names, rows));
        });
    }

    private CompletableFuture<Checked> checked(Checked checked, Collection<String> names, Rows rows) {
        return keys(checked, rows)
                .thenCompose(good -> listed.check(good, rows).handle((f, failure) -> withoutOr(good, f, failure)))
                .thenCompose(this::providers)
                .thenApply(done -> orRefuse(done, names));
    }

    private Checked definitions(
            Collection<String> names,
            NewRows planned,
            Rows rows,
            BiFunction<String, ParameterDefinition, ValueCheck> check) {
        Checked checked = new Checked();
        checked.faults.addAll(planned.faults());
        Walk walk = parts.walk(rows);
        for (String name : names) {
            Item item = walk.locate(name);
            if (item == null || !(item.definition() instanceof ParameterDefinition definition)) {
                checked.faults.add(new ChangeFault(name, FaultCode.INVALID_PARAMETER_NAME, "no such parameter"));
            } else if (checked.names.putIfAbsent(item.path(), name) != null) {
                twice(checked, item.path(), name);
            } else {
                value(checked, new Leaf(item.path(), name, definition), check.apply(name, definition), walk);
            }
        }
        List<ParameterChange> made = new ArrayList<>();
        planned.rows()
                .forEach(row -> row.changes().stream()
                        .filter(change -> !checked.leaves.containsKey(change.path()))
                        .forEach(made::add));
        checked.changes.addAll(0, made);
        return checked;
    }

    /** Two spellings of one parameter (C-SPV-03). */
    private static void twice(Checked checked, String path, String name) {
        checked.faults.add(new ChangeFault(path, FaultCode.INVALID_ARGUMENTS, "more than once"));
        checked.faults.add(new ChangeFault(name, FaultCode.INVALID_ARGUMENTS, "more than once"));
    }

    private void value(Checked checked, Leaf leaf, ValueCheck byDefinition, Walk walk) {
        ValueCheck verdict = byDefinition instanceof ValueCheck.Accepted accepted
                ? parts.aliasRules().check(leaf, accepted.value())
                : byDefinition;
        if (verdict instanceof ValueCheck.Accepted accepted && References.isStrong(leaf.definition())) {
            verdict = reference(checked, leaf, accepted.value(), walk);
        }
        if (verdict instanceof ValueCheck.Refused refused) {
            checked.faults.add(new ChangeFault(leaf.path(), refused.code(), refused.reason()));
        } else if (verdict instanceof ValueCheck.Accepted accepted) {
            checked.changes.add(new SetValue(leaf.path(), accepted.value()));
            checked.leaves.put(leaf.path(), leaf);
        }
    }

    /** With instance numbers, if what it refers to exists (C-PATH-11). */
    private ValueCheck reference(Checked checked, Leaf leaf, String value, Walk walk) {
        Resolved resolved = parts.references().resolve(leaf, value, walk);
        if (resolved == null) {
            return new ValueCheck.Refused(
                    FaultCode.INVALID_PARAMETER_VALUE, "expected what exists and may be referred to");
        }
        checked.spellings.put(leaf.path(), resolved.spelling());
        return new ValueCheck.Accepted(resolved.value());
    }

    /** That the ACS wrote the references among values so, or that others changed them. */
    StateUpdate spelling(Checked checked, boolean byAcs) {
        List<StateUpdate> all = new ArrayList<>();
        checked.spellings.forEach((path, spelling) -> all.add(
                byAcs && !spelling.isEmpty()
                        ? parts.stored().spelling(path, spelling)
                        : parts.stored().unspelled(path)));
        return StateUpdate.all(all);
    }

    private CompletableFuture<Checked> keys(Checked checked, Rows rows) {
        Checked left = without(checked, parts.aliasRules().taken(checked, rows));
        return keys.check(left, rows).handle((faults, failure) -> withoutOr(left, faults, failure));
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

    private static Checked orRefuse(Checked checked, Collection<String> names) {
        if (checked.faults.isEmpty()) {
            return checked;
        }
        Map<String, ChangeFault> byName = new HashMap<>();
        Set<String> asked = new HashSet<>(names);
        checked.faults.forEach(f -> (asked.contains(f.path()) ? List.of(f) : named(f, checked))
                .forEach(n -> byName.putIfAbsent(n.path(), n)));
        List<ChangeFault> inOrder = new ArrayList<>();
        for (String name : names) {
            ChangeFault fault = byName.remove(name);
            if (fault != null) {
                inOrder.add(fault);
            }
        }
        inOrder.addAll(byName.values());
        throw new Refusal(FaultCode.INVALID_ARGUMENTS, "invalid arguments", inOrder);
    }

    /** A fault as the caller calls the parameter; that of a row which cannot be created is one of all that was to be set in it. */
    private static List<ChangeFault> named(ChangeFault fault, Checked checked) {
        String name = checked.names.get(fault.path());
        if (name != null) {
            return List.of(new ChangeFault(name, fault.code(), fault.reason()));
        }
        List<ChangeFault> below = fault.path().endsWith(".")
                ? checked.names.entrySet().stream()
                        .filter(e -> e.getKey().startsWith(fault.path()))
                        .map(e -> new ChangeFault(e.getValue(), fault.code(), fault.reason()))
                        .toList()
                : List.of();
        return below.isEmpty() ? List.of(fault) : below;
    }
}
