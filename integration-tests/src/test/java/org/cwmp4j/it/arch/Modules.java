package org.cwmp4j.it.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the compiled classes of each module are. Not the class path: there the runnable examples hold everything twice. */
public final class Modules {

    /** The modules that are published for others to build on. */
    public static final List<String> LIBRARY =
            List.of("cwmp-model", "cwmp-codec", "cwmp-http", "cwmp-datamodel", "cwmp-cpe", "cwmp-acs", "cwmp-testkit");

    private static final List<String> EXAMPLES =
            List.of("examples/inspector", "examples/datamodel-compiler", "examples/quickstart");

    private static final List<String> OTHERS = List.of("conformance", "integration-tests", "benchmarks");

    private Modules() {}

    /** The root directory of the project. */
    public static Path root() {
        return Path.of(System.getProperty("cwmp.root", ".."));
    }

    /** The directory of a module's classes. */
    public static Path classes(String module) {
        return root().resolve(module).resolve("target/classes");
    }

    /** The directories of all modules' test classes. */
    public static List<Path> testClasses() {
        return Stream.of(LIBRARY, EXAMPLES, OTHERS)
                .flatMap(List::stream)
                .map(module -> root().resolve(module).resolve("target/test-classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    static JavaClasses library() {
        return Imported.CLASSES.that(resideOutsideOfPackage("org.cwmp4j.examples.."));
    }

    static JavaClasses libraryAndExamples() {
        return Imported.CLASSES;
    }

    /** Imported once for all tests. */
    private static final class Imported {

        static final JavaClasses CLASSES = new ClassFileImporter()
                .importPaths(Stream.concat(LIBRARY.stream(), EXAMPLES.stream())
                        .map(Modules::classes)
                        .filter(Files::isDirectory)
                        .toList());
    }
}
