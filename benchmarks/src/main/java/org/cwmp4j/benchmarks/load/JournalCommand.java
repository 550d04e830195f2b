package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.state.JournalMetrics;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.Download;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What sessions write to the flash of a device. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description =
                "What a device's journal is given to write: records, bytes and forced writes of each kind of session.")
public final class JournalCommand implements Callable<Integer> {
    @Option(names = "--rounds", defaultValue = "20", description = "Sessions of each kind (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("cwmp4j-journal");
        try (JournalDevice device = new JournalDevice(directory)) {
            System.out.println("| session | records | bytes appended | forced writes |");
            System.out.println("|---|---:|---:|---:|");
            measure("first contact", device, 1, i -> device.start());
            measure("nothing to tell, as a plain periodic one", device, rounds, i -> device.inform());
            measure("20 values read", device, rounds, i -> {
                device.next(JournalDevice.read());
                device.inform();
            });
            measure("10 values set", device, rounds, i -> {
                device.next(JournalDevice.write(i));
                device.inform();
            });
            device.next(JournalDevice.watch());
            device.inform();
            measure("a value that changed, with the change", device, rounds, i -> {
                device.agent().tree().join().set(Writer.DEVICE, Map.of(JournalDevice.CODE, "changed " + i));
                device.awaitSession();
            });
            measure("a download and its completion, two sessions", device, rounds, i -> {
                device.next(Download.builder(FileType.VENDOR_CONFIGURATION_FILE, "http://files.example/configuration")
                        .commandKey("download " + i)
                        .build());
                device.inform();
                device.awaitSession();
            });
            JournalMetrics all = device.metrics();
            System.out.printf(
                    Locale.ROOT,
                    "In all %d bytes appended; rewritten %d times with %d bytes; the file has %d bytes.%n",
                    all.bytesAppended(),
                    all.compactions(),
                    all.bytesRewritten(),
                    all.size());
        } finally {
            AgentCommand.delete(directory);
        }
        return 0;
    }

    /** A session or several. */
    private interface Sessions {
        void run(int round) throws InterruptedException;
    }

    private static void measure(String what, JournalDevice device, int rounds, Sessions sessions)
            throws InterruptedException {
        JournalMetrics before = device.metrics();
        for (int i = 0; i < rounds; i++) {
            sessions.run(i);
        }
        JournalMetrics after = device.metrics();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %.1f |%n",
                what,
                (after.batches() - before.batches()) / (double) rounds,
                (after.bytesAppended() - before.bytesAppended()) / (double) rounds,
                (after.forces() - before.forces()) / (double) rounds);
    }
}
