package org.cwmp4j.it.power;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.http.netty.NettyLoops;

/**
 * A process with devices, each with its own directory: {@code PowerDevices <directory> <ACS> [exit]}. Reads from standard input the lines
 * {@code <scenario> <how> <record> <serial>}, each of which powers a device up; says on standard output what {@link CutStore} has to say.
 * With {@code exit} a device that restarts ends the process.
 */
final class PowerDevices {
    /** The exit status of a process whose only device restarts. */
    static final int REBOOT = 3;

    private PowerDevices() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        NettyLoops loops = NettyLoops.start(1, "power");
        ExecutorService pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "power-worker");
            thread.setDaemon(true);
            return thread;
        });
        CpeRuntime runtime = CpeRuntime.builder(new HttpAcsTransport(loops), loops.time(), pool)
                .build();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            String[] words = line.split(" ");
            Cut cut = new Cut(Cut.How.valueOf(words[1]), Integer.parseInt(words[2]));
            new PowerDevice(runtime, pool, Scenario.valueOf(words[0]), cut, directory, words[3], arguments).powerUp();
        }
        System.exit(0); // whoever started this process is gone
    }

    /** One line, at once: what comes after it happens after it was said. */
    static void say(String line) {
        synchronized (PowerDevices.class) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
