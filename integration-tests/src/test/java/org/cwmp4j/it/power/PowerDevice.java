package org.cwmp4j.it.power;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.DeviceControl;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.state.FileStateStore;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;

/** A device in a process that will be killed. Whatever it has is in its directory. */
final class PowerDevice {
    private static final DataModel MODEL = BaseModel.device()
            .addAll(DataModelText.readFragment("""
                    .Power.One.
                      A string size=:32 rw default=factory
                    .Power.Two.
                      A string size=:32 rw default=factory
                    .Power.
                      C string size=:32 rw default=factory
                      Watched string size=:32 rw default=factory
                    """, "Device."))
            .build();

    private final CpeRuntime runtime;
    private final Executor pool;
    private final Scenario scenario;
    private final Cut cut;
    private final Path directory;
    private final String serial;
    private final String acs;
    private final boolean exits;
    private final AtomicInteger records = new AtomicInteger();
    private final FileProvider one;
    private final FileProvider two;
    private final DeviceFiles files;
    private CpeAgent agent;

    PowerDevice(
            CpeRuntime runtime,
            Executor pool,
            Scenario scenario,
            Cut cut,
            Path all,
            String serial,
            String... arguments) {
        this.runtime = runtime;
        this.pool = pool;
        this.scenario = scenario;
        this.cut = cut;
        this.directory = all.resolve(serial);
        this.serial = serial;
        this.acs = arguments[1];
        this.exits = arguments.length > 2;
        this.one = new FileProvider(directory.resolve("one"));
        this.two = new FileProvider(directory.resolve("two"));
        this.files = new DeviceFiles(directory);
    }

    void powerUp() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.boot();
        Path journal = directory.resolve("state");
        CutStore store = new CutStore(serial, FileStateStore.at(journal).build(pool), journal, cut, records);
        agent = CpeAgent.builder(runtime, DeviceInfo.of(new DeviceId("Example", "00D09E", "Power", serial)), store)
                .acs(acs)
                .model(MODEL)
                .settings(s -> s.periodicInformEnable(false))
                .tree(t -> t.provider("Device.Power.One.", one).provider("Device.Power.Two.", two))
                .transfers(files.settings(new FileServer(directory.resolve("uploaded"), pool)))
                .control(new Control())
                .observer(new Watch())
                .build();
        agent.startCause().thenAccept(cause -> PowerDevices.say("START " + serial + " 0 " + cause));
        CompletableFuture<Void> unused = agent.start().exceptionally(failure -> {
            PowerDevices.say("FAIL " + serial + " 0 " + failure);
            return null;
        });
    }

    /** What happens at the device itself: the watched value is another one. */
    private void change(ParameterTree tree) {
        CompletionStage<Void> unused = tree.read(List.of(Scenario.WATCHED)).thenAccept(values -> {
            if (!Scenario.NEW.equals(values.get(Scenario.WATCHED))) {
                CompletionStage<Void> set = tree.set(Writer.DEVICE, Map.of(Scenario.WATCHED, Scenario.NEW));
            }
        });
    }

    private final class Watch implements CpeObserver {
        @Override
        public void sessionEnded(SessionInfo session, SessionResult result) {
            PowerDevices.say("END " + serial + " 0 " + result.end() + " " + result.detail());
            if (scenario == Scenario.VALUE_CHANGE && result.end().isSuccess()) {
                agent.tree().thenAccept(PowerDevice.this::change);
            }
        }

        @Override
        public void retryScheduled(long retryCount, Duration wait) {
            PowerDevices.say("RETRY " + serial + " " + retryCount + " " + wait);
        }
    }

    private final class Control implements DeviceControl {
        /** The agent goes, another one comes; what the process was is gone but for the directory. */
        @Override
        public CompletionStage<Void> reboot() {
            Runnable next = exits ? () -> System.exit(PowerDevices.REBOOT) : PowerDevice.this::powerUp;
            CompletableFuture<Void> unused = agent.close().thenRunAsync(next, pool);
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> factoryReset() {
            one.reset();
            two.reset();
            return CompletableFuture.completedStage(null);
        }
    }
}
