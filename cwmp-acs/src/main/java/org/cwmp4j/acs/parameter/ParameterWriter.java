package org.cwmp4j.acs.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.profile.FaultMeaning;
import org.cwmp4j.acs.profile.WriteStyle;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Secrets;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.jspecify.annotations.Nullable;

/** Writes values in one call, as the device's profile wants them. */
final class ParameterWriter {
    private static final String INTERVAL = ".ManagementServer.PeriodicInformInterval";
    private static final String DIAGNOSTICS = ".DiagnosticsState";

    private final Device device;
    private final WriteStyle style;
    private final WriteOptions options;
    private final List<ParameterValue> values = new ArrayList<>();
    private final List<ParameterValue> adjusted = new ArrayList<>();

    ParameterWriter(Device device, List<ParameterValue> wanted, WriteOptions options) {
        this.device = device;
        this.style = device.profile().write();
        this.options = options;
        for (ParameterValue value : wanted) {
            ParameterValue fit = adjusted(value);
            values.add(fit);
            if (!fit.equals(value)) {
                adjusted.add(fit);
            }
        }
    }

    /** Some devices refuse short intervals (quirk D23). */
    private ParameterValue adjusted(ParameterValue value) {
        boolean small = value.name().endsWith(INTERVAL)
                && value.asLong().isPresent()
                && value.asLong().getAsLong() < style.minPeriodicInformInterval();
        return small
                ? new ParameterValue(value.name(), Long.toString(style.minPeriodicInformInterval()), value.type())
                : value;
    }

    CompletableFuture<WriteResult> run() {
        List<String> notWritable = notWritable();
        if (!notWritable.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new WriteResult(null, List.of(), List.of(), List.of(), notWritable, null));
        }
        if (!options.onlyChanges()) {
            return send(values, List.of());
        }
        List<String> compared = values.stream()
                .map(ParameterValue::name)
                .filter(name -> !isAlwaysWritten(name))
                .toList();
        CompletableFuture<ReadResult> reading = new ParameterReader(device, compared, null).run();
        CompletableFuture<WriteResult> writing = reading.thenCompose(this::sendChanges);
        CompletionStage<WriteResult> done = writing;
        done.whenComplete((result, failure) -> reading.cancel(false)); // as whoever has lost interest does
        return writing;
    }

    private List<String> notWritable() {
        BrowseResult listed = options.listed();
        if (listed == null || style.skipWritableCheck()) {
            return List.of();
        }
        Set<String> fixed = new HashSet<>();
        for (ParameterInfoStruct info : listed.names()) {
            if (!info.writable()) {
                fixed.add(info.name());
            }
        }
        return values.stream().map(ParameterValue::name).filter(fixed::contains).toList();
    }

    /** DiagnosticsState starts something (quirk D14); secrets read back blank (quirk D8). */
    private boolean isAlwaysWritten(String name) {
        return name.endsWith(DIAGNOSTICS)
                || Secrets.isSecret(name)
                || style.always().stream().anyMatch(pattern -> pattern.covers(name));
    }

    private CompletableFuture<WriteResult> sendChanges(ReadResult read) {
        Map<String, ParameterValue> there = new HashMap<>();
        read.values().forEach(value -> there.put(value.name(), value));
        List<ParameterValue> changes = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (ParameterValue value : values) {
            ParameterValue now = there.get(value.name());
            if (now != null && SameValue.test(value, now)) {
                unchanged.add(value.name());
            } else {
                changes.add(value);
            }
        }
        return changes.isEmpty()
                ? CompletableFuture.completedFuture(
                        new WriteResult(null, List.of(), unchanged, adjusted, List.of(), null))
                : send(changes, unchanged);
    }

    private CompletableFuture<WriteResult> send(List<ParameterValue> changes, List<String> unchanged) {
        List<ParameterValue> translated =
                changes.stream().map(device.profile().translation()::toDevice).toList();
        return device.calls()
                .call(new SetParameterValues(translated, options.parameterKey()))
                .handle((response, failure) -> result(changes, unchanged, response, failure));
    }

    private WriteResult result(
            List<ParameterValue> changes,
            List<String> unchanged,
            @Nullable SetParameterValuesResponse response,
            @Nullable Throwable failure) {
        if (response != null) {
            return new WriteResult(response.status(), changes, unchanged, adjusted, List.of(), null);
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof FaultException refusal
                && device.profile()
                        .meaning(refusal.fault().faultCode())
                        .filter(FaultMeaning.NEEDS_REBOOT::equals)
                        .isPresent()) {
            return new WriteResult(Status.COMMITTED, changes, unchanged, adjusted, List.of(), refusal.fault());
        }
        throw cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }
}
