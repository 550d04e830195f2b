package org.cwmp4j.cpe.parameter;

import org.cwmp4j.model.ParameterPath;

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
        String filled = template;
        for (long number : ParameterPath.of(parameter).instanceNumbers()) {
            int slot = filled.indexOf(SLOT);
            if (slot < 0) {
                break;
            }
            filled = filled.substring(0, slot) + number + filled.substring(slot + SLOT.length());
        }
        return filled;
    }
}
