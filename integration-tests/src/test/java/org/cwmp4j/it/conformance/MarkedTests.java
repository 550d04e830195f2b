package org.cwmp4j.it.conformance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.it.arch.Modules;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;

/** Finds the marked tests among compiled test classes, without running or loading them. */
final class MarkedTests {

    private final SortedMap<String, SortedSet<String>> byRule = new TreeMap<>();
    private final List<String> notTests = new ArrayList<>();

    private MarkedTests() {}

    /** Those of all modules but the one that makes the marks. */
    static MarkedTests ofAllModules() {
        return in(Modules.testClasses().stream()
                .filter(directory -> !directory.startsWith(Modules.root().resolve("conformance")))
                .toList());
    }

    /** Looks below directories; leaves out the samples that the test of this class brings. */
    static MarkedTests in(Collection<Path> testClasses) {
        return in(new ClassFileImporter()
                .withImportOption(location -> !location.contains("MarkedTestsTest"))
                .importPaths(testClasses));
    }

    static MarkedTests in(JavaClasses classes) {
        MarkedTests found = new MarkedTests();
        for (JavaClass type : classes) {
            found.look(type, name(type), hasTests(type));
            type.getMembers().forEach(member -> found.look(member, name(member), isTest(member)));
        }
        return found;
    }

    /** For each rule that is named in a mark, the tests with that mark: {@code Class} or {@code Class#method}. */
    SortedMap<String, SortedSet<String>> byRule() {
        return byRule;
    }

    /** What is marked, yet is no test or is disabled. */
    List<String> notTests() {
        return notTests;
    }

    private void look(CanBeAnnotated element, String name, boolean isTest) {
        if (!element.isAnnotatedWith(Rule.class)) {
            return;
        }
        if (!isTest) {
            notTests.add(name);
            return;
        }
        String[] rules = annotation(element).value();
        Arrays.stream(rules)
                .forEach(rule ->
                        byRule.computeIfAbsent(rule, key -> new TreeSet<>()).add(name));
    }

    private static Rule annotation(CanBeAnnotated element) {
        return element instanceof JavaClass type
                ? type.getAnnotationOfType(Rule.class)
                : ((JavaMember) element).getAnnotationOfType(Rule.class);
    }

    private static boolean hasTests(JavaClass type) {
        return !type.isAnnotatedWith(Disabled.class)
                && type.getAllMembers().stream().anyMatch(MarkedTests::isTest);
    }

    private static boolean isTest(JavaMember member) {
        return member.isMetaAnnotatedWith(Testable.class)
                && !member.isMetaAnnotatedWith(Disabled.class)
                && !member.getOwner().isMetaAnnotatedWith(Disabled.class);
    }

    private static String name(JavaMember member) {
        return name(member.getOwner()) + "#" + member.getName();
    }

    private static String name(JavaClass type) {
        String simple = type.getName().substring(type.getPackageName().length() + 1);
        return simple.replace('$', '.');
    }
}
