package org.cwmp4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sets rules, tests and reasons side by side: as a page for readers, and as the list of what is missing. */
public final class ConformanceReport {

    private final Catalogue catalogue;
    private final Evidence evidence;

    /**
     * Makes a report.
     *
     * @param catalogue the rules
     * @param evidence the tests of rules, and why others have none
     */
    public ConformanceReport(Catalogue catalogue, Evidence evidence) {
        this.catalogue = catalogue;
        this.evidence = evidence;
    }

    /**
     * The marks that name neither a rule nor a quirk.
     *
     * @return a sentence for each, naming the tests
     */
    public List<String> unknownMarks() {
        return evidence.tests().entrySet().stream()
                .filter(entry -> !catalogue.knows(entry.getKey()))
                .map(entry -> "unknown rule " + entry.getKey() + " at " + entry.getValue())
                .toList();
    }

    /**
     * The rules of level MUST, in topics that the library implements, that have neither a test nor a reason.
     *
     * @return their identifiers in the order of the catalogue
     */
    public List<String> gaps() {
        return implemented().stream()
                .flatMap(topic -> catalogue.rulesOf(topic).stream())
                .filter(rule -> rule.level() == Level.MUST)
                .map(CatalogueRule::id)
                .filter(id -> catalogue.sameAs(id).isEmpty() && evidence.isMissing(id))
                .toList();
    }

    /**
     * The page, in Markdown.
     *
     * @return the text, lines ended by a line feed
     */
    public String page() {
        List<String> lines = new ArrayList<>(List.of(
                "# Conformance",
                "",
                "Which rule of the standard which test shows. Written by `ConformancePageTest` in `integration-tests` from",
                "the `@Rule` marks on the tests and from `config/conformance-exemptions.txt`; do not edit.",
                "[docs/testing.md](testing.md) has the command that writes it anew.",
                "",
                "C- is for the CPE, A- for the ACS, B- for both. The section is one of TR-069 Issue 1 Amendment 6",
                "Corrigendum 1 unless another document is named.",
                "",
                "| topic | | rules | with tests | MUST | with tests |",
                "|---|---|---:|---:|---:|---:|"));
        implemented().forEach(topic -> lines.add(totals(topic)));
        implemented().forEach(topic -> lines.addAll(table(topic)));
        lines.addAll(rest());
        return String.join("\n", lines) + "\n";
    }

    private List<Topic> implemented() {
        return catalogue.topics().stream().filter(Topic::inScope).toList();
    }

    private String totals(Topic topic) {
        List<CatalogueRule> all = catalogue.rulesOf(topic);
        List<CatalogueRule> musts =
                all.stream().filter(rule -> rule.level() == Level.MUST).toList();
        return "| [%s](#%s) | %s | %d | %d | %d | %d |"
                .formatted(
                        topic.code(),
                        topic.code().toLowerCase(java.util.Locale.ROOT),
                        topic.title(),
                        all.size(),
                        tested(all),
                        musts.size(),
                        tested(musts));
    }

    private long tested(List<CatalogueRule> rules) {
        return rules.stream().filter(rule -> isShown(rule)).count();
    }

    private List<String> table(Topic topic) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## " + topic.code(),
                "",
                topic.title() + ".",
                "",
                "| rule | level | section | tests, or why there are none |",
                "|---|---|---|---|"));
        catalogue.rulesOf(topic).forEach(rule -> lines.add(row(rule)));
        return lines;
    }

    private String row(CatalogueRule rule) {
        String level = rule.level() == Level.NONE ? "–" : rule.level().name();
        return "| %s | %s | %s | %s |".formatted(rule.id(), level, rule.section(), evidence(rule));
    }

    private boolean isShown(CatalogueRule rule) {
        return evidence.hasTests(rule.id())
                || catalogue.sameAs(rule.id()).filter(evidence::hasTests).isPresent();
    }

    private String evidence(CatalogueRule rule) {
        String own = evidence.cell(rule.id());
        return catalogue
                .sameAs(rule.id())
                .map(other -> "as " + other + (own.isEmpty() ? "" : "<br>" + own))
                .orElse(own);
    }

    private List<String> rest() {
        List<String> lines = new ArrayList<>(
                List.of("", "## Other topics", "", "Later work, and details beyond the rules above.", ""));
        catalogue.topics().stream()
                .filter(topic -> !topic.inScope())
                .forEach(topic -> lines.add("- " + topic.code() + ": " + topic.title() + alreadyShown(topic)));
        return lines;
    }

    private String alreadyShown(Topic topic) {
        String shown = catalogue.rulesOf(topic).stream()
                .filter(rule -> isShown(rule))
                .map(rule -> rule.id() + " by " + evidence(rule).replace("<br>", ", "))
                .collect(Collectors.joining("; "));
        return shown.isEmpty() ? "" : ". Shown already: " + shown;
    }
}
