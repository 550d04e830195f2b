package org.cwmp4j.it.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;

/** Secrets that a peer may guess are compared in constant time: by {@code MessageDigest.isEqual}, never by {@code equals}. */
@Rule("SEC-16")
class SecretsComparedTest {
    private static final Pattern COMPARED =
            Pattern.compile("(?i)(password|passphrase|secret|ha1|hmac|mac|digest|response|signature)\\w*(\\(\\))?"
                    + "\\.(equals|equalsIgnoreCase|compareTo|contentEquals)\\(|Arrays\\.(equals|compare)\\(");

    /** A secret of ours beside another of ours: nobody measures that. */
    private static final List<String> NOT_A_PEERS = List.of("device.password().equals(connectionRequest.password())");

    private static Stream<Path> sources() throws IOException {
        Path root = Path.of(System.getProperty("cwmp.root", "..")).toAbsolutePath();
        List<Path> all = new ArrayList<>();
        for (String module : List.of("cwmp-http", "cwmp-acs", "cwmp-cpe")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> file.toString().matches(".*/(auth|device|connectionrequest)/.*"))
                        .forEach(all::add);
            }
        }
        return all.stream();
    }

    private static List<String> findings(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(SecretsComparedTest::isSuspect)
                    .map(line -> file.getFileName() + ": " + line.strip())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isSuspect(String line) {
        return COMPARED.matcher(line).find() && NOT_A_PEERS.stream().noneMatch(line::contains);
    }

    @Test
    void inConstantTimeOnly() throws IOException {
        assertThat(sources()).hasSizeGreaterThan(20);
        assertThat(sources().flatMap(file -> findings(file).stream())).isEmpty();
    }

    @Test
    void theRuleSeesWhatItForbids() {
        assertThat(isSuspect("if (password.equals(candidate)) {")).isTrue();
        assertThat(isSuspect("return header.response().equalsIgnoreCase(expected);"))
                .isTrue();
        assertThat(isSuspect("Arrays.equals(mac, sent)")).isTrue();
        assertThat(isSuspect("MessageDigest.isEqual(expected, sent)")).isFalse();
        assertThat(isSuspect("user.equals(name)")).isFalse();
    }
}
