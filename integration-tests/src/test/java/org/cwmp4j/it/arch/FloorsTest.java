package org.cwmp4j.it.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may depend on whom: arrows point down only, and the two ends never see each other. */
class FloorsTest {

    private static final JavaClasses CLASSES = Modules.libraryAndExamples();

    private static final String[] EVERYWHERE = {
        "java..", "javax.crypto..", "javax.net..", "javax.security..", "org.jspecify.."
    };

    @Test
    void thereAreClassesToLookAt() {
        assertThat(CLASSES.size()).isGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "model, ''",
        "codec, model org.codehaus.stax2 com.ctc.wstx javax.xml org.slf4j",
        "http, model io.netty org.slf4j javax.naming",
        "datamodel, model com.ctc.wstx org.codehaus.stax2 javax.xml",
        "cpe, model codec http io.netty org.slf4j",
        "acs, model codec http io.netty org.slf4j javax.naming",
        "testkit, model codec http io.netty org.slf4j org.junit org.assertj org.bouncycastle",
    })
    void aModuleDependsOnWhatStandsBelowIt(String module, String below) {
        String[] allowed = Stream.concat(
                        Stream.of(EVERYWHERE),
                        Stream.concat(Stream.of(module), Stream.of(below.split(" ")))
                                .filter(name -> !name.isEmpty())
                                .map(FloorsTest::packages))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(packages(module))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "codec", "http", "datamodel", "cpe", "acs", "testkit"})
    void internalsAreUsedByTheirOwnModuleOnly(String module) {
        noClasses()
                .that(not(resideInAPackage(packages(module))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.cwmp4j." + module + ".internal..", "org.cwmp4j." + module + "..internal.."))
                .check(CLASSES);
    }

    @Test
    void onlyPackagesNamedNettyKnowNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..netty..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "codec", "http", "datamodel", "cpe", "acs", "testkit"})
    void onlyDriversNameDrivers(String module) {
        noClasses()
                .that()
                .resideInAPackage(packages(module))
                .and()
                .resideOutsideOfPackage("..netty..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cwmp4j..netty..")
                .check(CLASSES);
    }

    private static String packages(String name) {
        return (name.contains(".") ? name : "org.cwmp4j." + name) + "..";
    }
}
