package org.cwmp4j.cpe.parameter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Connects a part of the tree with the device. The engine asks for rows and values, and changes them in two phases, so that a
 * change over several providers happens wholly or not at all (C-SPV-01):
 *
 * <ol>
 *   <li>{@link #validate} and {@link #prepare} may refuse, fail or be late: then every provider of the change is told to {@link
 *       #rollback} and the ACS gets a fault.
 *   <li>Once all have prepared, the engine records the decision with all its changes. From there the change has happened: {@link
 *       #commit} is called until it succeeds, also after a restart, when nothing prepared may be left.
 * </ol>
 *
 * <p>Methods run on the application's executor, so they may block; a stage may be completed on any thread. Every call has a
 * deadline ({@link ProviderLimits}). While a call is late the provider counts as hanging: what needs it is answered with fault
 * 9002 at once, and the late answer is dropped. Changes of one provider never overlap, reads may overlap with anything. A thrown
 * exception counts as a failed stage.
 *
 * <p>Paths are full, with instance numbers; those of objects end with a dot. References that the definitions call strong are paths of
 * that kind without the dot. Aliases of rows are the engine's ({@link ParameterTreeBuilder#aliases}).
 *
 * <p><b>What the model does not allow is not sent.</b> A value that is none of its parameter, one that is missing, a row with a number
 * that is none, twice the same, more rows than the table has: {@link org.cwmp4j.cpe.CpeObserver#providerViolation} is told. A read by the
 * ACS then fails with 9002, as it does for a failed call (C-GPV-09); an Inform leaves the parameter out; rows that cannot be are left
 * out.
 *
 * <p><b>Rows that the ACS has seen in a session stay until its end</b> (C-SESS-05), and new ones do not show: a table is asked for its
 * rows once in a session, up to some ten thousand tables and hundred thousand rows. {@link #read} may so be asked for rows that have
 * gone at the device. It leaves them out, or fails; the engine looks what has gone, and the ACS gets the values of a new row for it.
 * {@link #validate} refuses to change such a row, {@link #commit} takes its deletion for done.
 */
public interface ParameterProvider {
    /** Who keeps the values of writable parameters, and the rows of tables, over a restart. */
    enum Storage {
        /** The provider: {@link #instances} and {@link #read} are asked whenever the engine needs to know. */
        PROVIDER,
        /**
         * The engine's journal: {@link #instances} is never asked, and {@link #read} only for parameters that are read-only by
         * their definition; one missing in the answer has its stored value. After a restart the application itself brings the
         * device in line with what {@link ParameterTree#read} gives.
         */
        ENGINE
    }

    /** Who keeps the values; the same answer always. */
    default Storage storage() {
        return Storage.PROVIDER;
    }

    /**
     * The instance numbers of a table's rows, in any order; empty for a table without rows or one that is not there.
     *
     * @param table the path of the table, with a dot at its end
     */
    CompletionStage<List<Long>> instances(String table);

    /**
     * The values of parameters, by path, in the lexical form of their types. A path missing in the answer counts as a failed
     * read, unless the engine stores values or the row has gone.
     *
     * @param paths at most as many as {@link ProviderLimits#chunk}
     */
    CompletionStage<Map<String, String>> read(List<String> paths);

    /**
     * Checks changes against what the data model cannot say: combinations, what the device supports (C-SPV-16). Types, ranges
     * and access were checked before. Nothing may change.
     *
     * @return a fault for each change that is refused; empty if none is. A failed stage refuses all: with the code of a {@link
     *     ProviderException}, else 9002
     */
    CompletionStage<List<ChangeFault>> validate(List<ParameterChange> changes);

    /**
     * Gets ready so that {@link #commit} cannot fail for reasons that could be known now. Nothing may become visible yet.
     *
     * @param changes in no particular order but that a row is created before what is set in it (C-SPV-02)
     * @return failed to refuse: with the code of a {@link ProviderException}, else 9002
     */
    CompletionStage<Void> prepare(TransactionId tx, List<ParameterChange> changes);

    /**
     * Makes the changes. Idempotent: called again for the same transaction if it failed, was late, or the device restarted,
     * perhaps after it had succeeded. A failure delays the change, it cannot undo it.
     */
    CompletionStage<CommitOutcome> commit(TransactionId tx, List<ParameterChange> changes);

    /** Forgets what was prepared, if anything was. Idempotent; failures are logged and change nothing. */
    CompletionStage<Void> rollback(TransactionId tx);
}
