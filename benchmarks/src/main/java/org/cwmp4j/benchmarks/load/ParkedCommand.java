package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.NettyLoops;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a session costs in heap while its device is silent, beside a bare connection: the difference that the end of all of them makes, so
 * that what a server remembers of its devices does not count.
 */
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description = "Heap of a session whose device has sent its Inform and is silent since, beside the heap of a "
                + "connection to a bare Netty server that has answered one request.")
public final class ParkedCommand implements Callable<Integer> {
    /** The server remembers for ten seconds that a session has ended. */
    private static final int FAREWELL_MILLIS = 12_000;

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
    public Integer call() throws IOException, InterruptedException {
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

    private double measure(String server) throws IOException, InterruptedException {
        try (Child child = Child.start(ServerProgram.jvm("512m"), ServerProgram.class, List.of(server));
                NettyLoops loops = NettyLoops.start(2, "devices")) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) child.await("port"));
            HttpConnector connector =
                    new HttpConnector(loops, loops.scheduler(), HttpClientSettings.DEFAULT, WireLog.off());
            List<LoadDevice> devices = park(connector, address);
            long parked = child.ask("heap");
            devices.forEach(ParkedCommand::end);
            Thread.sleep(FAREWELL_MILLIS);
            return (parked - child.ask("heap")) / (double) sessions;
        }
    }

    private List<LoadDevice> park(HttpConnector connector, InetSocketAddress address) {
        List<LoadDevice> devices = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            LoadDevice device = new LoadDevice(connector, address, null, false, Informs.periodic(i));
            expect(200, device.begin());
            devices.add(device);
        }
        return devices;
    }

    private static void end(LoadDevice device) {
        expect(204, device.end());
    }

    private static void expect(int status, CompletionStage<HttpAnswer> answer) {
        HttpAnswer came = answer.toCompletableFuture().join();
        if (came.status() != status) {
            throw new IllegalStateException("expected " + status + ", got " + came);
        }
    }
}
