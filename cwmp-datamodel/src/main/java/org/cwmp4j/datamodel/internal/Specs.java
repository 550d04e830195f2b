package org.cwmp4j.datamodel.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a document is the one that an import asks for (TR-106 A.2.1). */
final class Specs {
    /** {@code urn:broadband-forum-org:tr-181}, {@code -2-19}, {@code -common}. */
    private static final Pattern SPEC = Pattern.compile("(.*?:[a-z]+-\\d+)((?:-\\d+)*)(.*)");

    private Specs() {}

    /**
     * Whether a document's {@code spec} is the wanted one, or one with more digits in the version: {@code tr-181-2-19-common} means
     * {@code tr-181-2-19-0-common} too.
     */
    static boolean match(String wanted, String spec) {
        String name = wanted.endsWith(".xml") ? wanted.substring(0, wanted.length() - ".xml".length()) : wanted;
        if (wanted.equals(spec) || name.equals(spec)) {
            return true;
        }
        Matcher a = SPEC.matcher(name);
        Matcher b = SPEC.matcher(spec);
        return a.matches()
                && b.matches()
                && a.group(1).equals(b.group(1))
                && (b.group(2) + "-").startsWith(a.group(2) + "-")
                && (a.group(3).equals(b.group(3)) || a.group(3).isEmpty());
    }
}
