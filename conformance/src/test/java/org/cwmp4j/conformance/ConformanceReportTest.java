package org.cwmp4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConformanceReportTest {

    private final Catalogue catalogue = new Catalogue(
            List.of(
                    new CatalogueRule("C-SESS-01", "C", Level.MUST, "3.7"),
                    new CatalogueRule("C-SESS-02", "C", Level.MUST, "3.7.1.1"),
                    new CatalogueRule("C-SESS-03", "C", Level.SHOULD, "3.7.1.1"),
                    new CatalogueRule("C-DU-01", "C", Level.MUST, "A.4.1.10"),
                    new CatalogueRule("CRQ-01", "C", Level.MUST, "3.2.2")),
            List.of(
                    new Topic("SESS", "Sessions", true),
                    new Topic("CRQ", "Connection requests", true),
                    new Topic("DU", "Software modules", false)),
            List.of(
                    new Quirk("H4", "A new connection", "Accepted."),
                    new Quirk("S4-DJANGO", "Status 420", "The session fails.")),
            Map.of("CRQ-01", "C-SESS-01"));

    private final SortedMap<String, SortedSet<String>> tests = new TreeMap<>();

    @Test
    void onlyMustsOfImplementedTopicsAreGaps() {
        assertThat(report("").gaps()).containsExactly("C-SESS-01", "C-SESS-02");
    }

    @Test
    void aTestOrAReasonFillsAGap() {
        mark("C-SESS-01", "SomeTest#shows");
        assertThat(report("C-SESS-02: because").gaps()).isEmpty();
    }

    @Test
    void thePageNamesTestsAndReasons() {
        mark("C-SESS-01", "SomeTest#shows");
        mark("C-DU-01", "OtherTest");
        assertThat(report("C-SESS-02: because").page())
                .contains("| [SESS](#sess) | Sessions | 3 | 1 | 2 | 1 |\n")
                .contains("| C-SESS-01 | MUST | 3.7 | `SomeTest#shows` |\n")
                .contains("| C-SESS-02 | MUST | 3.7.1.1 | *because* |\n")
                .contains("- DU: Software modules. Shown already: C-DU-01 by `OtherTest`\n");
    }

    @Test
    void aRuleThatRepeatsAnotherNeedsNoTestOfItsOwn() {
        mark("C-SESS-01", "SomeTest#shows");
        assertThat(report("").page())
                .contains("| [CRQ](#crq) | Connection requests | 1 | 1 | 1 | 1 |\n")
                .contains("| CRQ-01 | MUST | 3.2.2 | as C-SESS-01 |\n");
    }

    @Test
    void everyQuirkNeedsATestOrAReason() {
        mark("H4", "SomeTest#reconnects");
        assertThat(quirks("").gaps()).containsExactly("S4-DJANGO");
        assertThat(quirks("S4-DJANGO: because").gaps()).isEmpty();
        assertThat(quirks("S4-DJANGO: because").page())
                .contains("| H4 | A new connection | Accepted. | `SomeTest#reconnects` |\n")
                .contains("| S4-DJANGO | Status 420 | The session fails. | *because* |\n")
                .endsWith("## Played\n");
        assertThatThrownBy(() -> new Quirk("Q1", "", "")).hasMessageContaining("Q1");
    }

    private InteroperabilityReport quirks(String exemption) {
        return new InteroperabilityReport(catalogue, evidence(exemption), List.of("", "## Played"));
    }

    @Test
    void aMarkThatNamesNoRuleIsReported() {
        mark("H4", "SomeTest#quirk");
        mark("C-SESS-77", "SomeTest#typo");
        assertThat(report("").unknownMarks()).containsExactly("unknown rule C-SESS-77 at [SomeTest#typo]");
    }

    @Test
    void anExemptionMustBeTrue() {
        mark("C-SESS-01", "SomeTest#shows");
        assertThat(problems("C-SESS-01: because")).singleElement().asString().contains("yet has tests");
        assertThat(problems("C-SESS-01: partly: because")).isEmpty();
        assertThat(problems("C-SESS-02: partly: because"))
                .singleElement()
                .asString()
                .contains("yet has no test");
        assertThat(problems("C-SESS-55: because")).singleElement().asString().contains("unknown");
        assertThatThrownBy(() -> problems("C-SESS-01")).hasMessageContaining("C-SESS-01");
        assertThatThrownBy(() -> problems("C-SESS-01: a", "C-SESS-01: b")).hasMessageContaining("two reasons");
    }

    private List<String> problems(String... lines) {
        return Exemptions.parse(List.of(lines)).problems(catalogue, tests);
    }

    private ConformanceReport report(String exemption) {
        return new ConformanceReport(catalogue, evidence(exemption));
    }

    private Evidence evidence(String exemption) {
        return new Evidence(tests, Exemptions.parse(List.of("# comment", exemption)));
    }

    private void mark(String rule, String test) {
        tests.computeIfAbsent(rule, key -> new TreeSet<>()).add(test);
    }
}
