package org.cwmp4j.examples.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The program on the captured messages, where they are at hand. */
class CorpusTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Path corpus() {
        Path corpus = Path.of(System.getProperty("cwmp.shared", "../shared"), "corpus");
        assumeTrue(Files.isDirectory(corpus), "no corpus at " + corpus);
        return corpus;
    }

    private int run(String... args) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Inspector.run(
                args, InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8), nowhere);
    }

    @Test
    void everyCapturedMessageIsOfTheKindThatItsFileIsNamedAfter() throws IOException {
        assertThat(run("--json", corpus().toString())).isZero();

        Map<String, String> kinds = new TreeMap<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
            JsonNode node = MAPPER.readTree(line);
            kinds.put(node.get("file").asText(), node.get("kind").asText());
        }
        assertThat(kinds).hasSize(425);
        assertThat(kinds)
                .allSatisfy((file, kind) -> assertThat(file.split("-")[1].replace(".xml", ""))
                        .as(file)
                        .isEqualTo(kind));
    }

    @Test
    void hostileBodiesAreReadOrRefusedAndNeverStopTheProgram() {
        assertThat(run("--json", corpus().resolve("malformed").toString())).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(79);
    }

    @Test
    void everyCapturedMessageCanBeWrittenAgain() {
        assertThat(run("--reencode", corpus().toString())).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(l -> l.endsWith("</soapenv:Envelope>")))
                .hasSize(425);
    }
}
