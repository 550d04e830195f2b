package org.cwmp4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.cwmp4j.it.arch.Modules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java program that the README or a page of {@code docs} shows compiles as it stands there, beside those above it. */
class DocumentedProgramsTest {

    private static final Pattern BLOCK = Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\bclass (\\w+)");

    @TempDir
    Path out;

    record Program(Path page, String name, String text) {
        long lines() {
            return text.lines().count();
        }

        @Override
        public String toString() {
            return page.getFileName() + ": " + name;
        }
    }

    static Stream<Program> programs() throws IOException {
        try (Stream<Path> docs = Files.list(Modules.root().resolve("docs"))) {
            return Stream.concat(Stream.of(Modules.root().resolve("README.md")), docs.sorted().toList().stream())
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(DocumentedProgramsTest::programs);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void compiles(Program program) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("--release", "17", "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", out + "");
        boolean compiled = compiler.getTask(messages, null, null, options, null, sources(program))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private static List<JavaFileObject> sources(Program program) throws IOException {
        return programs()
                .filter(other -> other.page().equals(program.page()))
                .takeWhile(other -> !other.equals(program))
                .filter(earlier -> !earlier.name().equals(program.name()))
                .map(DocumentedProgramsTest::source)
                .collect(Collectors.collectingAndThen(Collectors.toList(), earlier -> {
                    earlier.add(source(program));
                    return earlier;
                }));
    }

    @Test
    void theFirstProgramsAreShort() throws IOException {
        assertThat(programs().filter(program -> program.page().endsWith("README.md")))
                .extracting(Program::name)
                .contains("Server", "Device");
        assertThat(programs().filter(program -> program.page().endsWith("README.md")))
                .allSatisfy(program -> assertThat(program.lines()).isLessThan(25));
    }

    private static Stream<Program> programs(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page)).results().map(block -> program(page, block.group(1)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Program program(Path page, String text) {
        Matcher name = NAME.matcher(text);
        assertThat(name.find()).as("a class in " + page + ":\n" + text).isTrue();
        return new Program(page, name.group(1), text);
    }

    private static JavaFileObject source(Program program) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + program.name() + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return program.text();
            }
        };
    }
}
