package org.cwmp4j.testkit.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves threads behind.
 *
 * <p>Threads that are ending are given a few seconds. Threads of the JVM itself, of the common pool and of Netty's global
 * executor are nobody's fault and do not count. Not for classes that run at the same time as others.
 *
 * <pre>{@code
 * @ExtendWith(ThreadsExtension.class)
 * class ServerTest { ... }
 * }</pre>
 */
public final class ThreadsExtension implements BeforeAllCallback, AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final List<String> OF_THE_PLATFORM = List.of(
            "ForkJoinPool.commonPool-worker",
            "globalEventExecutor",
            "process reaper",
            "Attach Listener",
            "Common-Cleaner",
            "Cleaner-",
            "Keep-Alive-Timer",
            "surefire-",
            "Timer-TLS",
            "junit-");

    private final List<String> allowed;
    private final Set<Thread> before = new HashSet<>();

    /** Allows no threads but those of the platform. */
    public ThreadsExtension() {
        this(OF_THE_PLATFORM);
    }

    private ThreadsExtension(List<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * Makes an extension that also lets other threads be; for {@code @RegisterExtension} on a static field.
     *
     * @param prefixes what their names begin with
     * @return the extension
     */
    public static ThreadsExtension allowing(String... prefixes) {
        return new ThreadsExtension(
                Stream.concat(OF_THE_PLATFORM.stream(), Arrays.stream(prefixes)).toList());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        before.clear();
        before.addAll(live());
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        List<Thread> left = new ArrayList<>();
        for (Thread thread : live()) {
            if (isNew(thread)) {
                thread.join(left.isEmpty() ? PATIENCE.toMillis() : 1);
                if (thread.isAlive()) {
                    left.add(thread);
                }
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError("left behind " + left.size() + " thread(s):\n"
                    + left.stream().map(ThreadsExtension::describe).collect(Collectors.joining("\n")));
        }
    }

    private boolean isNew(Thread thread) {
        return thread != Thread.currentThread()
                && !before.contains(thread)
                && allowed.stream().noneMatch(prefix -> thread.getName().startsWith(prefix));
    }

    private static Set<Thread> live() {
        return Thread.getAllStackTraces().keySet();
    }

    private static String describe(Thread thread) {
        return thread
                + Arrays.stream(thread.getStackTrace())
                        .limit(8)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }
}
