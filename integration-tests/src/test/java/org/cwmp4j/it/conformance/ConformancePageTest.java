package org.cwmp4j.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cwmp4j.conformance.Catalogue;
import org.cwmp4j.conformance.ConformanceReport;
import org.cwmp4j.conformance.Evidence;
import org.cwmp4j.conformance.Exemptions;
import org.cwmp4j.it.arch.Modules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Compares the marks on all modules' tests with the catalogue of rules and with {@code docs/conformance.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // scans all test classes once
class ConformancePageTest {

    private static final Path PAGE = Modules.root().resolve("docs/conformance.md");

    private final Catalogue catalogue = Catalogue.load();
    private final MarkedTests found = MarkedTests.ofAllModules();
    private final Exemptions exemptions;
    private final ConformanceReport report;

    ConformancePageTest() throws IOException {
        exemptions = Exemptions.read(Modules.root().resolve("config/conformance-exemptions.txt"));
        report = new ConformanceReport(catalogue, new Evidence(found.byRule(), exemptions));
    }

    @Test
    void everyMarkNamesARule() {
        assertThat(report.unknownMarks()).isEmpty();
        assertThat(found.notTests()).as("marked, but no tests").isEmpty();
    }

    @Test
    void everyExemptionIsTrue() {
        assertThat(exemptions.problems(catalogue, found.byRule())).isEmpty();
    }

    @Test
    void everyMustHasATestOrAReason() {
        assertThat(report.gaps()).isEmpty();
    }

    /** With {@code -Dcwmp.rewrite=true} the page is written anew instead of compared. */
    @Test
    void thePageIsUpToDate() throws IOException {
        if (Boolean.getBoolean("cwmp.rewrite")) {
            Files.writeString(PAGE, report.page());
        }
        assertThat(PAGE).hasContent(report.page());
    }
}
