package org.cwmp4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("codec", "sessions", "parked", "boot", "agent");
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
}
