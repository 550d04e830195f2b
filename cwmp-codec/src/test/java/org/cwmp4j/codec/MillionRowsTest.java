package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million values out and in, in one virtual machine that could not hold them. */
@Rule({"B-SOAP-13", "B-ROB-04"})
class MillionRowsTest {
    private static final int MILLION = 1_000_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void streamInASmallMachine(boolean strict, @TempDir Path temp) throws Exception {
        assertThat(run("-Xmx48m", strict, temp))
                .contains("rows=" + MILLION + " right=" + MILLION + " deviations=0 id=77");
    }

    /** The control: what the machine cannot hold, it does not hold. */
    @Test
    void theMachineIsSmall(@TempDir Path temp) throws Exception {
        assertThat(run("-Xmx2m", false, temp)).doesNotContain("rows=");
    }

    private static String run(String memory, boolean strict, Path temp) throws Exception {
        Path out = temp.resolve("out");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        memory,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionRows.class.getName(),
                        Integer.toString(MILLION),
                        Boolean.toString(strict))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = child.waitFor(120, TimeUnit.SECONDS);
        child.destroyForcibly();
        assertThat(ended).isTrue();
        return new String(SharedFiles.bytes(out), java.nio.charset.StandardCharsets.UTF_8);
    }
}
