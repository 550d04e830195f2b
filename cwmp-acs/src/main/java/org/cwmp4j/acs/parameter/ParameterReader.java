package org.cwmp4j.acs.parameter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cwmp4j.acs.profile.ReadStyle;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.jspecify.annotations.Nullable;

/**
 * Reads names in batches. A fault that says "too much" halves the size of the batches; any other halves the batch that met it until the
 * name to blame stands alone. If a name alone is "too much", the batches were not to blame for being large and get their size back.
 *
 * <p>For n names, batches of B at first, a device that takes M at a time, and k names that meet a fault, this takes at most
 * {@code ceil(n / m) + 2 L + 1 + k (3 L + 2)} calls, where m is the lesser of B and (M + 1) / 2, and L is the logarithm of B to the base
 * 2, rounded up.
 */
final class ParameterReader extends Steps<ReadResult> {
    private static final int MAX_FAULTS = 1000;
    private static final int MAX_UNASKED = 1000;

    private final Device device;
    private final ReadStyle style;
    private final Consumer<ParameterValue> sink;
    private final Deque<String> expand = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private final Deque<Batch> batches = new ArrayDeque<>();
    private final List<ParameterValue> values;
    private final List<NameFault> faults = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> unlisted = new ArrayList<>();
    private final List<ParameterValue> unasked = new ArrayList<>();
    private int size;
    private int faultsMet;
    private int calls;

    /** Names to ask for at once, and how large batches were before some that held these proved too much; 0 if none did. */
    private record Batch(List<String> names, int sizeBefore) {}

    /** @param sink takes the values; {@code null} to keep them for the result */
    ParameterReader(Device device, Collection<String> asked, @Nullable Consumer<ParameterValue> sink) {
        this.device = device;
        this.style = device.profile().read();
        this.values = new ArrayList<>();
        this.sink = sink == null ? values::add : sink;
        this.size = device.sizes().begin(device.key(), style.batch());
        new LinkedHashSet<>(asked).forEach(this::sort);
    }

    private void sort(String name) {
        if (name.isEmpty() && !device.rootPaths().contains("")) {
            device.rootPaths().forEach(this::sort);
        } else if (style.skips(name)) {
            skipped.add(name);
        } else if (isPartial(name) && (!style.partialPaths() || style.skipsBelow(name))) {
            expand.add(name);
        } else {
            names.add(name);
        }
    }

    private static boolean isPartial(String name) {
        return name.isEmpty() || name.endsWith(".");
    }

    @Override
    @Nullable
    Step<?> next() {
        if (faultsMet >= MAX_FAULTS) {
            return null;
        }
        String path = expand.poll();
        if (path != null) {
            Browser browser = new Browser(device, path, Browser.ALL);
            return new Step<>(browser.run(), (found, failure) -> expanded(path, browser, found, failure));
        }
        Batch batch = batch();
        if (batch.names().isEmpty()) {
            return null;
        }
        calls++;
        List<String> asked =
                batch.names().stream().map(device.profile().translation()::name).toList();
        return new Step<>(
                device.calls().call(new GetParameterValues(asked)),
                (response, failure) -> answered(batch, asked, response, failure));
    }

    private Batch batch() {
        Batch batch = batches.poll();
        if (batch == null) {
            List<String> next = new ArrayList<>();
            while (next.size() < size && !names.isEmpty()) {
                next.add(names.remove());
            }
            return new Batch(next, 0);
        }
        if (batch.names().size() > size) {
            batches.push(new Batch(batch.names().subList(size, batch.names().size()), batch.sizeBefore()));
            return new Batch(batch.names().subList(0, size), batch.sizeBefore());
        }
        return batch;
    }

    private void expanded(String path, Browser browser, @Nullable BrowseResult found, @Nullable Throwable failure) {
        calls += browser.calls();
        if (found == null) {
            fail(failure == null ? new IllegalStateException("no result") : failure);
            return;
        }
        faults.addAll(found.faults());
        faultsMet += found.faults().size();
        for (ParameterInfoStruct info : found.names()) {
            if (!isPartial(info.name())) {
                names.add(info.name());
            }
        }
        skipped.addAll(found.skipped());
        if (!found.complete()) {
            unlisted.add(path);
        }
    }

    private void answered(
            Batch batch,
            List<String> asked,
            @Nullable GetParameterValuesResponse response,
            @Nullable Throwable failure) {
        if (response != null) {
            if (batch.names().size() == size) {
                device.sizes().worked(device.key());
            }
            take(asked, response.parameterList());
        } else if (failure instanceof FaultException refusal) {
            faultsMet++;
            refused(batch, refusal.fault());
        } else if (failure != null) {
            if (device.calls().isCollapse(failure)) {
                learn(Math.max(1, batch.names().size() / 2)); // for the next session
            }
            fail(failure);
        }
    }

    // Answers

    private void take(List<String> asked, List<ParameterValue> answer) {
        Set<String> open = new LinkedHashSet<>(asked);
        List<String> partial = asked.stream().filter(ParameterReader::isPartial).toList();
        Set<String> taken = new HashSet<>();
        for (ParameterValue value : answer) {
            boolean wanted = open.remove(value.name()) || partial.stream().anyMatch(value.name()::startsWith);
            if (!wanted) {
                if (unasked.size() < MAX_UNASKED && !taken.contains(value.name())) {
                    unasked.add(device.profile().translation().fromDevice(value));
                }
                continue;
            }
            taken.add(value.name());
            deliver(device.profile().translation().fromDevice(value), value.text());
        }
        open.stream()
                .filter(name -> !isPartial(name))
                .map(device.profile().translation()::name)
                .forEach(missing::add);
    }

    private void deliver(ParameterValue value, String text) {
        if (style.absentValues().contains(text)) {
            missing.add(value.name());
        } else {
            sink.accept(value);
        }
    }

    // Faults

    private void refused(Batch batch, Fault fault) {
        List<String> blamed = batch.names();
        boolean tooMuch = device.isTooMuch(fault);
        if (fault.faultCode().equals(FaultCode.METHOD_NOT_SUPPORTED)) {
            blamed.forEach(name -> faults.add(new NameFault(name, fault)));
            faultsMet = MAX_FAULTS; // no use
        } else if (blamed.size() == 1) {
            alone(blamed.get(0), fault);
            learn(Math.max(size, batch.sizeBefore()));
        } else if (tooMuch) {
            int before = Math.max(batch.sizeBefore(), size);
            learn(Math.min(size, blamed.size() / 2));
            batches.push(new Batch(blamed, before));
        } else {
            int half = blamed.size() / 2;
            batches.push(new Batch(blamed.subList(half, blamed.size()), batch.sizeBefore()));
            batches.push(new Batch(blamed.subList(0, half), batch.sizeBefore()));
        }
    }

    /** A part of the tree that cannot be had as a whole may be had in pieces (quirks D4, D18, W15). */
    private void alone(String name, Fault fault) {
        if (isPartial(name)) {
            expand.add(name);
        } else {
            faults.add(new NameFault(name, fault));
        }
    }

    private void learn(int found) {
        size = found;
        device.sizes().learnt(device.key(), found, style.batch());
    }

    @Override
    ReadResult finish() {
        List<String> left = new ArrayList<>(unlisted);
        left.addAll(expand);
        batches.forEach(batch -> left.addAll(batch.names()));
        left.addAll(names);
        return new ReadResult(values, faults, missing, skipped, left, unasked, calls);
    }
}
