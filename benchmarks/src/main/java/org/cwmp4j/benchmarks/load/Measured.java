package org.cwmp4j.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The child's end of a measurement: answers questions about its own process on standard input until that ends. */
final class Measured {
    private Measured() {}

    static void answerQuestions() throws IOException {
        answerQuestions(Map.of());
    }

    /** The same, with questions of the program's own. */
    static void answerQuestions(Map<String, LongSupplier> own) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String question;
        while ((question = in.readLine()) != null) {
            LongSupplier answer = own.get(question);
            System.out.println(question + " " + (answer == null ? answer(question) : answer.getAsLong()));
            System.out.flush();
        }
    }

    private static long answer(String question) throws IOException {
        return switch (question) {
            case "cpu" -> cpuNanos();
            case "compiled" -> compilerNanos();
            case "heap" -> heapAfterCollection();
            case "rss" -> kilobytes("VmRSS:");
            case "peak" -> kilobytes("VmHWM:");
            default -> throw new IllegalArgumentException(question);
        };
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long compilerNanos() {
        return TimeUnit.MILLISECONDS.toNanos(
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }

    /** Bytes in use after the collector has run a few times. */
    private static long heapAfterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** As Linux counts it, in KB; -1 on other systems. */
    private static long kilobytes(String field) throws IOException {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.isReadable(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).strip().toLowerCase(Locale.ROOT))
                .mapToLong(text -> Long.parseLong(text.substring(0, text.indexOf(' '))))
                .findFirst()
                .orElse(-1);
    }
}
