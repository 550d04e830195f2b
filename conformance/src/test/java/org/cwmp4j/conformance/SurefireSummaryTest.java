package org.cwmp4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurefireSummaryTest {

    private static final String REPORT = """
            <testsuite name="org.example.OneTest" tests="4">
              <properties><property name="a" value="b"/></properties>
              <testcase name="passes" classname="org.example.OneTest"/>
              <testcase name="fails" classname="org.example.OneTest"><failure message="no">trace</failure></testcase>
              <testcase name="breaks" classname="org.example.OneTest"><error message="no">trace</error></testcase>
              <testcase name="skips" classname="org.example.OneTest"><skipped message="not here"/></testcase>
            </testsuite>
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path root;

    @Test
    void addsUpTheReportsOfAllModules() throws IOException {
        report("one", "TEST-org.example.OneTest.xml");
        report("examples/two", "TEST-org.example.OneTest.xml");
        report("one", "unrelated.xml");
        assertThat(check(true, "org.example.OneTest: why")).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Tests run: 8, Failures: 2, Errors: 2, Skipped: 2");
    }

    @Test
    void aTestSkippedWithoutLeaveIsAFailure() throws IOException {
        report("one", "TEST-org.example.OneTest.xml");
        assertThat(check(true)).isFalse();
        assertThat(check(true, "org.example.OneTest#other: why")).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("skipped without leave: org.example.OneTest#skips");
        assertThat(check(true, "org.example.*#skips: why")).isTrue();
    }

    @Test
    void theAbsenceOfTheStandardExcusesOnlyWhereItIsAbsent() throws IOException {
        report("one", "TEST-org.example.OneTest.xml");
        assertThat(check(false, "without-shared *: why")).isTrue();
        assertThat(check(true, "without-shared *: why")).isFalse();
    }

    @Test
    void noReportsAtAllIsAFailure() throws IOException {
        assertThat(check(true)).isFalse();
    }

    @Test
    void aReasonIsNeeded() {
        assertThatThrownBy(() -> AllowedSkips.parse(List.of("org.example.OneTest"), true))
                .hasMessageContaining("reason");
    }

    private boolean check(boolean shared, String... lines) throws IOException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return SurefireSummary.of(root).print(AllowedSkips.parse(List.of(lines), shared), out);
    }

    private void report(String module, String name) throws IOException {
        Path directory = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(directory.resolve(name), REPORT);
    }
}
