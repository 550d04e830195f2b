package org.cwmp4j.datamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cwmp4j.model.data.DataModelText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Broadband Forum itself made of its documents: each plain one resolves to its "full" counterpart. */
class FullFilesTest {

    private static final String SERVICES = "Device.Services.";

    /** Files of the collection that other files need and that are not in it. */
    private static final Map<String, String> INCOMPLETE = Map.of(
            "tr-098-1-8-0.xml InternetGatewayDevice:1.14", "tr-262-1-0.xml",
            "tr-157-1-3-0.xml Device:1.7", "tr-181-1-0.xml",
            "tr-181-2-17-0-cwmp.xml Device:2.17", "tr-181-2-common.xml");

    static Stream<Arguments> pairs() throws IOException {
        Path directory = Shared.directory();
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("-full.xml"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(full -> Shared.strict().models(full).stream()
                            .map(model -> Arguments.of(full.replace("-full", ""), full, model)))
                    .filter(pair -> !INCOMPLETE.containsKey(pair.get()[0] + " " + pair.get()[2]));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aPlainFileResolvesToTheFullOne(String plain, String full, String model) throws Exception {
        CompiledModel compiled = Shared.strict().compile(plain, model);
        boolean service = compiled.definitions().object(SERVICES).isPresent() && !model.startsWith("Device:");
        Map<String, String> expected = FullFile.lines(Shared.directory().resolve(full), model, service ? SERVICES : "");
        Map<String, String> actual = Lines.of(compiled.definitions());
        if (service) {
            actual.keySet().removeAll(Set.of("Device.", SERVICES));
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(actual).isEqualTo(expected);
        assertThat(DataModelText.read(DataModelText.write(compiled.definitions())))
                .isEqualTo(compiled.definitions());
    }

    @Test
    void allPairsAreThere() throws IOException {
        assertThat(pairs()).hasSize(28);
    }

    /** Only the object that comes from it is not there. */
    @Test
    void aMissingFileLeavesOutWhatItDefines() throws Exception {
        CompiledModel compiled = Shared.tolerant().compile("tr-098-1-8-0.xml", "InternetGatewayDevice:1.14");
        Map<String, String> expected = new TreeMap<>(
                FullFile.lines(Shared.directory().resolve("tr-098-1-8-0-full.xml"), "InternetGatewayDevice:1.14", ""));
        expected.keySet().removeIf(path -> path.startsWith("InternetGatewayDevice.FAP."));
        assertThat(Lines.of(compiled.definitions())).hasSize(1_800).isEqualTo(expected);
        assertThat(compiled.findings()).anyMatch(finding -> finding.message().contains("tr-262-1-0.xml"));
    }

    @ParameterizedTest
    @CsvSource({
        "tr-098-1-8-0.xml, InternetGatewayDevice:1.14",
        "tr-157-1-3-0.xml, Device:1.7",
        "tr-181-2-17-0-cwmp.xml, Device:2.17"
    })
    void aMissingFileIsNamed(String file, String model) {
        String missing = INCOMPLETE.get(file + " " + model);
        assertThatThrownBy(() -> Shared.strict().compile(file, model))
                .isInstanceOf(DataModelXmlException.class)
                .hasMessageContaining("the file " + missing)
                .hasMessageContaining("is missing");
    }
}
