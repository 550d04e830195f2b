package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.cpe.session.SessionEnd;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an agent's process costs. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description =
                "A device agent's process with -Xmx32m and the serial collector: milliseconds from the JVM's start to the "
                        + "end of the first session, and resident memory then; with and without an archive of classes (AppCDS).")
public final class AgentCommand implements Callable<Integer> {
    private static final List<String> SMALL = List.of("-Xmx32m", "-XX:+UseSerialGC", "-Xshare:auto");

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Starts of each kind, in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    private record Start(double millis, double megabytes) {}

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("cwmp4j-agent");
        try (AcsServer server = AcsServer.builder()
                .listen(ListenerOptions.http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.admit())
                .build()) {
            server.start().join();
            measure("http://127.0.0.1:" + server.addresses().get(0).getPort() + "/acs", directory);
        } finally {
            delete(directory);
        }
        return 0;
    }

    private void measure(String url, Path directory) throws IOException {
        Path archive = directory.resolve("agent.jsa");
        start(with("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"), url, directory);
        List<Start> plain = new ArrayList<>();
        List<Start> archived = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            plain.add(start(SMALL, url, directory));
            archived.add(start(with("-XX:SharedArchiveFile=" + archive), url, directory));
        }
        System.out.println("| agent | first session ended after | resident |");
        System.out.println("|---|---:|---:|");
        print("plain", plain);
        print("with AppCDS", archived);
    }

    private static List<String> with(String... more) {
        List<String> options = new ArrayList<>(SMALL);
        options.addAll(List.of(more));
        return options;
    }

    private static Start start(List<String> options, String url, Path directory) throws IOException {
        Path journal = directory.resolve("journal");
        Files.deleteIfExists(journal);
        try (Child child = Child.start(options, AgentProgram.class, List.of(url, journal.toString()))) {
            long millis = child.await(SessionEnd.COMPLETED.name());
            return new Start(millis, child.ask("rss") / 1024.0);
        }
    }

    private static void print(String name, List<Start> starts) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f MB |%n",
                name,
                Figures.median(starts.stream().map(Start::millis).toList()),
                Figures.median(starts.stream().map(Start::megabytes).toList()));
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
