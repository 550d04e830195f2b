package org.cwmp4j.cpe.parameter;

import java.util.Map;
import java.util.Set;

/**
 * What a new device has in the part of the tree that the engine stores. Immutable.
 *
 * @param values by full name
 * @param rows instance numbers by path of the table
 * @param fixed paths of rows that the ACS cannot delete
 */
record FactoryState(Map<String, String> values, Map<String, Set<Long>> rows, Set<String> fixed) {
    FactoryState {
        values = Map.copyOf(values);
        rows = Map.copyOf(rows);
        fixed = Set.copyOf(fixed);
    }
}
