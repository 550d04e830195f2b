package org.cwmp4j.examples.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cwmp4j.model.data.DataModelText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program from its command line. */
class CompilerTest {

    private static final String DOCUMENT = """
            <dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-10" spec="urn:example:lamp-1-0">
              <import file="lamp-1-parts.xml"><component name="Part"/></import>
              <model name="Device:1.0"><object name="Device."/></model>
              <model name="Device:1.1" base="Device:1.0">
                <object name="Device.Lamp.">
                  <parameter name="On" access="readWrite"><syntax><boolean/><default type="object" value="maybe"/></syntax></parameter>
                  <parameter name="Hours"><syntax><unsignedInt/></syntax></parameter>
                </object>
                <object name="Device.Other."><component ref="Part"/></object>
                <profile name="Lamp:1"><object ref="Device.Lamp." requirement="present">
                  <parameter ref="On" requirement="readWrite"/></object></profile>
              </model>
            </dm:document>
            """;

    private static final String PARTS = """
            <dm:document xmlns:dm="urn:broadband-forum-org:cwmp:datamodel-1-10" spec="urn:example:lamp-1-0-parts">
              <component name="Part"><parameter name="P"><syntax><int/></syntax></parameter></component>
            </dm:document>
            """;

    @TempDir
    private Path directory;

    private Path document;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        document = Files.writeString(directory.resolve("lamp-1-0.xml"), DOCUMENT);
        Files.writeString(directory.resolve("lamp-1-0-parts.xml"), PARTS);
    }

    private int run(String... options) {
        List<String> args = new ArrayList<>(Arrays.asList(options));
        args.add(document.toString());
        return Compiler.run(
                args.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void compilesTheLastModelAndSaysWhatIsOdd() {
        assertThat(run()).isZero();
        assertThat(printed()).isEqualTo("""
                # Device:1.1, compiled from lamp-1-0.xml
                Device.
                Device.Lamp.
                  On boolean rw
                  Hours unsignedInt
                Device.Other.
                  P int
                """);
        assertThat(said()).contains("lamp-1-0.xml:6: ").contains("the default is refused");
    }

    @Test
    void writesAFileThatReadsAsAModel() throws IOException {
        Path file = directory.resolve("model.txt");
        assertThat(run("--quiet", "--model", "Device:1.0", "--output", file.toString()))
                .isZero();
        assertThat(DataModelText.read(Files.readString(file)).definitions()).hasSize(1);
        assertThat(printed() + said()).isEmpty();
    }

    @Test
    void onlyAProfileOrSomePaths() {
        assertThat(run("--profile", "Lamp:1")).isZero();
        assertThat(printed()).endsWith("Device.\nDevice.Lamp.\n  On boolean rw\n");
        out.reset();
        assertThat(run("--only", "Device.Lamp.Hours", "--only", "Device.Other."))
                .isZero();
        assertThat(printed()).endsWith("Device.\nDevice.Lamp.\n  Hours unsignedInt\nDevice.Other.\n  P int\n");
    }

    @Test
    void lists() {
        assertThat(run("--list")).isZero();
        assertThat(printed().lines()).containsExactly("model Device:1.0", "model Device:1.1", "profile Lamp:1");
    }

    @Test
    void aMissingDocument() throws IOException {
        Files.delete(directory.resolve("lamp-1-0-parts.xml"));
        assertThat(run()).isEqualTo(1);
        assertThat(said()).contains("lamp-1-0.xml:2: the file lamp-1-parts.xml (no spec) is missing");
        assertThat(run("--tolerant")).isZero();
        assertThat(printed()).endsWith("Device.Other.\n");
    }

    @Test
    void wrongUsage() {
        assertThat(run("--model", "Device:9.9")).isEqualTo(2);
        assertThat(said()).contains("expected one of [Device:1.0, Device:1.1]");
        assertThat(run("--profile", "Lamp:9")).isEqualTo(2);
        assertThat(run("--nonsense")).isEqualTo(2);
        assertThat(run("--directory", directory.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(run("--services", "Device")).isEqualTo(2);
        assertThat(said()).doesNotContain("\tat ");
        assertThat(run("--help")).isZero();
        assertThat(printed()).contains("Usage: datamodel-compiler").contains("Exit status:");
    }
}
