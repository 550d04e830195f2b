package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.NettyLoops;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a session costs in heap while its device is silent, beside a bare connection. */
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description = "Heap of a session whose device has sent its Inform and is silent since, beside the heap of a "
                + "connection to a bare Netty server that has answered one request.")
public final class ParkedCommand implements Callable<Integer> {
    private static final int WARM = 200;

    @Option(
            names = "--sessions",
            defaultValue = "4000",
            description = "How many are parked (default: ${DEFAULT-VALUE}).")
    private int sessions;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds, servers in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(measure(ServerProgram.OURS));
            bare.add(measure(ServerProgram.BARE));
        }
        double session = Figures.median(ours);
        double connection = Figures.median(bare);
        System.out.println("| a parked session | a bare connection | ratio |");
        System.out.println("|---:|---:|---:|");
        System.out.printf(
                Locale.ROOT, "| %.1f KB | %.1f KB | %.2f |%n", session / 1024, connection / 1024, session / connection);
        return 0;
    }

    private double measure(String server) throws IOException {
        try (Child child = Child.start(ServerProgram.jvm("512m"), ServerProgram.class, List.of(server));
                NettyLoops loops = NettyLoops.start(2, "devices")) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) child.await("port"));
            HttpConnector connector =
                    new HttpConnector(loops, loops.scheduler(), HttpClientSettings.DEFAULT, WireLog.off());
            park(connector, address, 0, WARM);
            long before = child.ask("heap");
            park(connector, address, WARM, sessions);
            return (child.ask("heap") - before) / (double) sessions;
        }
    }

    private static void park(HttpConnector connector, InetSocketAddress address, int first, int count) {
        for (int i = first; i < first + count; i++) {
            LoadDevice device = new LoadDevice(connector, address, null, true, Informs.periodic(i));
            HttpAnswer answer = device.begin().toCompletableFuture().join();
            if (answer.status() != 200) {
                throw new IllegalStateException("the Inform of device " + i + " was answered " + answer);
            }
        }
    }
}
