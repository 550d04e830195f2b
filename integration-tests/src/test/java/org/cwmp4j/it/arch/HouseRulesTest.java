package org.cwmp4j.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cwmp4j.it.arch.internal.Hidden;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules of the house that hold in every library module. */
class HouseRulesTest {

    private static final JavaClasses CLASSES = Modules.library();

    @Test
    void nothingWritesToTheConsole() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CLASSES);
    }

    /** {@code cwmp-model} has no dependencies, so it logs by the JDK's own facade. */
    @Test
    void logsGoThroughTheFacade() {
        noClasses().should(USE_JAVA_UTIL_LOGGING).check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.commons.logging..",
                        "org.apache.log4j..",
                        "org.apache.logging..",
                        "ch.qos.logback..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cwmp4j.model..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        List<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(found -> found.getName())
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void publicSignaturesNameNothingInternal() {
        classes()
                .that()
                .resideOutsideOfPackage("..internal..")
                .should(nameNothingInternal())
                .check(CLASSES);
    }

    /** The control: the rule does see them, in parameters of types too. */
    @Test
    void theRuleSeesInternals() {
        JavaClass leaky = new ClassFileImporter().importClass(Leaky.class);
        assertThat(members(leaky).flatMap(HouseRulesTest::leaks))
                .containsExactlyInAnyOrder("field", "argument", "result", "element");
    }

    private static ArchCondition<JavaClass> nameNothingInternal() {
        return new ArchCondition<>("name nothing internal in public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isOpen(type)) {
                    return;
                }
                members(type)
                        .flatMap(HouseRulesTest::leaks)
                        .forEach(member -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + "." + member + " names a type of an internal package")));
                Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream())
                        .filter(HouseRulesTest::isInternal)
                        .forEach(parent -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " extends the internal " + parent.getName())));
            }
        };
    }

    private static boolean isOpen(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(HouseRulesTest::isOpen).orElse(true);
    }

    private static boolean isVisible(java.util.Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaMember> members(JavaClass type) {
        return type.getMembers().stream().filter(member -> isVisible(member.getModifiers()));
    }

    private static Stream<String> leaks(JavaMember member) {
        return types(member).anyMatch(HouseRulesTest::isInternal) ? Stream.of(member.getName()) : Stream.empty();
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        List<JavaType> types = new ArrayList<>(unit.getParameterTypes());
        types.add(unit.getReturnType());
        return types.stream();
    }

    private static boolean isInternal(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getPackageName)
                .collect(Collectors.joining(" "))
                .matches(".*\\borg\\.cwmp4j\\.[a-z0-9.]*\\binternal\\b.*");
    }

    @SuppressWarnings("unused")
    private static final class Leaky {
        public Hidden field;
        private Hidden fine;

        public void argument(Hidden hidden) {}

        public Hidden result() {
            return fine;
        }

        public List<? extends Hidden> element() {
            return List.of();
        }

        public String harmless() {
            return "";
        }

        Hidden alsoFine() {
            return fine;
        }
    }
}
