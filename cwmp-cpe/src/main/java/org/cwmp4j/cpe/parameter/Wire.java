package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.ValueLists;
import org.cwmp4j.model.data.ParameterDefinition;
import org.jspecify.annotations.Nullable;

/** Values as messages carry them. */
final class Wire {
    private final StoredTree stored;
    private final Aliases aliases;
    private final String root;

    Wire(String root, StoredTree stored, Aliases aliases) {
        this.root = root;
        this.stored = stored;
        this.aliases = aliases;
    }

    /** Whether a parameter reads as the same, whatever its value is, so that nobody needs to be asked for that. */
    static boolean isMasked(ParameterDefinition definition) {
        return definition.hidden() || definition.command();
    }

    /**
     * A value with its type: empty if it is hidden (C-AUTH-12, C-PATH-09), nothing if it is a command (TR-106 A.2.3.5), a path
     * as the ACS wants to see it (C-ALIAS-08).
     *
     * @param value with instance numbers if it is a strong reference
     */
    ParameterValue of(Leaf leaf, String value) {
        ParameterDefinition definition = leaf.definition();
        boolean list = definition.facets().isList();
        String text;
        if (definition.hidden()) {
            text = "";
        } else if (definition.command()) {
            text = list ? "" : definition.type().zero();
        } else {
            text = References.isStrongPath(definition) ? paths(leaf.path(), list, value) : value;
        }
        return new ParameterValue(
                leaf.name(),
                text,
                list ? ParameterType.STRING : definition.type().wireType());
    }

    private String paths(String parameter, boolean list, String value) {
        String spelling = stored.spelling(parameter);
        if (spelling == null && !aliases.inAnswers()) {
            return value;
        }
        if (!list) {
            return path(value, spelling == null ? List.of() : List.of(spelling));
        }
        List<String> spelled = new ArrayList<>();
        List<String> asWritten = spelling == null ? List.of() : ValueLists.split(spelling);
        ValueLists.split(value).forEach(item -> spelled.add(path(item, asWritten)));
        return ValueLists.join(spelled);
    }

    private String path(String path, List<String> asWritten) {
        String spelling = spellingOf(path, asWritten);
        if (spelling != null) {
            return aliases.inAnswers() ? withAliases(spelling) : withNumbers(spelling);
        }
        return aliases.inAnswers() && !path.isEmpty() ? aliases.referenceByAlias(path) : path;
    }

    /** What the ACS wrote for a path, if it has not become another since. */
    private @Nullable String spellingOf(String path, List<String> asWritten) {
        for (String spelling : asWritten) {
            if (absolute(withNumbers(spelling)).equals(path)) {
                return spelling;
            }
        }
        return null;
    }

    private String absolute(String path) {
        return path.startsWith(".") ? root + path.substring(1) : path;
    }

    private static String withNumbers(String spelling) {
        return spelling.replace("[", "").replace("]", "");
    }

    private String withAliases(String spelling) {
        StringBuilder numbers = new StringBuilder();
        StringBuilder spelled = new StringBuilder();
        int at = 0;
        for (int open = spelling.indexOf('['); open >= 0; open = spelling.indexOf('[', at)) {
            int close = spelling.indexOf(']', open);
            String fixed = spelling.substring(at, open);
            String row = spelling.substring(open + 1, close);
            String table = absolute(numbers.append(fixed).toString());
            spelled.append(fixed).append(aliases.bracketed(table, Long.parseLong(row)));
            numbers.append(row);
            at = close + 1;
        }
        return spelled.append(spelling, at, spelling.length()).toString();
    }
}
