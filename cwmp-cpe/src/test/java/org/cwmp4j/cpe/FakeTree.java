package org.cwmp4j.cpe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cwmp4j.cpe.managementserver.ManagementServer;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.parameter.InformParameters;
import org.cwmp4j.cpe.parameter.ParameterRpcs;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.rpc.*;

/** A tree of a few values that a test changes by hand. */
final class FakeTree implements ParameterTree, ManagementServer, ParameterRpcs {
    final Map<String, Long> changes = new LinkedHashMap<>();
    final Map<String, String> values = new LinkedHashMap<>();
    final Set<String> active = new java.util.HashSet<>();
    private final List<Runnable> activeListeners = new ArrayList<>();
    private final List<BiConsumer<ManagementServerSettings, ManagementServerSettings>> listeners = new ArrayList<>();
    private final ManagementServerSettings factory;
    private ManagementServerSettings settings;
    private long version;
    boolean inSession;
    int resets;
    CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);
    CompletionStage<CwmpMessage> answer =
            CompletableFuture.completedStage(new SetParameterValuesResponse(org.cwmp4j.model.Status.APPLIED));

    FakeTree(ManagementServerSettings settings) {
        this.factory = settings;
        this.settings = settings;
    }

    /** A watched parameter changes, not by the ACS. */
    void change(String path, String value, boolean notifyActively) {
        values.put(path, value);
        changes.put(path, ++version);
        if (notifyActively) {
            active.add(path);
            List.copyOf(activeListeners).forEach(Runnable::run);
        }
    }

    void settings(UnaryOperator<ManagementServerSettings.Builder> change) {
        ManagementServerSettings before = settings;
        settings = change.apply(settings.toBuilder()).build();
        List.copyOf(listeners).forEach(l -> l.accept(before, settings));
    }

    void adopt(ManagementServerSettings stored) {
        settings = stored;
    }

    @Override
    public DataModel model() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ParameterRpcs rpcs() {
        return this;
    }

    @Override
    public CompletionStage<Void> beginSession() {
        return ready.thenRun(() -> inSession = true);
    }

    @Override
    public void endSession() {
        inSession = false;
    }

    @Override
    public CompletionStage<InformParameters> informParameters(Collection<String> also) {
        List<ParameterValue> list = new ArrayList<>();
        changes.keySet().forEach(p -> list.add(ParameterValue.of(p, values.get(p))));
        return CompletableFuture.completedStage(new InformParameters(list, !changes.isEmpty(), Map.copyOf(changes)));
    }

    @Override
    public CompletionStage<InformParameters> heartbeatParameters() {
        return CompletableFuture.completedStage(
                new InformParameters(List.of(ParameterValue.of("Device.Forced", "f")), false, Map.of()));
    }

    @Override
    public StateUpdate reported(InformParameters sent) {
        return new StateUpdate(
                List.of(),
                () -> sent.reported().forEach((p, v) -> {
                    if (changes.remove(p, v)) {
                        active.remove(p);
                    }
                }));
    }

    @Override
    public StateUpdate bootstrap() {
        return new StateUpdate(List.of(), () -> {
            changes.clear();
            active.clear();
        });
    }

    @Override
    public boolean hasChanges() {
        return !changes.isEmpty();
    }

    @Override
    public Set<String> activeChanges() {
        return Set.copyOf(active);
    }

    @Override
    public void onActiveChange(Runnable listener) {
        activeListeners.add(listener);
    }

    @Override
    public void onProviderViolation(BiConsumer<String, String> listener) {}

    @Override
    public Map<String, java.time.Duration> polls() {
        return Map.of();
    }

    @Override
    public CompletionStage<Void> poll(String template) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<InformParameters> lightweightParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StateUpdate lightweightReported(InformParameters sent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StateUpdate forgetLightweightChanges() {
        return StateUpdate.NONE;
    }

    @Override
    public boolean hasLightweightChanges() {
        return false;
    }

    @Override
    public boolean hasActiveLightweightChanges() {
        return false;
    }

    @Override
    public void onActiveLightweightChange(Runnable listener) {}

    @Override
    public void onChange(Consumer<Set<String>> listener) {}

    @Override
    public StateUpdate factoryReset() {
        return new StateUpdate(List.of(), () -> {
            resets++;
            settings = factory;
        });
    }

    @Override
    public CompletionStage<Map<String, String>> read(List<String> paths) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> set(Writer writer, Map<String, String> changed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Long> addRow(Writer writer, String table) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> deleteRow(Writer writer, String row) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> notifyChange(Collection<String> paths) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> notifyRows(String table) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String storedValue(String path) {
        throw new UnsupportedOperationException();
    }

    // ---- ManagementServer

    @Override
    public String path() {
        return "Device.ManagementServer.";
    }

    @Override
    public ManagementServerSettings settings() {
        return settings;
    }

    @Override
    public void onChange(BiConsumer<ManagementServerSettings, ManagementServerSettings> listener) {
        listeners.add(listener);
    }

    @Override
    public CompletionStage<Void> connectionRequestUrl(String url) {
        settings = settings.toBuilder().connectionRequestUrl(url).build();
        return CompletableFuture.completedStage(null);
    }

    // ---- methods

    @Override
    public CompletionStage<CwmpMessage> setParameterValues(SetParameterValues call) {
        call.parameterList().forEach(p -> {
            if (p.name().endsWith(".URL")) {
                settings(s -> s.url(p.text()));
            } else if (p.name().endsWith("PeriodicInformInterval")) {
                settings(s -> s.periodicInformInterval(java.time.Duration.ofSeconds(Long.parseLong(p.text()))));
            } else {
                values.put(p.name(), p.text());
            }
        });
        return answer;
    }

    @Override
    public CompletionStage<Answer> getParameterValues(GetParameterValues call) {
        return CompletableFuture.completedStage(Answer.of(new GetParameterValuesResponse(call.parameterNames().stream()
                .map(n -> ParameterValue.of(n, values.getOrDefault(n, "")))
                .toList())));
    }

    @Override
    public CompletionStage<Answer> getParameterNames(GetParameterNames call) {
        return CompletableFuture.completedStage(Answer.of(new GetParameterNamesResponse(List.of())));
    }

    @Override
    public CompletionStage<CwmpMessage> setParameterAttributes(SetParameterAttributes call) {
        return CompletableFuture.completedStage(new SetParameterAttributesResponse());
    }

    @Override
    public CompletionStage<Answer> getParameterAttributes(GetParameterAttributes call) {
        return CompletableFuture.completedStage(Answer.of(new GetParameterAttributesResponse(List.of())));
    }

    @Override
    public CompletionStage<CwmpMessage> addObject(AddObject call) {
        return CompletableFuture.completedStage(new AddObjectResponse(1, org.cwmp4j.model.Status.APPLIED));
    }

    @Override
    public CompletionStage<CwmpMessage> deleteObject(DeleteObject call) {
        return CompletableFuture.completedStage(new DeleteObjectResponse(org.cwmp4j.model.Status.APPLIED));
    }
}
