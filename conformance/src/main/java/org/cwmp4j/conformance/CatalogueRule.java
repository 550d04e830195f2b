package org.cwmp4j.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of one rule of the standard: facts only, the wording stands in the standard.
 *
 * @param id the identifier, {@code C-SESS-08} or {@code CRQ-06}: a letter for the side where the topic has rules for several,
 *     the topic, a number
 * @param side who has to follow it: {@code C} the CPE, {@code A} the ACS, {@code B} both, {@code S} a STUN server, {@code D} a
 *     collector of bulk data
 * @param level how strongly it binds
 * @param section where the standard states it: a clause or table of TR-069 Issue 1 Amendment 6 Corrigendum 1 unless another
 *     document is named
 */
public record CatalogueRule(String id, String side, Level level, String section) {

    private static final Pattern ID = Pattern.compile("(?:[CAB]-)?([A-Z]+)-[0-9]{2,}");

    /** Refuses an identifier of another form. */
    public CatalogueRule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the identifier of a rule: " + id);
        }
    }

    /**
     * The topic that the rule belongs to.
     *
     * @return the code of the topic
     */
    public String topic() {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            throw new IllegalStateException(id);
        }
        return matcher.group(1);
    }
}
