package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.List;

/**
 * A path cut where it names rows.
 *
 * @param rest what stands behind the last row; the path itself if there is none in it
 */
record RowSteps(List<Step> steps, String rest) {
    private static final String SLOT = "{i}.";

    /**
     * The way to a row.
     *
     * @param fixed the names from the row before to the table, with a dot at its end
     * @param table the template of the table
     * @param row what stands for the row: a number, an alias in brackets or a wildcard
     */
    record Step(String fixed, String table, String row) {
        boolean isAlias() {
            return row.startsWith("[");
        }

        boolean isWildcard() {
            return row.equals("*");
        }

        /** What the brackets enclose. */
        String alias() {
            return row.substring(1, row.length() - 1);
        }
    }

    /** @param template that of the definition which the model found for the path */
    static RowSteps of(String path, String template) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        int from = 0;
        for (int slot = template.indexOf(SLOT); slot >= 0; slot = template.indexOf(SLOT, from)) {
            int begin = at + slot - from;
            if (begin >= path.length()) {
                break;
            }
            int end = path.charAt(begin) == '[' ? path.indexOf(']', begin) + 1 : path.indexOf('.', begin);
            from = slot + SLOT.length();
            steps.add(new Step(path.substring(at, begin), template.substring(0, from), path.substring(begin, end)));
            at = end + 1;
        }
        return new RowSteps(steps, path.substring(at));
    }
}
