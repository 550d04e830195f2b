package org.cwmp4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load programs start their processes, measure and print; what they print after so short a run says nothing. */
class LoadTest {
    private static final String NUMBER = "-?[0-9.]+";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
    }

    private String[] lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }

    @Test
    void withoutACommandTheCommandsAreShown() {
        assertThat(Main.run()).isZero();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("codec", "sessions", "parked", "boot", "agent", "datamodel");
    }

    @Test
    void loadsOfADataModelAreTimedAndWeighed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.xml"), """
                <dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-10" spec="urn:a">
                  <model name="Device:1.0"><object name="Device."/></model>
                </dm:document>
                """);
        assertThat(Main.run("datamodel", "--rounds=1", "--model=Device:1.0", file.toString()))
                .isZero();

        assertThat(lines()[0]).matches("Device:1.0: 1 definitions, 0 imports missing; first load [0-9]+ ms");
        assertThat(lines())
                .anySatisfy(line -> assertThat(line).matches("\\| XML \\| [0-9]+ \\| [0-9]+ \\|"))
                .anySatisfy(line -> assertThat(line).startsWith("| text of 0 KB |"));
    }

    @Test
    void sessionsAreCountedAtBothServers() {
        assertThat(Main.run("sessions", "--rounds=1", "--warmup=0", "--seconds=1", "--devices=2", "--way=TLS_NEW"))
                .isZero();

        assertThat(lines())
                .anySatisfy(line -> assertThat(line)
                        .matches("\\| TLS, new connection[a-z ]* \\| [1-9][0-9]* \\| [1-9][0-9]* \\| [0-9.]+ \\|"));
    }

    @Test
    void parkedSessionsAreWeighed() {
        assertThat(Main.run("parked", "--rounds=1", "--sessions=50")).isZero();

        assertThat(lines())
                .anySatisfy(line ->
                        assertThat(line).matches("\\| " + NUMBER + " KB \\| " + NUMBER + " KB \\| " + NUMBER + " \\|"));
    }

    @Test
    void everyBootingDeviceFinishesASession() {
        assertThat(Main.run("boot", "--devices=50")).isZero();

        assertThat(lines()).anySatisfy(line -> assertThat(line).startsWith("| 50 | 50 | 0 | 0 | "));
    }

    @Test
    void aDeviceThatGetsNoAnswerInTimeMakesTheRunFail() {
        assertThat(Main.run("boot", "--devices=50", "--limit=0")).isEqualTo(1);
    }

    @Test
    void anAgentsProcessIsWeighedAndTimed() {
        assertThat(Main.run("agent", "--rounds=1")).isZero();

        assertThat(lines())
                .anySatisfy(line -> assertThat(line).matches("\\| plain \\| [0-9]+ ms \\| -?[0-9]+ MB \\|"))
                .anySatisfy(line -> assertThat(line).matches("\\| with AppCDS \\| [0-9]+ ms \\| -?[0-9]+ MB \\|"));
    }

    @Test
    void manyAgentsAreWeighedAndTimed() {
        assertThat(Main.run("agents", "--agents=20", "--warmup=0", "--seconds=1"))
                .isZero();

        assertThat(lines())
                .anySatisfy(line -> assertThat(line)
                        .matches("\\| 20 \\| -?[0-9.]+ KB \\| [1-9][0-9]* \\| [0-9.]+ ms \\| [0-9.]+ ms \\| 0 \\|"));
    }
}
