package org.cwmp4j.cpe.parameter;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.data.DataModel;

/**
 * The parameters and objects of one agent. The session engine uses it on the agent's executor; {@link #read}, {@link #set},
 * {@link #addRow}, {@link #deleteRow}, {@link #notifyChange} and {@link #notifyRows} are for the application too and may be
 * called on any thread. Stages complete on the agent's executor.
 */
public interface ParameterTree {
    /** Begins a tree with these definitions, which may be shared between agents. */
    static ParameterTreeBuilder builder(DataModel model) {
        return new ParameterTreeBuilder(model);
    }

    /** The definitions. */
    DataModel model();

    /** The methods that the ACS calls. */
    ParameterRpcs rpcs();

    // ---- sessions

    /**
     * Gets ready for a session: waits until changes decided earlier are in effect (C-SESS-28) and a running local change is
     * through. From its completion to {@link #endSession} the tree looks as changed by the ACS only (C-SESS-05): local changes
     * of values and rows that the engine stores wait.
     */
    CompletionStage<Void> beginSession();

    /** The session is over: changes that waited for that are applied, then local changes that came meanwhile. Idempotent. */
    void endSession();

    /**
     * What the next Inform says: every parameter with a change to report, and those that are in every Inform. A value whose
     * provider fails is left out and stays to be reported; it does not keep the device from its session.
     *
     * @param also further parameters, added only if there is no change to report (C-INF-08)
     */
    CompletionStage<InformParameters> informParameters(Collection<String> also);

    /** The list of a HEARTBEAT Inform: the parameters that are in every Inform; neither reports nor clears changes (C-NOT-17). */
    CompletionStage<InformParameters> heartbeatParameters();

    /**
     * The InformResponse came: these changes count as reported. A change of the same parameter after {@code sent} was made stays
     * to be reported (C-NOT-04). Record it at once, with the confirmation of the events.
     */
    StateUpdate reported(InformParameters sent);

    /** The ACS is a new one: all changes to report are forgotten, and InstanceMode is that of the factory (C-ALIAS-09). */
    StateUpdate bootstrap();

    /** Whether a change waits to be reported, active or not. */
    boolean hasChanges();

    /** Whether a change waits that wants a session of its own (C-NOT-02). */
    default boolean hasActiveChanges() {
        return !activeChanges().isEmpty();
    }

    /** The parameters with a change that wants a session of its own. */
    Set<String> activeChanges();

    /** Calls on the agent's executor after each recorded change that wants a session. */
    void onActiveChange(Runnable listener);

    /**
     * What lightweight notifications now have to say: every parameter with a change to tell so, with its present value. One whose
     * provider fails stays to be told.
     */
    CompletionStage<InformParameters> lightweightParameters();

    /** These were sent: they count as told, but not what changed again since. */
    StateUpdate lightweightReported(InformParameters sent);

    /** Changes for lightweight notifications are forgotten. */
    StateUpdate forgetLightweightChanges();

    /** Whether a change waits for a lightweight notification, active or not. */
    boolean hasLightweightChanges();

    /** Whether a change waits that is to be told at once (C-NOT-09). */
    boolean hasActiveLightweightChanges();

    /** Calls on the agent's executor after each recorded change that is to be told by a lightweight notification at once. */
    void onActiveLightweightChange(Runnable listener);

    /**
     * Calls on the agent's executor after each change made through the tree, by the ACS or locally, with the paths of parameters
     * and rows. Status 1 or not: the values are those that the ACS sees.
     */
    void onChange(Consumer<Set<String>> listener);

    /** The parts of the tree that are to be looked at from time to time, and how often; see {@link ParameterTreeBuilder#poll}. */
    Map<String, Duration> polls();

    /**
     * Compares what providers have now with what was known, for watched parameters at or below a place; differences are changes
     * to report. What is seen for the first time only becomes known. Providers that fail are left out.
     *
     * @param template as {@link #polls} has it, or the empty text for everything
     */
    CompletionStage<Void> poll(String template);

    /**
     * Calls on the agent's executor when a provider gives what the data model does not allow; see {@link
     * org.cwmp4j.cpe.CpeObserver#providerViolation}.
     *
     * @param listener takes the path and what was expected
     */
    void onProviderViolation(BiConsumer<String, String> listener);

    /**
     * Back to the state of a new device: stored values, rows, attributes, pending changes and ParameterKey. Providers that store
     * themselves are not asked; resetting the device is theirs.
     */
    StateUpdate factoryReset();

    /**
     * The value of a parameter that the engine stores, hidden or not: from the journal, the factory or the model's default. Empty
     * if the model has no such parameter. Only on the agent's executor, for the engine itself.
     */
    String storedValue(String path);

    // ---- application

    /**
     * Values, hidden ones included, in the order asked for.
     *
     * @param paths full names of existing parameters; fails with {@link ParameterException} otherwise
     */
    CompletionStage<Map<String, String>> read(List<String> paths);

    /**
     * Changes parameters locally, all or none. Counts as a change to report.
     *
     * @return fails with {@link ParameterException} if a value is not valid or the writer is not on an access list; then nothing
     *     changed. Waits for the end of a session, see {@link #beginSession}
     */
    CompletionStage<Void> set(Writer writer, Map<String, String> values);

    /**
     * Creates a row locally; access lists do not prevent that (C-SPA-13).
     *
     * @param table its path, with a dot at its end
     * @return the instance number
     */
    CompletionStage<Long> addRow(Writer writer, String table);

    /**
     * Deletes a row locally with all below it, unless an access list of a parameter in it keeps the writer out (C-SPA-13). Not a
     * change of the parameters that go away (C-SPA-16).
     *
     * @param row its path, with a dot at its end
     */
    CompletionStage<Void> deleteRow(Writer writer, String row);

    /**
     * Says that values which a provider gives have changed, not by the ACS. Changes of parameters that nobody watches are
     * dropped. What the ACS itself is just setting does not count, if the value is the one that it set (C-NOT-01).
     *
     * @return completes when the changes are recorded
     */
    CompletionStage<Void> notifyChange(Collection<String> paths);

    /**
     * Says that rows of a table which a provider stores came or went, not by the ACS: attributes of rows that are gone are
     * discarded, and the number of entries has changed.
     */
    CompletionStage<Void> notifyRows(String table);
}
