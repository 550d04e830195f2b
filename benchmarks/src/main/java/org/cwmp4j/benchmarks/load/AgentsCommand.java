package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What many device agents in one process cost, against a server in another, over TCP. */
@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        description =
                "Many agents of one runtime against one ACS in another process: heap of an idle agent, sessions per "
                        + "second, and processor time of a session at either end.")
public final class AgentsCommand implements Callable<Integer> {
    @Option(names = "--agents", defaultValue = "1000", description = "How many agents (default: ${DEFAULT-VALUE}).")
    private int agents;

    @Option(
            names = "--warmup",
            defaultValue = "20",
            description = "Seconds of sessions before those that count (default: ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "Seconds of sessions that count (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("cwmp4j-agents");
        try (Child server = Child.start(ServerProgram.jvm("512m"), ServerProgram.class, List.of(ServerProgram.OURS))) {
            String url = "http://127.0.0.1:" + server.await("port") + "/acs";
            List<String> arguments = List.of(url, Integer.toString(agents), directory.toString());
            try (Child devices = Child.start(ServerProgram.jvm("512m"), AgentsProgram.class, arguments)) {
                devices.await("ready");
                measure(server, devices);
            }
        } finally {
            AgentCommand.delete(directory);
        }
        return 0;
    }

    private void measure(Child server, Child devices) throws IOException, InterruptedException {
        long one = devices.ask("heap");
        devices.ask("agents");
        devices.ask("work");
        Thread.sleep(warmup * 1000L);
        long sessions = devices.ask("sessions");
        long cpu = devices.ask("cpu");
        long serverCpu = server.ask("cpu");
        long began = System.nanoTime();
        Thread.sleep(seconds * 1000L);
        double counted = devices.ask("sessions") - sessions;
        double time = (System.nanoTime() - began) / 1e9;
        cpu = devices.ask("cpu") - cpu;
        serverCpu = server.ask("cpu") - serverCpu;
        devices.ask("rest");
        double heap = (devices.ask("heap") - one) / (agents - 1.0);
        System.out.println("| agents | heap of an idle agent | sessions per second | device CPU a session |"
                + " server CPU a session | failed sessions |");
        System.out.println("|---:|---:|---:|---:|---:|---:|");
        System.out.printf(
                Locale.ROOT,
                "| %d | %.1f KB | %.0f | %.2f ms | %.2f ms | %d |%n",
                agents,
                heap / 1024,
                counted / time,
                cpu / counted / 1e6,
                serverCpu / counted / 1e6,
                devices.ask("failures"));
    }
}
