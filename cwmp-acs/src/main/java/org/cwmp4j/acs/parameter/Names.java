package org.cwmp4j.acs.parameter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cwmp4j.model.rpc.ParameterInfoStruct;

/** Names as devices write them, which need not be paths of any data model (quirk D21). */
final class Names {
    private Names() {}

    /** All objects that the names stand in. */
    static Set<String> parents(List<ParameterInfoStruct> infos) {
        Set<String> parents = new HashSet<>();
        for (ParameterInfoStruct info : infos) {
            String name = info.name();
            int dot = name.lastIndexOf('.', name.length() - 2);
            while (dot >= 0 && parents.add(name.substring(0, dot + 1))) {
                dot = name.lastIndexOf('.', dot - 1);
            }
        }
        return parents;
    }

    /** The name with the dot at its end that it lacks if it is an object (quirk D3): a root, an instance, or what something stands in. */
    static String withDot(String name, Set<String> parents) {
        if (name.isEmpty() || name.endsWith(".")) {
            return name;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean object = last.length() == name.length() || isNumber(last) || parents.contains(name + ".");
        return object ? name + "." : name;
    }

    private static boolean isNumber(String step) {
        return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether a name stands below an object. */
    static boolean isBelow(String object, String name) {
        return name.length() > object.length() && name.startsWith(object);
    }

    /** How many steps a name stands below an object that it is below of. */
    static int depth(String object, String name) {
        int end = name.endsWith(".") ? name.length() - 1 : name.length();
        return 1
                + (int) name.substring(object.length(), end)
                        .chars()
                        .filter(c -> c == '.')
                        .count();
    }

    /** The objects between an object and a name below it, the outermost first. */
    static List<String> between(String object, String name) {
        List<String> between = new ArrayList<>();
        if (isBelow(object, name)) {
            int dot = name.indexOf('.', object.length());
            while (dot >= 0 && dot < name.length() - 1) {
                between.add(name.substring(0, dot + 1));
                dot = name.indexOf('.', dot + 1);
            }
        }
        return between;
    }

    /** The number of the row of a table that a name is, or stands in; -1 if none. */
    static long row(String table, String name) {
        if (!isBelow(table, name)) {
            return -1;
        }
        int end = name.indexOf('.', table.length());
        String step = name.substring(table.length(), end < 0 ? name.length() : end);
        return isNumber(step) && step.length() <= 18 ? Long.parseLong(step) : -1;
    }
}
