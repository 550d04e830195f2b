package org.cwmp4j.it.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.cwmp4j.it.arch.Modules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are modules run in a JVM of their own, with the library on its module path. */
@Timeout(300)
class ModulePathTest {

    private static final List<String> ALWAYS = List.of("woodstox-core-", "stax2-api-", "slf4j-api-");

    @TempDir
    Path out;

    @Test
    void runsWithNetty() throws Exception {
        assertThat(run(
                        "netty",
                        Stream.concat(ALWAYS.stream(), Stream.of("netty-")).toList()))
                .containsSubsequence("read 123", "Netty is there: true");
    }

    @Test
    void runsWithoutNetty() throws Exception {
        assertThat(run("plain", ALWAYS)).contains("Netty is there: false");
    }

    private List<String> run(String program, List<String> jars) throws Exception {
        String modulePath = modulePath(jars);
        compile(program, modulePath + File.pathSeparator + modulePath(List.of("jspecify-")));
        Path log = out.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modulePath + File.pathSeparator + out.resolve("classes"),
                        "--module",
                        "app/app.Main")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(child.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
        } finally {
            child.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(child.exitValue()).as(() -> String.join("\n", lines)).isZero();
        return lines;
    }

    private void compile(String program, String modulePath) throws IOException, URISyntaxException {
        Path sources = Path.of(getClass().getResource("/modulepath/" + program).toURI());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("--release", "17", "--module-path", modulePath, "-d", out.resolve("classes") + ""),
                            null,
                            files.getJavaFileObjects(
                                    sources.resolve("module-info.java"), sources.resolve("app/Main.java")))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    /** The library as compiled, and of what else is on the class path the jars that are named. */
    private static String modulePath(List<String> jars) {
        Stream<String> library = Modules.LIBRARY.stream()
                .filter(module -> !module.equals("cwmp-testkit"))
                .map(module -> Modules.classes(module).toString());
        Stream<String> others = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> jars.stream()
                        .anyMatch(jar -> Path.of(entry).getFileName().toString().startsWith(jar)));
        return Stream.concat(library, others).collect(Collectors.joining(File.pathSeparator));
    }
}
