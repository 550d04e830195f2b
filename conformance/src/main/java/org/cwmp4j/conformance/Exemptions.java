package org.cwmp4j.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Rules and quirks that no test shows, each with the reason why.
 *
 * <p>The file has one a line, {@code ID: reason}; a reason that begins with {@code partly:} goes with tests of the rest
 * of the rule. Blank lines and lines that begin with {@code #} count for nothing.
 */
public final class Exemptions {

    private static final String PARTLY = "partly:";

    private final Map<String, String> reasons;

    private Exemptions(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /**
     * Reads the file.
     *
     * @param file the file
     * @return the exemptions
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a line has not the form, or a rule has two
     */
    public static Exemptions read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    static Exemptions parse(List<String> lines) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String reason = line.substring(colon + 1).strip();
            if (colon < 1 || reason.isEmpty()) {
                throw new IllegalArgumentException("not of the form 'ID: reason': " + line);
            }
            if (reasons.put(line.substring(0, colon).strip(), reason) != null) {
                throw new IllegalArgumentException("two reasons for one rule: " + line);
            }
        }
        return new Exemptions(reasons);
    }

    /**
     * The reason why no test shows a rule, or shows it in part only.
     *
     * @param id the rule
     * @return the reason, or empty if none is given
     */
    public Optional<String> reason(String id) {
        return Optional.ofNullable(reasons.get(id));
    }

    /**
     * Looks for exemptions that say something untrue: of rules that do not exist, or of rules that tests do show.
     *
     * @param catalogue the rules
     * @param tests for each rule the tests that show it
     * @return what is wrong, a sentence each; empty if nothing is
     */
    public List<String> problems(Catalogue catalogue, SortedMap<String, SortedSet<String>> tests) {
        List<String> problems = new ArrayList<>();
        reasons.forEach((id, reason) -> {
            if (!catalogue.knows(id)) {
                problems.add("exempted, but unknown: " + id);
            } else if (tests.containsKey(id) != reason.startsWith(PARTLY)) {
                problems.add(
                        tests.containsKey(id)
                                ? id + " is exempted, yet has tests (write '" + PARTLY + "' if they show a part)"
                                : id + " is exempted in part, yet has no test");
            }
        });
        return problems;
    }
}
