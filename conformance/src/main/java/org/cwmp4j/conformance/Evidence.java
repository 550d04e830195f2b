package org.cwmp4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What stands behind an identifier: tests that are marked with it, a reason why there are none, or both. */
public final class Evidence {

    private final SortedMap<String, SortedSet<String>> tests;
    private final Exemptions exemptions;

    /**
     * Puts tests and reasons together.
     *
     * @param tests for each identifier that a test is marked with, the tests
     * @param exemptions why others have no test
     */
    public Evidence(SortedMap<String, SortedSet<String>> tests, Exemptions exemptions) {
        this.tests = tests;
        this.exemptions = exemptions;
    }

    SortedMap<String, SortedSet<String>> tests() {
        return tests;
    }

    boolean hasTests(String id) {
        return tests.containsKey(id);
    }

    boolean isMissing(String id) {
        return !hasTests(id) && exemptions.reason(id).isEmpty();
    }

    /** The cell of a table: tests, then the reason. */
    String cell(String id) {
        List<String> parts = new ArrayList<>();
        tests.getOrDefault(id, new TreeSet<>()).forEach(test -> parts.add("`" + test + "`"));
        Optional<String> reason = exemptions.reason(id);
        reason.ifPresent(text -> parts.add("*" + text + "*"));
        return parts.stream().collect(Collectors.joining("<br>"));
    }
}
