package org.cwmp4j.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cwmp4j.model.time.Scheduler;
import org.junit.jupiter.api.Test;

/**
 * Time and chance come from outside, so that tests own them: only {@code model.time}, and the one class of {@code http.netty}
 * that is a {@link Scheduler}, ask the JDK or Netty.
 */
class TimeAndChanceTest {

    private static final JavaClasses CLASSES = Modules.libraryAndExamples();

    private static final String TIME = "org.cwmp4j.model.time";

    private static final Map<String, Set<String>> FORBIDDEN = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            Map.entry("java.lang.Thread", Set.of("sleep", "onSpinWait")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone", "tick")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.util.Collections", Set.of("shuffle")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry(
                    "java.util.concurrent.CompletableFuture",
                    Set.of("orTimeout", "completeOnTimeout", "delayedExecutor")),
            Map.entry(
                    "java.util.concurrent.Executors",
                    Set.of("newScheduledThreadPool", "newSingleThreadScheduledExecutor")));

    private static final Set<String> FORBIDDEN_TYPES = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.util.Timer",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "io.netty.util.HashedWheelTimer");

    @Test
    void nothingAsksTheJdkOrNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TIME)
                .and(areNotTheScheduler())
                .should()
                .callCodeUnitWhere(target())
                .check(CLASSES);
    }

    @Test
    void nothingUsesTheTimeoutHandlersOfNetty() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty.handler.timeout..")
                .check(CLASSES);
    }

    @Test
    void atMostOneClassOfNettySchedules() {
        assertThat(CLASSES.stream()
                        .filter(TimeAndChanceTest::isTheScheduler)
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet()))
                .hasSizeLessThanOrEqualTo(1);
    }

    /** The control: the rule does see each of them. */
    @Test
    void theRuleSeesWhatItForbids() {
        JavaClass culprit = new ClassFileImporter().importClass(Culprit.class);
        assertThat(culprit.getCodeUnitCallsFromSelf().stream()
                        .filter(target())
                        .map(call -> call.getTargetOwner().getSimpleName()))
                .containsExactlyInAnyOrder(
                        "System", "Instant", "Clock", "Random", "UUID", "CompletableFuture", "TimeUnit", "Date");
    }

    private static DescribedPredicate<JavaCall<?>> target() {
        return DescribedPredicate.describe("clocks, chance and timers", TimeAndChanceTest::isForbidden);
    }

    private static boolean isForbidden(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        return FORBIDDEN.getOrDefault(owner, Set.of()).contains(target.getName())
                || FORBIDDEN_TYPES.contains(owner)
                || isPresentDate(target, owner)
                || isExecutorOfTimers(target);
    }

    private static boolean isPresentDate(CodeUnitCallTarget target, String owner) {
        return owner.equals("java.util.Date")
                && target.getName().equals("<init>")
                && target.getRawParameterTypes().isEmpty();
    }

    private static boolean isExecutorOfTimers(CodeUnitCallTarget target) {
        return target.getName().startsWith("schedule")
                && target.getOwner().isAssignableTo("java.util.concurrent.ScheduledExecutorService");
    }

    private static DescribedPredicate<JavaClass> areNotTheScheduler() {
        return DescribedPredicate.describe("are not the scheduler of http.netty", type -> !isTheScheduler(type));
    }

    private static boolean isTheScheduler(JavaClass type) {
        return type.getPackageName().equals("org.cwmp4j.http.netty") && type.isAssignableTo(Scheduler.class);
    }

    @SuppressWarnings({"unused", "ReturnValueIgnored"})
    private static final class Culprit {
        void offend() throws InterruptedException {
            System.nanoTime();
            Instant.now();
            Clock.systemUTC();
            new Random();
            UUID.randomUUID();
            new CompletableFuture<>().orTimeout(1, TimeUnit.DAYS);
            TimeUnit.DAYS.sleep(0);
            new Date();
            new Date(0);
        }
    }
}
