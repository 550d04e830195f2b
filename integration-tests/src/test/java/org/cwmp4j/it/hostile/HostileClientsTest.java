package org.cwmp4j.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cwmp4j.it.process.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server in one process, attackers in another, two hundred devices of good will in this one. The attacks end in a named answer and a
 * line in the log; the devices notice nothing; the server's memory stays where it was.
 */
class HostileClientsTest {
    private static final long MEGABYTE = 1_048_576;
    /** Of the server: its heap is bounded by its JVM, and what it holds afterwards by this. */
    private static final long HELD_AFTERWARDS = 24 * MEGABYTE;

    private static final int MOST_LINES = 40;
    private static final long RESIDENT_KILOBYTES = 400 * 1024;

    @TempDir
    private Path directory;

    @Test
    void twoHundredDevicesWorkOnWhileTheirServerIsUnderAttack() throws IOException, InterruptedException {
        try (Program acs = acs();
                GoodDevices devices =
                        new GoodDevices(URI.create("http://127.0.0.1:" + number(acs, "plain") + "/acs"))) {
            devices.start();
            int[] before = devices.sessions();
            List<String> answers;
            try (Program attackers = Program.start(
                    List.of("-Xmx256m"),
                    Map.of(),
                    Attackers.class.getName(),
                    number(acs, "plain"),
                    number(acs, "tls"),
                    directory.toString())) {
                attackers.awaitLine("done"::equals);
                answers = attackers.lines();
            }
            int[] after = devices.sessions();

            assertThat(devices.failures()).as("sessions that failed").isEmpty();
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i] - before[i])
                        .as("sessions of device " + i + " meanwhile")
                        .isGreaterThanOrEqualTo(2);
            }
            for (Attack attack : Attack.values()) {
                assertThat(answers)
                        .filteredOn(line -> line.startsWith("attack " + attack + " "))
                        .isNotEmpty()
                        .containsOnly("attack " + attack + " " + attack.expected());
            }
            assertLogged(acs.lines());
            assertThat(asked(acs, "heap")).isLessThan(HELD_AFTERWARDS);
            assertThat(asked(acs, "peak")).isLessThan(RESIDENT_KILOBYTES);
        }
    }

    /** A line for each reason, and no more than one a minute. */
    private static void assertLogged(List<String> lines) {
        List<String> log =
                lines.stream().filter(line -> line.startsWith("LOG ")).toList();
        for (Attack attack : Attack.values()) {
            assertThat(log)
                    .as("log of " + attack)
                    .anySatisfy(line -> assertThat(line).contains(attack.logged()));
        }
        assertThat(log).hasSizeLessThan(MOST_LINES);
    }

    private Program acs() throws IOException {
        Keys.write(directory);
        return Program.start(
                List.of(
                        "-Xmx96m",
                        "-XX:MaxDirectMemorySize=64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dlogback.configurationFile=hostile/logback.xml"),
                Map.of(),
                HostileAcs.class.getName(),
                directory.toString());
    }

    private static String number(Program program, String word) throws InterruptedException {
        return program.awaitLine(line -> line.startsWith(word + " ")).substring(word.length() + 1);
    }

    private static long asked(Program acs, String question) throws IOException, InterruptedException {
        acs.say(question);
        return Long.parseLong(number(acs, question));
    }
}
