package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.time.WallClock;
import org.cwmp4j.testkit.pki.TestPki;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many sessions a server ends in a second of processor time, beside a bare server, in turns. */
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        description =
                "Sessions (Inform, empty POST, 204) for each second of the server's processor time, beside a bare Netty "
                        + "server that answers fixed bytes; new connections and kept ones, plain and TLS with ECDSA.")
public final class SessionsCommand implements Callable<Integer> {
    private static final int WINDOW = 5;
    private static final int MOST = 3;
    private static final double COMPILING = 0.1;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds, servers in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warmup",
            defaultValue = "40",
            description =
                    "Seconds before measuring, and up to three times that while the server's compiler takes more than "
                            + "a tenth of its time (default: ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(names = "--seconds", defaultValue = "10", description = "Seconds of measuring (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--devices", defaultValue = "32", description = "Devices at a time (default: ${DEFAULT-VALUE}).")
    private int devices;

    @Option(names = "--way", split = ",", description = "Only these: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Way> ways = List.of(Way.values());

    @Option(names = "--handler", description = "With a handler, whose code runs on the application's executor.")
    private boolean handler;

    private final TestPki pki = TestPki.create();
    private final Map<Key, List<Double>> results = new LinkedHashMap<>();

    private enum Way {
        PLAIN_KEPT("plain, kept connection", false, true),
        PLAIN_NEW("plain, new connection each session", false, false),
        TLS_KEPT("TLS, kept connection", true, true),
        TLS_NEW("TLS, new connection and full handshake each session", true, false);

        private final String text;
        private final boolean secure;
        private final boolean kept;

        Way(String text, boolean secure, boolean kept) {
            this.text = text;
            this.secure = secure;
            this.kept = kept;
        }
    }

    private record Key(Way way, String server) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path identity = Files.createTempFile("cwmp4j-server", ".p12");
        try {
            Files.write(identity, pki.localhost().pkcs12(ServerProgram.PASSWORD));
            for (int round = 1; round <= rounds; round++) {
                for (Way way : ways) {
                    for (String server : List.of(ours(), ServerProgram.BARE)) {
                        double rate = measure(way, server, identity);
                        System.out.printf(
                                Locale.ROOT, "# round %d of %d: %s, %s: %.0f%n", round, rounds, way.text, server, rate);
                        results.computeIfAbsent(new Key(way, server), k -> new ArrayList<>())
                                .add(rate);
                    }
                }
            }
        } finally {
            Files.delete(identity);
        }
        print();
        return 0;
    }

    private String ours() {
        return handler ? ServerProgram.HANDLED : ServerProgram.OURS;
    }

    private double measure(Way way, String server, Path identity) throws IOException, InterruptedException {
        List<String> arguments = way.secure ? List.of(server, identity.toString()) : List.of(server);
        try (Child child = Child.start(ServerProgram.jvm("512m"), ServerProgram.class, arguments);
                NettyLoops loops = NettyLoops.start(2, "devices")) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) child.await("port"));
            Fleet fleet = Fleet.start(devices(loops, address, way));
            warmUp(fleet, child);
            double rate = rate(fleet, child, seconds);
            fleet.stop();
            return rate;
        }
    }

    /** Until the server's compiler is done with what matters, which takes the larger server longer; but not for ever. */
    private void warmUp(Fleet fleet, Child child) throws IOException, InterruptedException {
        int window = Math.min(warmup, WINDOW);
        int spent = 0;
        boolean compiling = true;
        while (spent < warmup || (spent < MOST * warmup && compiling)) {
            long compiled = child.ask("compiled");
            long cpu = child.ask("cpu");
            fleet.work(Duration.ofSeconds(window));
            compiling = child.ask("compiled") - compiled > COMPILING * (child.ask("cpu") - cpu);
            spent += window;
        }
        System.out.printf(Locale.ROOT, "# warm after %d s%n", spent);
    }

    private static double rate(Fleet fleet, Child child, int seconds) throws IOException, InterruptedException {
        long sessions = fleet.sessions();
        long cpu = child.ask("cpu");
        fleet.work(Duration.ofSeconds(seconds));
        sessions = fleet.sessions() - sessions;
        cpu = child.ask("cpu") - cpu;
        return sessions / (cpu / 1e9);
    }

    private List<LoadDevice> devices(NettyLoops loops, InetSocketAddress server, Way way) {
        HttpConnector connector =
                new HttpConnector(loops, loops.scheduler(), HttpClientSettings.DEFAULT, WireLog.off());
        List<LoadDevice> fleet = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            Supplier<TlsClient> tls = way.secure ? this::tls : null;
            fleet.add(new LoadDevice(connector, server, tls, way.kept, Informs.periodic(i)));
        }
        return fleet;
    }

    private TlsClient tls() {
        return new TlsClient(TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, WallClock.system());
    }

    private void print() {
        System.out.println("| way | cwmp4j | bare Netty | ratio |");
        System.out.println("|---|---:|---:|---:|");
        for (Way way : ways) {
            double ours = Figures.median(results.getOrDefault(new Key(way, ours()), List.of()));
            double bare = Figures.median(results.getOrDefault(new Key(way, ServerProgram.BARE), List.of()));
            System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.2f |%n", way.text, ours, bare, ours / bare);
        }
    }
}
