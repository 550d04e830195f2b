package org.cwmp4j.cpe.parameter;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cwmp4j.model.PathNode;
import org.cwmp4j.model.data.DataModel;

/** Whether what an application gives a new device of aliases is possible. */
final class FactoryAliases {
    private FactoryAliases() {}

    /**
     * @param values factory values by full name
     * @param providers the templates that they are for
     */
    static void check(DataModel model, Map<String, String> values, Collection<String> providers) {
        for (String template : providers) {
            if (model.parameter(template).filter(AliasIndex::isAlias).isPresent()) {
                throw new IllegalArgumentException(template + ": the engine keeps aliases; no provider can");
            }
        }
        Set<String> seen = new HashSet<>();
        values.forEach((path, alias) -> {
            if (model.parameter(path).filter(AliasIndex::isAlias).isEmpty()) {
                return;
            }
            String row = path.substring(0, path.lastIndexOf('.') + 1);
            if (!PathNode.Alias.isValid(alias) || !AliasIndex.isMadeByDevice(alias)) {
                throw new IllegalArgumentException(path + ": an alias that the ACS did not give begins with cpe-");
            }
            if (!seen.add(StoredTree.tableOf(row) + alias)) {
                throw new IllegalArgumentException(path + ": another row is called " + alias);
            }
        });
    }
}
