package org.cwmp4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void everyRuleHasATopicAndEveryTopicARule() {
        Catalogue catalogue = Catalogue.load();
        assertThat(catalogue.rules()).hasSizeGreaterThan(500);
        assertThat(catalogue.rules().stream().map(CatalogueRule::topic).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.topics().stream().map(Topic::code).toList());
    }

    @Test
    void knowsTheFactsOfARule() {
        CatalogueRule rule = Catalogue.load().find("C-SESS-08").orElseThrow();
        assertThat(rule).isEqualTo(new CatalogueRule("C-SESS-08", "C", Level.MUST, "3.7.1.3"));
        assertThat(rule.side()).isEqualTo("C");
        assertThat(rule.topic()).isEqualTo("SESS");
        assertThat(Catalogue.load().find("C-SESS-99")).isEmpty();
    }

    @Test
    void knowsRulesAndQuirks() {
        Catalogue catalogue = Catalogue.load();
        assertThat(List.of("CRQ-23", "SEC-15", "H4", "D24", "W15", "X21", "S4-GENIEACS"))
                .allMatch(catalogue::knows);
        assertThat(catalogue.knows("H15")).isFalse();
        assertThat(catalogue.quirks().stream().map(Quirk::id)).doesNotHaveDuplicates();
        assertThat(catalogue.rules().stream()
                        .map(CatalogueRule::id)
                        .map(catalogue::sameAs)
                        .flatMap(Optional::stream))
                .hasSizeGreaterThan(10)
                .allMatch(other -> catalogue.find(other).isPresent());
    }

    @Test
    void refusesARuleThatIsListedTwice() {
        CatalogueRule rule = new CatalogueRule("C-SESS-08", "C", Level.MUST, "3.7.1.3");
        assertThatThrownBy(() -> new Catalogue(List.of(rule, rule), List.of(), List.of(), Map.of()))
                .hasMessageContaining("C-SESS-08");
        assertThatThrownBy(() -> new CatalogueRule("SESS08", "C", Level.MUST, ""))
                .hasMessageContaining("SESS08");
    }

    /** With {@code -Dcwmp.rewrite=true} the list is written anew instead of compared. */
    @Test
    void agreesWithTheCatalogueOfTheStandard() throws IOException {
        Path source = Path.of(System.getProperty("cwmp.shared", "../../shared"), "spec");
        assumeTrue(Files.exists(source), "without the catalogue of the standard");
        Stream<CatalogueRule> rules = Stream.concat(
                StandardText.core(source.resolve("core.md")).stream(),
                StandardText.annexes(source.resolve("annexes.md")).stream());
        String expected = Catalogue.HEADER + "\n" + rules.map(Catalogue::line).collect(Collectors.joining("\n")) + "\n";
        Path list = Path.of(System.getProperty("cwmp.root", ".."))
                .resolve("conformance/src/main/resources/org/cwmp4j/conformance/rules.csv");
        if (Boolean.getBoolean("cwmp.rewrite")) {
            Files.writeString(list, expected);
        }
        assertThat(list).hasContent(expected);
    }
}
