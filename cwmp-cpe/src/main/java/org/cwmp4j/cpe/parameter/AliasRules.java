package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.PathNode;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.ValueCheck;
import org.cwmp4j.model.data.ValueCheck.Accepted;
import org.cwmp4j.model.data.ValueCheck.Refused;

/** What may become the alias of a row, and what the mechanism's own parameters may be set to. */
final class AliasRules {
    private final DataModel model;
    private final StoredTree stored;
    private final Aliases aliases;

    AliasRules(DataModel model, StoredTree stored, Aliases aliases) {
        this.model = model;
        this.stored = stored;
        this.aliases = aliases;
    }

    /** Whether a row of this table can have this alias, if it is free (C-ALIAS-03). */
    boolean mayName(ObjectDefinition table, String alias) {
        return aliases.has(table)
                && PathNode.Alias.isValid(alias)
                && model.parameter(table.path() + "Alias")
                        .filter(p -> p.check(alias) instanceof Accepted)
                        .isPresent();
    }

    /** What else there is to say of a value that the definition accepts. */
    ValueCheck check(Leaf leaf, String value) {
        if (aliases.isAlias(leaf.definition())) {
            return alias(leaf.path(), leaf.definition(), value);
        }
        boolean switchedOn = leaf.path().equals(aliases.modePath())
                ? value.equals(Aliases.BY_ALIAS)
                : leaf.path().equals(aliases.createPath()) && value.equals("true");
        return switchedOn && !aliases.on()
                ? new Refused(FaultCode.INVALID_PARAMETER_VALUE, "aliases are not supported")
                : new Accepted(value);
    }

    /** What the ACS chose is not changed where the model says so (ALI-09). */
    private ValueCheck alias(String path, ParameterDefinition definition, String value) {
        if (!PathNode.Alias.isValid(value)) {
            return new Refused(
                    FaultCode.INVALID_PARAMETER_VALUE,
                    "expected a letter, then letters, digits, underscores and hyphens, 64 characters at most");
        }
        String present = stored.value(path, definition);
        return definition.writeOnce() && !AliasIndex.isMadeByDevice(present) && !present.equals(value)
                ? new Refused(FaultCode.PARAMETER_NOT_WRITABLE, "the ACS has set it, once and for all")
                : new Accepted(value);
    }

    /** A fault for each alias that another row of the table has, after all changes. */
    List<ChangeFault> taken(ValueWrites.Checked checked, Rows rows) {
        Map<String, String> wanted = new HashMap<>();
        for (ParameterChange change : checked.changes()) {
            Leaf leaf = checked.leaves().get(change.path());
            if (leaf != null && change instanceof SetValue set && aliases.isAlias(leaf.definition())) {
                wanted.put(set.path(), set.value());
            }
        }
        List<ChangeFault> faults = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        wanted.forEach((path, alias) -> {
            String row = path.substring(0, path.lastIndexOf('.') + 1);
            String table = StoredTree.tableOf(row);
            ObjectDefinition definition = model.object(table).orElseThrow();
            long owner = rows.find(table, definition, alias);
            String twin = owners.putIfAbsent(table + alias, path);
            if (twin != null) {
                faults.add(taken(twin));
                faults.add(taken(path));
            } else if (owner > 0
                    && owner != StoredTree.numberOf(row)
                    && !wanted.containsKey(AliasIndex.parameter(table + owner + "."))) {
                faults.add(taken(path));
            }
        });
        return faults;
    }

    private static ChangeFault taken(String path) {
        return ChangeFault.invalidValue(path, "another row has this alias");
    }
}
