package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Malformed and hostile bodies: each is read or refused as decided, all of them in one small virtual machine. */
@Rule({"B-ROB-01", "B-ROB-04"})
class MalformedCorpusTest {
    private static final String LIMITS = "TOO_DEEP ATTRIBUTE_TOO_LONG TOO_MANY_ATTRIBUTES NAME_TOO_LONG";

    /** What the limits and the other refusals with an error of their own are called. */
    private static final Map<String, String> ERRORS = Map.ofEntries(
            Map.entry("M023", "TRUNCATED"),
            Map.entry("M024", "TRUNCATED"),
            Map.entry("M025", "TRUNCATED"),
            Map.entry("M026", "TRUNCATED"),
            Map.entry("M053", "TRUNCATED"),
            Map.entry("M054", "TRUNCATED"),
            Map.entry("M027", "DTD"),
            Map.entry("M028", "DTD"),
            Map.entry("M029", "DTD"),
            Map.entry("M030", "DTD"),
            Map.entry("M031", "DTD"),
            Map.entry("M032", "TOO_DEEP"),
            Map.entry("M034", "ATTRIBUTE_TOO_LONG"),
            Map.entry("M035", "TOO_MANY_ATTRIBUTES"),
            Map.entry("M036", "TOO_MANY_ATTRIBUTES"),
            Map.entry("M037", "NAME_TOO_LONG"),
            Map.entry("M016", "UNKNOWN_ENCODING"),
            Map.entry("M019", "UNKNOWN_ENCODING"),
            Map.entry("M047", "UNKNOWN_ENCODING"),
            Map.entry("M051", "NOT_WELL_FORMED"),
            Map.entry("M055", "INVALID_ENVELOPE"),
            Map.entry("M063", "UNKNOWN_METHOD"),
            Map.entry("M065", "INVALID_ARGUMENT"),
            Map.entry("M073", "NOT_WELL_FORMED"),
            Map.entry("M077", "DTD"));

    /** Bodies that are legal after all. */
    private static final List<String> FLAWLESS =
            List.of("M043", "M044", "M045", "M056", "M066", "M074", "M075", "M079");

    @Test
    void everyVerdictInASmallMachine(@TempDir Path temp) throws Exception {
        Path directory = SharedFiles.directory("corpus").resolve("malformed");
        List<Map<String, String>> rows = SharedFiles.table(directory.resolve("index.csv"));
        assertThat(rows).hasSize(79);
        Map<String, String[]> verdicts = verdicts(directory, temp);
        for (Map<String, String> row : rows) {
            String file = row.get("file");
            String[] verdict = verdicts.get(file);
            assertThat(verdict).as(file).isNotNull();
            boolean tolerated = row.get("expected").startsWith("tolerate");
            assertThat(verdict[1]).as(file + ": " + row.get("expected")).isEqualTo(tolerated ? "read" : "refused");
            assertThat(verdict[2]).as(file).isEqualTo(ERRORS.getOrDefault(file.substring(0, 4), verdict[2]));
            if (tolerated && !FLAWLESS.contains(file.substring(0, 4)) && !verdict[2].equals("Empty")) {
                assertThat(Integer.parseInt(verdict[3])).as(file + " deviates").isPositive();
            } else if (tolerated) {
                assertThat(verdict[3]).as(file + " is legal").isEqualTo("0");
            }
            assertThat(Long.parseLong(verdict[4])).as(file + ": milliseconds").isLessThan(5000);
        }
        assertThat(LIMITS.split(" ")).allSatisfy(error -> assertThat(ERRORS).containsValue(error));
    }

    private static Map<String, String[]> verdicts(Path directory, Path temp) throws Exception {
        Path out = temp.resolve("out");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MalformedReader.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = child.waitFor(120, TimeUnit.SECONDS);
        child.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(child.exitValue()).as(() -> read(out)).isZero();
        Map<String, String[]> all = new HashMap<>();
        read(out).lines().map(line -> line.split("\\|")).forEach(cells -> all.put(cells[0], cells));
        return all;
    }

    private static String read(Path file) {
        return new String(SharedFiles.bytes(file), StandardCharsets.UTF_8);
    }

    @Test
    void asksNobodyForADefinition(@TempDir Path temp) throws IOException {
        Path secret = Files.writeString(temp.resolve("secret"), "treasure");
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            for (String dtd : List.of(
                    "<!DOCTYPE s:Envelope SYSTEM \"" + url + "\">",
                    "<!DOCTYPE s:Envelope [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>",
                    "<!DOCTYPE s:Envelope [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>")) {
                String message = dtd + Xml.answer("xsd:string", dtd.contains("ENTITY x") ? "&x;" : "v");
                for (DecodeContext context : List.of(
                        DecodeContext.lenient(Direction.CPE_TO_ACS), DecodeContext.strict(Direction.CPE_TO_ACS))) {
                    assertThat(Refused.by(message, context))
                            .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.DTD))
                            .hasMessageNotContaining("treasure");
                }
            }
            server.setSoTimeout(1);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(server::accept))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }
}
