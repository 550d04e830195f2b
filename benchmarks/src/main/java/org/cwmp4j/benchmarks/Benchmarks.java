package org.cwmp4j.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the whole comparison: three rounds, in each a fork of its own for every contestant, message and way, so that a machine that
 * grows slower or faster meets all alike; prints the table for the README.
 */
public final class Benchmarks {
    private static final String USAGE =
            "usage: benchmarks [--rounds N] [--seconds N] [--only CONTESTANT,...] [--way decode|encode]";

    private final int rounds;
    private final int seconds;
    private final List<String> contestants;
    private final List<String> ways;

    private Benchmarks(int rounds, int seconds, List<String> contestants, List<String> ways) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.contestants = contestants;
        this.ways = ways;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws RunnerException {
        int rounds = 3;
        int seconds = 1;
        List<String> contestants = Contestant.NAMES;
        List<String> ways = List.of("decode", "encode");
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--rounds" -> rounds = Integer.parseInt(args[i + 1]);
                case "--seconds" -> seconds = Integer.parseInt(args[i + 1]);
                case "--only" -> contestants = List.of(args[i + 1].split(","));
                case "--way" -> ways = List.of(args[i + 1]);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException(USAGE);
        }
        new Benchmarks(rounds, seconds, contestants, ways).run(System.out);
    }

    private void run(PrintStream out) throws RunnerException {
        Table table = new Table();
        for (int round = 1; round <= rounds; round++) {
            for (String method : ways) {
                for (Fixture fixture : Fixture.values()) {
                    for (String contestant : contestants) {
                        RunResult result = measure(method, fixture, contestant);
                        table.add(method, fixture, contestant, result);
                        out.printf("# round %d of %d: %s %s %s%n", round, rounds, method, fixture, contestant);
                    }
                }
            }
        }
        table.lines().forEach(out::println);
    }

    private RunResult measure(String method, Fixture fixture, String contestant) throws RunnerException {
        return new ArrayList<>(new Runner(options(method, fixture, contestant, seconds)).run()).get(0);
    }

    /** One fork. */
    static Options options(String method, Fixture fixture, String contestant, int seconds) {
        return new OptionsBuilder()
                .include(CodecBenchmark.class.getSimpleName() + "\\." + method + "$")
                .param("contestant", contestant)
                .param("message", fixture.name())
                .forks(1)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(seconds))
                .addProfiler(ThreadCpuProfiler.class)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }
}
