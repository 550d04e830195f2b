package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.List;

/** Templates that mean the rows in which the parameter stands that mentions them. */
final class OwnRows {
    private static final String SLOT = "{i}";

    private OwnRows() {}

    /**
     * A template with the instance numbers of a parameter, in their order, in place of its slots; slots beyond stay.
     *
     * @param parameter its full name
     */
    static String filled(String template, String parameter) {
        List<String> numbers = new ArrayList<>();
        for (String node : parameter.split("\\.")) {
            if (!node.isEmpty() && Character.isDigit(node.charAt(0))) {
                numbers.add(node);
            }
        }
        String filled = template;
        for (String number : numbers) {
            int slot = filled.indexOf(SLOT);
            if (slot < 0) {
                break;
            }
            filled = filled.substring(0, slot) + number + filled.substring(slot + SLOT.length());
        }
        return filled;
    }
}
