package org.cwmp4j.codec.internal.rows;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cwmp4j.codec.RowSink;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Violation;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.jspecify.annotations.Nullable;

/**
 * The list of a message that may have any length, and so may stream: the ParameterList of all but Inform, which opens a session and
 * is wanted whole.
 *
 * @param <M> the message
 * @param <R> a row
 */
public final class RowList<M extends CwmpMessage, R> {
    private static final String LIST = ".ParameterList";
    private static final Map<String, RowList<?, ?>> BY_MESSAGE = new HashMap<>();

    static {
        add(
                new GetParameterValuesResponse(List.of()),
                ParameterValue.class,
                GetParameterValuesResponse::parameterList,
                (head, rows) -> new GetParameterValuesResponse(rows),
                RowSink::value);
        add(
                new GetParameterNamesResponse(List.of()),
                ParameterInfoStruct.class,
                GetParameterNamesResponse::parameterList,
                (head, rows) -> new GetParameterNamesResponse(rows),
                RowSink::name);
        add(
                new GetParameterAttributesResponse(List.of()),
                ParameterAttributeStruct.class,
                GetParameterAttributesResponse::parameterList,
                (head, rows) -> new GetParameterAttributesResponse(rows),
                RowSink::attributes);
        add(
                new SetParameterValues(List.of(), ""),
                ParameterValue.class,
                SetParameterValues::parameterList,
                (head, rows) -> new SetParameterValues(rows, head.parameterKey()),
                RowSink::value);
        add(
                new SetParameterAttributes(List.of()),
                SetParameterAttributesStruct.class,
                SetParameterAttributes::parameterList,
                (head, rows) -> new SetParameterAttributes(rows),
                RowSink::newAttributes);
    }

    private final M empty;
    private final Class<R> rowType;
    private final Function<M, List<R>> rows;
    private final BiFunction<M, List<R>, M> with;
    private final Way<R> way;

    /** How rows get to a sink. */
    private interface Way<R> {
        void give(RowSink sink, R row) throws IOException;
    }

    private RowList(M empty, Class<R> rowType, Function<M, List<R>> rows, BiFunction<M, List<R>, M> with, Way<R> way) {
        this.empty = empty;
        this.rowType = rowType;
        this.rows = rows;
        this.with = with;
        this.way = way;
    }

    private static <M extends CwmpMessage, R> void add(
            M empty, Class<R> rowType, Function<M, List<R>> rows, BiFunction<M, List<R>, M> with, Way<R> way) {
        BY_MESSAGE.put(empty.name(), new RowList<>(empty, rowType, rows, with, way));
    }

    /** The list of a kind of message; {@code null} if it has none that streams. */
    public static @Nullable RowList<?, ?> of(String messageName) {
        return BY_MESSAGE.get(messageName);
    }

    /** Whether something is a message of that kind, without rows of its own. */
    public boolean isHead(CwmpMessage head) {
        return empty.getClass().isInstance(head) && rows.apply(cast(head)).isEmpty();
    }

    /** Whether something is a row of this list. */
    public boolean isRow(Object row) {
        return rowType.isInstance(row);
    }

    /** What rows are. */
    public String rowName() {
        return rowType.getSimpleName();
    }

    /** Gives a row to a sink. */
    public void give(RowSink sink, Object row) throws IOException {
        way.give(sink, rowType.cast(row));
    }

    /** What a message breaks but for its rows, which come separately. */
    public List<Violation> checkHead(CwmpMessage head, int rows, CwmpVersion version, Direction direction) {
        List<Violation> found = Conformance.checkParsed(head, version, direction);
        if (found.isEmpty() || rows == 0) {
            return found;
        }
        return found.stream().filter(v -> !v.path().equals(head.name() + LIST)).toList();
    }

    /**
     * What a row breaks.
     *
     * @param index from 0 on
     */
    public List<Violation> checkRow(Object row, int index, CwmpVersion version, Direction direction) {
        List<Violation> found =
                Conformance.checkParsed(with.apply(empty, List.of(rowType.cast(row))), version, direction);
        if (found.isEmpty()) {
            return found;
        }
        String first = empty.name() + LIST + "[0]";
        return found.stream()
                .filter(v -> v.path().startsWith(first))
                .map(v -> new Violation(
                        empty.name() + LIST + "[" + index + "]" + v.path().substring(first.length()),
                        v.rule(),
                        v.expected(),
                        v.answer(),
                        v.scope()))
                .toList();
    }

    /** The path of a violation from its row on, such as {@code .Name}. */
    public static String withinRow(Violation violation) {
        return violation.path().substring(violation.path().indexOf(']') + 1);
    }

    @SuppressWarnings("unchecked") // found by the name of the message
    private M cast(CwmpMessage head) {
        return (M) head;
    }
}
