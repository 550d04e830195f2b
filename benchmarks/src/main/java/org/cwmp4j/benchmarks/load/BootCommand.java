package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.RandomSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A neighbourhood after a power cut: all devices boot at once. */
@Command(
        name = "boot",
        mixinStandardHelpOptions = true,
        description =
                "Many BOOT Informs at once against a server in another process. A device that is refused comes again "
                        + "when the server's Retry-After says, one that cannot connect after 5 to 10 s. Exit status 0 only if every device "
                        + "ended with a finished session.")
public final class BootCommand implements Callable<Integer> {
    @Option(names = "--devices", defaultValue = "10000", description = "How many (default: ${DEFAULT-VALUE}).")
    private int devices;

    @Option(names = "--heap", defaultValue = "256m", description = "Of the server's JVM (default: ${DEFAULT-VALUE}).")
    private String heap = "256m";

    @Option(
            names = "--limit",
            defaultValue = "900",
            description = "Seconds to give up after (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Child child = Child.start(ServerProgram.jvm(heap), ServerProgram.class, List.of(ServerProgram.OURS));
                NettyLoops loops = NettyLoops.start(2, "devices")) {
            InetSocketAddress server =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) child.await("port"));
            HttpConnector connector =
                    new HttpConnector(loops, loops.scheduler(), HttpClientSettings.DEFAULT, WireLog.off());
            CountDownLatch finished = new CountDownLatch(devices);
            BootingDevice.Counts counts = new BootingDevice.Counts();
            long start = System.nanoTime();
            for (int i = 0; i < devices; i++) {
                LoadDevice device = new LoadDevice(connector, server, null, false, Informs.boot(i));
                new BootingDevice(device, loops.scheduler(), RandomSource.system(), counts, finished::countDown).boot();
            }
            boolean all = finished.await(limit, TimeUnit.SECONDS);
            report(child, counts, (System.nanoTime() - start) / 1e9, finished.getCount());
            return all ? 0 : 1;
        }
    }

    private void report(Child child, BootingDevice.Counts counts, double seconds, long missing) throws IOException {
        System.out.println(
                "| devices | finished | answered 503 | failed exchanges | time | server's CPU | server's peak memory |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %d | %.1f s | %.1f s | %d MB of it heap at most %s |%n",
                devices,
                devices - missing,
                counts.refused.get(),
                counts.failed.get(),
                seconds,
                child.ask("cpu") / 1e9,
                child.ask("peak") / 1024,
                heap);
        counts.others.forEach((what, often) -> System.out.println("# " + often + " x " + what));
    }
}
