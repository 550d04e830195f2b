package org.cwmp4j.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import net.jqwik.api.Property;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedTestsTest {

    private final MarkedTests found = MarkedTests.in(new ClassFileImporter()
            .importClasses(Samples.Marked.class, Samples.Inherits.class, Samples.Off.class, Samples.NoTests.class));

    @Test
    void findsTestsOfEveryKind() {
        assertThat(found.byRule())
                .containsOnlyKeys("X-1", "X-2", "X-3", "X-4", "X-5")
                .hasEntrySatisfying(
                        "X-1",
                        tests -> assertThat(tests)
                                .containsExactly(
                                        "MarkedTestsTest.Samples.Marked#plain",
                                        "MarkedTestsTest.Samples.Marked#property"))
                .hasEntrySatisfying(
                        "X-5", tests -> assertThat(tests).containsExactly("MarkedTestsTest.Samples.Inherits"));
    }

    @Test
    void aMarkOnSomethingElseIsReported() {
        assertThat(found.notTests())
                .containsExactlyInAnyOrder(
                        "MarkedTestsTest.Samples.Marked#helper",
                        "MarkedTestsTest.Samples.Marked#off",
                        "MarkedTestsTest.Samples.Off#inADisabledClass",
                        "MarkedTestsTest.Samples.NoTests");
    }

    /** Never run: the classes are private. */
    @SuppressWarnings("unused")
    private static final class Samples {

        private static class Marked {
            @Test
            @Rule({"X-1", "X-2"})
            void plain() {}

            @Property
            @Rule({"X-1", "X-3"})
            void property() {}

            @ParameterizedTest
            @ValueSource(ints = 1)
            @Rule("X-4")
            void parameterized(int n) {}

            @Rule("X-6")
            void helper() {}

            @Test
            @Disabled
            @Rule("X-7")
            void off() {}
        }

        @Rule("X-5")
        private static final class Inherits extends Marked {}

        @Disabled
        private static final class Off {
            @Test
            @Rule("X-8")
            void inADisabledClass() {}
        }

        @Rule("X-9")
        private static final class NoTests {}
    }
}
