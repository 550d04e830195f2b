package org.cwmp4j.examples.datamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models that {@code cwmp-cpe} brings with it are what the commands of docs/data-models.md make of the documents. */
class BundledModelTest {
    private static final Path ROOT = Path.of(System.getProperty("cwmp.root", "../.."));
    private static final Path MAIN = ROOT.resolve("cwmp-cpe/src/main");
    private static final Path DOCUMENTS = Path.of(System.getProperty("cwmp.shared", "../../../shared"), "datamodels");

    @ParameterizedTest
    @CsvSource({
        "device, tr-181-2-17-0-cwmp-full.xml",
        "device-behind, tr-181-2-17-0-cwmp-full.xml",
        "gateway, tr-098-1-8-0.xml",
        "gateway-behind, tr-098-1-8-0.xml"
    })
    void isWhatTheCommandMakes(String name, String document) throws IOException {
        assumeTrue(Files.isDirectory(DOCUMENTS), () -> DOCUMENTS + " is not there");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        String selection = "@" + MAIN.resolve("datamodel/" + name + ".args");
        assertThat(Compiler.run(
                        new String[] {
                            "--quiet",
                            "--tolerant",
                            selection,
                            DOCUMENTS.resolve(document).toString()
                        },
                        stream,
                        System.err))
                .isZero();
        assertThat(MAIN.resolve("resources/org/cwmp4j/cpe/managementserver/" + name + ".txt"))
                .hasContent(out.toString(StandardCharsets.UTF_8));
    }
}
