package org.cwmp4j.model.data;

import java.util.List;

/**
 * Parameters whose values, taken together, no two rows of a table may share (TR-106 A.2.8.1, C-PATH-13).
 *
 * @param parameters names relative to the row; one or more
 * @param enabledOnly whether only rows are compared that the table's enable parameter says are enabled (a functional key)
 */
public record UniqueKey(List<String> parameters, boolean enabledOnly) {
    public UniqueKey {
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("unique key: expected one parameter at least");
        }
    }

    /** A key over all rows. */
    public static UniqueKey of(String... parameters) {
        return new UniqueKey(List.of(parameters), false);
    }
}
