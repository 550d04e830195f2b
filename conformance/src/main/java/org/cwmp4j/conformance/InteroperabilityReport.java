package org.cwmp4j.conformance;

import java.util.ArrayList;
import java.util.List;

/** Sets the quirks of real peers beside what the library does and the tests that show it. */
public final class InteroperabilityReport {

    private final Catalogue catalogue;
    private final Evidence evidence;
    private final List<String> scenarios;

    /**
     * Makes a report.
     *
     * @param catalogue the quirks
     * @param evidence their tests and reasons
     * @param scenarios lines of Markdown that close the page: what was played over real sockets
     */
    public InteroperabilityReport(Catalogue catalogue, Evidence evidence, List<String> scenarios) {
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.scenarios = List.copyOf(scenarios);
    }

    /**
     * The quirks that have neither a test nor a reason.
     *
     * @return their identifiers in the order of the catalogue
     */
    public List<String> gaps() {
        return catalogue.quirks().stream()
                .map(Quirk::id)
                .filter(evidence::isMissing)
                .toList();
    }

    /**
     * The page, in Markdown.
     *
     * @return the text, lines ended by a line feed
     */
    public String page() {
        List<String> lines = new ArrayList<>(List.of(
                "# Interoperability",
                "",
                "What real devices and servers do against the standard, what the library does about it, and the test (a",
                "scripted peer) that shows it. Written by `InteroperabilityPageTest` in `integration-tests` from the `@Rule`",
                "marks on the tests and from `config/conformance-exemptions.txt`; do not edit.",
                "[docs/testing.md](testing.md) has the command that writes it anew."));
        for (Quirk.Group group : Quirk.Group.values()) {
            lines.addAll(table(group));
        }
        lines.addAll(scenarios);
        return String.join("\n", lines) + "\n";
    }

    private List<String> table(Quirk.Group group) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## " + group.title(),
                "",
                "| | peers | the library | tests, or why there are none |",
                "|---|---|---|---|"));
        catalogue.quirks().stream().filter(quirk -> quirk.group() == group).forEach(quirk -> lines.add(row(quirk)));
        return lines;
    }

    private String row(Quirk quirk) {
        return "| %s | %s | %s | %s |".formatted(quirk.id(), quirk.text(), quirk.answer(), evidence.cell(quirk.id()));
    }
}
