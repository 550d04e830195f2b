package org.cwmp4j.cpe.parameter;

import java.util.List;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.DeleteRow;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateReader;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateWriter;

/** What the tree keeps in the journal. */
final class TreeSections {
    /** By full name: the text of a value that differs from the factory's. */
    static final StateSection<String> VALUE = new StateSection<>("value", 1, StateCodec.TEXT);
    /** By path of a row: 1 it is there, 0 a row of the factory is gone. */
    static final StateSection<Long> ROW = new StateSection<>("row", 1, StateCodec.NUMBER);
    /** By path of a table: the highest instance number ever used. */
    static final StateSection<Long> HIGHEST = new StateSection<>("highest-instance", 1, StateCodec.NUMBER);
    /** By full name of a reference: what the ACS set, the numbers of rows that it named by alias in brackets. */
    static final StateSection<String> SPELLING = new StateSection<>("reference-spelling", 1, StateCodec.TEXT);
    /** By full name: what the ACS set. */
    static final StateSection<Attributes> ATTRIBUTES = new StateSection<>("attributes", 1, Attributes.CODEC);
    /** By full name: a change to report. */
    static final StateSection<String> CHANGE = new StateSection<>("change", 1, StateCodec.TEXT);
    /** By full name: a change for a lightweight notification. */
    static final StateSection<String> LIGHTWEIGHT = new StateSection<>("lightweight", 1, StateCodec.TEXT);
    /** By full name, or by path of a table or row: what it had when it was last looked at; see {@link LastKnown}. */
    static final StateSection<String> KNOWN = new StateSection<>("known", 1, StateCodec.TEXT);
    /** By number of the transaction and prefix of the provider: what it must still commit. */
    static final StateSection<List<ParameterChange>> COMMIT = new StateSection<>("commit", 1, new ChangesCodec());
    /** The number of the last transaction that was decided. */
    static final StateSection<Long> TRANSACTION = new StateSection<>("transaction", 1, StateCodec.NUMBER);

    static final List<StateSection<?>> ALL =
            List.of(VALUE, ROW, HIGHEST, SPELLING, ATTRIBUTES, CHANGE, LIGHTWEIGHT, KNOWN, COMMIT, TRANSACTION);

    private TreeSections() {}

    private static final class ChangesCodec implements StateCodec<List<ParameterChange>> {
        private static final int SET = 1;
        private static final int CREATE = 2;
        private static final int DELETE = 3;

        @Override
        public void write(List<ParameterChange> changes, StateWriter out) {
            out.list(changes, (w, change) -> {
                if (change instanceof SetValue set) {
                    w.number(SET).text(set.path()).text(set.value());
                } else if (change instanceof CreateRow create) {
                    w.number(CREATE).text(create.table()).number(create.instance());
                } else {
                    w.number(DELETE).text(change.path());
                }
            });
        }

        @Override
        public List<ParameterChange> read(int version, StateReader in) {
            return List.copyOf(in.list(ChangesCodec::change));
        }

        private static ParameterChange change(StateReader in) {
            long kind = in.number();
            String path = in.text();
            if (kind == SET) {
                return new SetValue(path, in.text());
            } else if (kind == CREATE) {
                return new CreateRow(path, in.number());
            } else if (kind == DELETE) {
                return new DeleteRow(path);
            }
            throw new StateException("unknown kind of change: " + kind);
        }
    }
}
