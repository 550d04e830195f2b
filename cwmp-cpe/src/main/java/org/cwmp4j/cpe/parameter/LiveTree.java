package org.cwmp4j.cpe.parameter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.data.DataModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tree of one agent: puts the parts together and stands between them and the rest. */
final class LiveTree implements ParameterTree {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTree.class);

    private final TreeParts parts;
    private final LiveRpcs rpcs;
    private final LocalWrites local;
    private final Reports reports;
    private final LightweightReports lightweight;
    private final Map<String, Duration> polls;
    private final GatewayDefaults gateway;
    private final LastKnown known;
    private final Polling polling;
    private final List<Consumer<Set<String>>> listeners = new ArrayList<>();
    private final SeenRows seen = new SeenRows();
    private final Violations violations = new Violations();
    private long sessions;

    LiveTree(
            TreeContext context,
            TreeOptions options,
            FactoryState factory,
            Collection<Source> providers,
            Map<String, Duration> polls) {
        DeviceState state = context.state();
        Sources sources = new Sources(providers, options.aliases());
        StoredTree stored = new StoredTree(factory, state, options.aliases());
        Aliases aliases = new Aliases(context.model(), stored, options.aliases());
        PendingCommits commits = new PendingCommits(context);
        ChangeLog log = new ChangeLog(
                TreeSections.CHANGE, state.found(TreeSections.CHANGE).keySet());
        ChangeLog lightweightLog = new ChangeLog(
                TreeSections.LIGHTWEIGHT, state.found(TreeSections.LIGHTWEIGHT).keySet());
        ProviderRows providerRows = new ProviderRows(sources, commits, violations);
        ValueReader reader = new ValueReader(context, sources, stored, commits, providerRows, violations);
        Changer changer = new Changer(
                context, sources, stored, commits, List.of(log, lightweightLog), this::follow, seen, this::changed);
        Operations operations = new Operations(options.maxWaiting());
        AliasRules rules = new AliasRules(context.model(), stored, aliases);
        parts = new TreeParts(
                context,
                options,
                sources,
                stored,
                commits,
                log,
                lightweightLog,
                reader,
                changer,
                operations,
                aliases,
                rules,
                new References(context.model()),
                new Wire(context.model().root(), stored, aliases),
                providerRows,
                seen);
        Access access = new Access(stored, options);
        this.polls = Map.copyOf(polls);
        gateway = new GatewayDefaults(context.model().root(), stored);
        known = new LastKnown(known(context), options.maxKnown());
        EngineWrites engineWrites = new EngineWrites();
        ValueWrites values = new ValueWrites(parts);
        RowWrites rows = new RowWrites(parts);
        lightweight = new LightweightReports(parts, access);
        reports = new Reports(parts, access, engineWrites, lightweight);
        polling = new Polling(parts, new Watched(parts, access), reports, known);
        rpcs = new LiveRpcs(
                parts, access, values, rows, engineWrites, new AttributeWrites(parts, known, polling), this::changed);
        local = new LocalWrites(parts, access, values, rows, reports, engineWrites);
        commits.resume(state.found(TreeSections.COMMIT), sources);
        if (state.damage().isPresent()) {
            forgetParameterKey(state, stored);
        }
    }

    /** Values may be older than the ACS left them: it must not find the key that it set with the newest. */
    private void forgetParameterKey(DeviceState state, StoredTree stored) {
        CompletionStage<Void> unused = state.record(stored.setting(parameterKey(model()), ""))
                .exceptionally(failure -> {
                    LOG.error("cannot record that values may be lost: ParameterKey stays as it is", failure);
                    return null;
                });
    }

    /** What was known and is still in the model, which another software may have changed. */
    private static Map<String, String> known(TreeContext context) {
        Map<String, String> found = new HashMap<>(context.state().found(TreeSections.KNOWN));
        found.keySet().removeIf(path -> context.model().find(path).isEmpty());
        return found;
    }

    /** What a change brings with it. */
    private StateUpdate follow(List<ParameterChange> changes) {
        return polling.follow(changes).and(gateway.follow(changes));
    }

    static String parameterKey(DataModel model) {
        return model.root() + "ManagementServer.ParameterKey";
    }

    private void changed(Set<String> paths) {
        for (Consumer<Set<String>> listener : List.copyOf(listeners)) {
            try {
                listener.accept(paths);
            } catch (RuntimeException e) {
                LOG.error("listener of changes failed", e);
            }
        }
    }

    @Override
    public DataModel model() {
        return parts.context().model();
    }

    @Override
    public ParameterRpcs rpcs() {
        return rpcs;
    }

    @Override
    public CompletionStage<Void> beginSession() {
        long session = ++sessions;
        return parts.operations()
                .enterSession()
                .thenCompose(quiet -> parts.commits().drained())
                .thenRun(() -> {
                    if (session == sessions) {
                        parts.commits().inSession(true);
                        seen.begin();
                    }
                });
    }

    @Override
    public void endSession() {
        sessions++;
        Set<String> lost = seen.end();
        parts.aliases().release();
        parts.commits().inSession(false);
        parts.operations().leaveSession();
        lost.forEach(this::forgetGone);
    }

    private void forgetGone(String table) {
        model().object(table).ifPresent(definition -> {
            CompletionStage<Void> unused = reports.forgetGone(table, definition).exceptionally(failure -> {
                LOG.debug("rows of {} that went are forgotten when they are told of again", table, failure);
                return null;
            });
        });
    }

    @Override
    public CompletionStage<InformParameters> informParameters(Collection<String> also) {
        return reports.inform(also);
    }

    @Override
    public CompletionStage<InformParameters> heartbeatParameters() {
        return reports.heartbeat();
    }

    @Override
    public StateUpdate reported(InformParameters sent) {
        return parts.log().reported(sent.reported()).and(polling.told(sent));
    }

    @Override
    public StateUpdate bootstrap() {
        String mode = parts.aliases().modePath();
        StateUpdate reset = parts.stored().unsetting(mode);
        return reset.equals(StateUpdate.NONE)
                ? forgetChanges()
                : forgetChanges().and(reset).and(new StateUpdate(List.of(), () -> changed(Set.of(mode))));
    }

    private StateUpdate forgetChanges() {
        return parts.log().forget("").and(parts.lightweightLog().forget(""));
    }

    @Override
    public boolean hasChanges() {
        return !parts.log().isEmpty();
    }

    @Override
    public Set<String> activeChanges() {
        return reports.active();
    }

    @Override
    public void onActiveChange(Runnable listener) {
        reports.onActive(listener);
    }

    @Override
    public CompletionStage<InformParameters> lightweightParameters() {
        return lightweight.parameters();
    }

    @Override
    public StateUpdate lightweightReported(InformParameters sent) {
        return parts.lightweightLog().reported(sent.reported());
    }

    @Override
    public StateUpdate forgetLightweightChanges() {
        return parts.lightweightLog().forget("");
    }

    @Override
    public boolean hasLightweightChanges() {
        return lightweight.hasChanges();
    }

    @Override
    public boolean hasActiveLightweightChanges() {
        return lightweight.hasActive();
    }

    @Override
    public void onActiveLightweightChange(Runnable listener) {
        lightweight.onActive(listener);
    }

    @Override
    public void onChange(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    @Override
    public void onProviderViolation(BiConsumer<String, String> listener) {
        violations.listener(listener);
    }

    @Override
    public Map<String, Duration> polls() {
        return polls;
    }

    @Override
    public CompletionStage<Void> poll(String template) {
        return polling.poll(template);
    }

    @Override
    public StateUpdate factoryReset() {
        List<StateRecord> records = new ArrayList<>(parts.stored().resetRecords());
        records.addAll(parts.commits().resetRecords());
        return new StateUpdate(records, () -> {
                    parts.stored().reset();
                    parts.commits().reset();
                })
                .and(forgetChanges())
                .and(known.forget(List.of("")))
                .and(new StateUpdate(List.of(), () -> changed(Set.of(parameterKey(model()), model().root()))));
    }

    @Override
    public String storedValue(String path) {
        return model().parameter(path)
                .map(definition -> parts.stored().value(path, definition))
                .orElse("");
    }

    @Override
    public CompletionStage<Map<String, String>> read(List<String> paths) {
        return onSerial(() -> local.read(paths));
    }

    @Override
    public CompletionStage<Void> set(Writer writer, Map<String, String> values) {
        Map<String, String> wanted = Map.copyOf(values);
        return onSerial(() -> local.set(writer, wanted));
    }

    @Override
    public CompletionStage<Long> addRow(Writer writer, String table) {
        return onSerial(() -> local.addRow(table));
    }

    @Override
    public CompletionStage<Void> deleteRow(Writer writer, String row) {
        return onSerial(() -> local.deleteRow(writer, row));
    }

    @Override
    public CompletionStage<Void> notifyChange(Collection<String> paths) {
        Set<String> changed = new HashSet<>(paths);
        return onSerial(() -> reports.notifyChange(changed));
    }

    @Override
    public CompletionStage<Void> notifyRows(String table) {
        return onSerial(() -> reports.notifyRows(table));
    }

    /** Does an application's bidding on the agent's executor; what it may see of failures are {@link ParameterException}s. */
    private <T> CompletionStage<T> onSerial(Supplier<CompletableFuture<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        parts.context().serial().execute(() -> {
            CompletionStage<T> stage;
            try {
                stage = work.get();
            } catch (RuntimeException e) {
                stage = CompletableFuture.failedStage(e);
            }
            stage.whenComplete((value, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(forApplication(failure));
                } else {
                    result.complete(value);
                }
            });
        });
        return result;
    }

    private static RuntimeException forApplication(Throwable failure) {
        Throwable cause = ProviderFailure.unwrap(failure);
        if (cause instanceof StateException state) {
            return state;
        }
        List<ChangeFault> faults = cause instanceof Refusal refusal ? refusal.faults() : List.of();
        ParameterException exception = new ParameterException(
                cause instanceof Refusal || cause instanceof ProviderFailure
                        ? String.valueOf(cause.getMessage())
                        : "internal error",
                faults);
        exception.initCause(cause);
        return exception;
    }
}
