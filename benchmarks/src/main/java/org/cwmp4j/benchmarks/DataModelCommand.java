package org.cwmp4j.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cwmp4j.datamodel.CompiledModel;
import org.cwmp4j.datamodel.CompilerSettings;
import org.cwmp4j.datamodel.DataModelCompiler;
import org.cwmp4j.datamodel.DirectorySource;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What it costs to load a data model. */
@Command(
        name = "datamodel",
        mixinStandardHelpOptions = true,
        description =
                "A data model out of the Broadband Forum's XML, and out of the text form that it is compiled into: the first "
                        + "load in this JVM and the median of further ones, what one allocates, and what the definitions keep of the heap.")
final class DataModelCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1024 * 1024;
    private static final double MILLION = 1e6;

    @Parameters(paramLabel = "FILE", description = "The document that defines the model, beside those that it imports.")
    private Path file = Path.of("");

    @Option(names = "--model", required = true, description = "Such as Device:2.19.")
    private String model = "";

    @Option(names = "--rounds", defaultValue = "20", description = "Further loads (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() {
        DirectorySource source = new DirectorySource(file.toAbsolutePath().resolveSibling(""));
        DataModelCompiler compiler = new DataModelCompiler(source, CompilerSettings.DEFAULT.withTolerant(true));
        String name = String.valueOf(file.getFileName());
        String text = first(compiler, name);
        System.out.println("| out of | median ms | MB allocated |");
        System.out.println("|---|---|---|");
        measure("XML", () -> compiler.compile(name, model).definitions());
        measure("text of " + text.length() / 1024 + " KB", () -> DataModelText.read(text));
        // Once for nothing: the first time the collector still finds what was left of the loads before
        keptMegabytes(text);
        System.out.println(String.format(Locale.ROOT, "The definitions keep %.1f MB.", keptMegabytes(text)));
        return 0;
    }

    /** In a method of its own, so that nothing of it is on the heap any more when that is measured. */
    private String first(DataModelCompiler compiler, String name) {
        long start = System.nanoTime();
        CompiledModel compiled = compiler.compile(name, model);
        double millis = (System.nanoTime() - start) / MILLION;
        long missing = compiled.findings().stream()
                .filter(finding -> finding.message().contains("is missing"))
                .count();
        System.out.println(model + ": " + compiled.definitions().definitions().size() + " definitions, " + missing
                + " imports missing; first load " + Math.round(millis) + " ms");
        return DataModelText.write(compiled.definitions());
    }

    private void measure(String what, Supplier<DataModel> load) {
        double[] millis = new double[rounds];
        double[] allocated = new double[rounds];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < rounds; i++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            DataModel loaded = load.get();
            millis[i] = (System.nanoTime() - start) / MILLION;
            allocated[i] = (threads.getCurrentThreadAllocatedBytes() - bytes) / MEGABYTE;
            if (loaded.definitions().isEmpty()) {
                throw new IllegalStateException("nothing was loaded");
            }
        }
        System.out.println(String.format(Locale.ROOT, "| %s | %.0f | %.0f |", what, median(millis), median(allocated)));
    }

    /** What the definitions keep of the heap; they are the same whatever they were read from. */
    private static double keptMegabytes(String text) {
        long before = heap();
        DataModel kept = DataModelText.read(text);
        double megabytes = (heap() - before) / MEGABYTE;
        if (kept.definitions().isEmpty()) {
            throw new IllegalStateException("nothing was loaded");
        }
        return megabytes;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Bytes in use after the collector has run a few times. */
    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
