package org.cwmp4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
                    new CatalogueRule("C-DU-01", "C", Level.MUST, "A.4.1.10")),
            List.of(new Topic("SESS", "Sessions", true), new Topic("DU", "Software modules", false)));

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
    void aMarkThatNamesNoRuleIsReported() {
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
        return new ConformanceReport(catalogue, tests, Exemptions.parse(List.of("# comment", exemption)));
    }

    private void mark(String rule, String test) {
        tests.computeIfAbsent(rule, key -> new TreeSet<>()).add(test);
    }
}
