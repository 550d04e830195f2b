package org.cwmp4j.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.conformance.Catalogue;
import org.cwmp4j.conformance.Evidence;
import org.cwmp4j.conformance.Exemptions;
import org.cwmp4j.conformance.InteroperabilityReport;
import org.cwmp4j.it.arch.Modules;
import org.cwmp4j.it.sockets.AcsScenarios;
import org.cwmp4j.it.sockets.DeviceScenarios;
import org.cwmp4j.it.sockets.Scenario;
import org.junit.jupiter.api.Test;

/** Compares the marks on all modules' tests with the catalogue of quirks and with {@code docs/interoperability.md}. */
class InteroperabilityPageTest {
    private static final Path PAGE = Modules.root().resolve("docs/interoperability.md");

    private final InteroperabilityReport report;

    InteroperabilityPageTest() throws IOException {
        Exemptions exemptions = Exemptions.read(Modules.root().resolve("config/conformance-exemptions.txt"));
        report = new InteroperabilityReport(
                Catalogue.load(), new Evidence(MarkedTests.ofAllModules().byRule(), exemptions), scenarios());
    }

    /** Binding from the day on which the page is there; until then it only says what is missing. */
    @Test
    void everyQuirkHasATestOrAReason() {
        if (Files.exists(PAGE)) {
            assertThat(report.gaps()).isEmpty();
        } else {
            report.gaps().forEach(quirk -> System.out.println("no test and no reason yet: " + quirk));
        }
    }

    /** With {@code -Dcwmp.rewrite=true} the page is written anew instead of compared. */
    @Test
    void thePageIsUpToDate() throws IOException {
        if (Boolean.getBoolean("cwmp.rewrite")) {
            Files.writeString(PAGE, report.page());
        }
        if (Files.exists(PAGE)) {
            assertThat(PAGE).hasContent(report.page());
        }
    }

    private static List<String> scenarios() {
        List<String> lines = new ArrayList<>();
        lines.addAll(
                List.of(
                        "",
                        "## Over real sockets",
                        "",
                        "Each row is played by `SocketsTest` and compared with what was on the wire and what the observer heard."));
        lines.addAll(table("What peers do to the ACS", "the ACS answers", AcsScenarios.all()));
        lines.addAll(table("What servers do to the device", "the device sends", DeviceScenarios.all()));
        return lines;
    }

    private static List<String> table(String title, String wire, List<Scenario> scenarios) {
        List<String> lines = new ArrayList<>(
                List.of("", "### " + title, "", "| scenario | " + wire + " | the observer hears |", "|---|---|---|"));
        scenarios.forEach(s -> lines.add("| %s | %s | %s |".formatted(s.name(), s.wire(), s.event())));
        return lines;
    }
}
