package org.cwmp4j.it.power;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.BlockingDeviceSession;
import org.cwmp4j.acs.DeviceSession;
import org.cwmp4j.acs.InformDecision;
import org.cwmp4j.acs.InformRequest;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.GetAllQueuedTransfers;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.Upload;

/** The ACS of all devices: goes on with each where the device says it stands, and remembers what it saw. */
final class PowerAcs implements AcsHandler, AutoCloseable {
    private static final List<String> ALL = List.of(Scenario.ONE, Scenario.TWO, Scenario.THREE, Scenario.KEY);

    private final Path devices;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Dossier> dossiers = new ConcurrentHashMap<>();
    private final AcsServer server = AcsServer.builder()
            .listen(ListenerOptions.http(new InetSocketAddress("127.0.0.1", 0)))
            .executor(workers)
            .authentication(AuthenticationPolicy.none())
            .unknownDevices(UnknownDevicePolicy.admit())
            .identityPolicy((id, identity, certificates) -> Optional.of(new DeviceKey(id.serialNumber())))
            .handler(this)
            .build();

    /** @param devices their directories */
    PowerAcs(Path devices) throws Exception {
        this.devices = devices;
        server.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.addresses().get(0).getPort() + "/acs");
    }

    Dossier dossier(String serial) {
        return dossiers.computeIfAbsent(serial, Dossier::new);
    }

    @Override
    public CompletionStage<InformDecision> onInform(InformRequest request) {
        dossier(request.inform().deviceId().serialNumber()).inform(request.inform());
        return CompletableFuture.completedFuture(InformDecision.accept());
    }

    @Override
    public CompletionStage<?> onSession(DeviceSession session) {
        Dossier dossier = dossier(session.inform().deviceId().serialNumber());
        try {
            if (work(session.blocking(), dossier)) {
                dossier.satisfied();
            }
        } catch (CwmpException e) {
            dossier.achieved("session broke: " + e.getMessage());
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Whether nothing is left to wish for. */
    private static boolean work(BlockingDeviceSession session, Dossier dossier) {
        return switch (dossier.scenario) {
            case BOOTSTRAP -> true;
            case VALUE_CHANGE -> watch(session, dossier);
            case SET -> set(session, dossier);
            case RESET -> reset(session, dossier);
            case REBOOT -> reboot(session, dossier);
            case DOWNLOAD -> transfer(session, dossier, "M Download", download(dossier.serial));
            case UPLOAD -> transfer(session, dossier, "M Upload", upload(dossier.serial));
            case SCHEDULED -> transfer(session, dossier, "M ScheduleDownload", schedule(dossier.serial));
        };
    }

    private static boolean watch(BlockingDeviceSession session, Dossier dossier) {
        if (!dossier.has("change")) {
            session.call(new SetParameterAttributes(
                    List.of(new SetParameterAttributesStruct(Scenario.WATCHED, true, 2, false, List.of()))));
        }
        return dossier.has("change");
    }

    private static boolean set(BlockingDeviceSession session, Dossier dossier) {
        if (!values(session, dossier)) {
            session.call(new SetParameterValues(
                    List.of(
                            ParameterValue.of(Scenario.ONE, Scenario.NEW),
                            ParameterValue.of(Scenario.TWO, Scenario.NEW),
                            ParameterValue.of(Scenario.THREE, Scenario.NEW)),
                    Scenario.NEW_KEY));
            return values(session, dossier);
        }
        return true;
    }

    private static boolean reset(BlockingDeviceSession session, Dossier dossier) {
        boolean set = values(session, dossier);
        if (dossier.has("reset")) {
            return true;
        }
        if (!set) {
            set(session, dossier);
        }
        dossier.achieved("reset answered"); // or not, if the power goes at this very moment
        session.call(new FactoryReset());
        return false;
    }

    private static boolean reboot(BlockingDeviceSession session, Dossier dossier) {
        String event = "M Reboot (" + dossier.serial + ")";
        if (!dossier.has(event) && !dossier.has("reboot answered")) {
            session.call(new Reboot(dossier.serial));
            dossier.achieved("reboot answered");
        }
        return dossier.has(event);
    }

    /** Calls for a transfer, unless the device has it already; its end is told by {@link #onTransferComplete}. */
    private static boolean transfer(BlockingDeviceSession session, Dossier dossier, String event, CpeMethod<?> method) {
        boolean known = dossier.has("transfer answered") || dossier.has(event + " (" + dossier.serial + ")");
        if (!known && !isQueued(session) && !dossier.has("complete")) { // which may have come meanwhile
            session.call(method);
            dossier.achieved("transfer answered");
        }
        return dossier.has("complete");
    }

    private static boolean isQueued(BlockingDeviceSession session) {
        return !session.call(new GetAllQueuedTransfers()).transferList().isEmpty();
    }

    private static Download download(String key) {
        return Download.builder(FileType.FIRMWARE_UPGRADE_IMAGE, "http://files.example/image")
                .commandKey(key)
                .build();
    }

    private static Upload upload(String key) {
        return Upload.builder(FileType.UPLOAD_VENDOR_CONFIGURATION_FILE, "http://files.example/log")
                .commandKey(key)
                .build();
    }

    private static ScheduleDownload schedule(String key) {
        TimeWindowStruct window = new TimeWindowStruct(1, 3600, TimeWindowStruct.AT_ANY_TIME, "", 0);
        return new ScheduleDownload(
                key,
                FileType.VENDOR_CONFIGURATION_FILE,
                "http://files.example/configuration",
                "",
                "",
                0,
                "",
                List.of(window));
    }

    @Override
    public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
        Dossier dossier = dossier(session.inform().deviceId().serialNumber());
        DeviceFiles files = new DeviceFiles(devices.resolve(dossier.serial));
        dossier.complete(
                message,
                switch (dossier.scenario) {
                    case DOWNLOAD -> files.read(DeviceFiles.FIRMWARE).equals(FileServer.CONTENT);
                    case SCHEDULED -> files.read(DeviceFiles.CONFIGURATION).equals(FileServer.CONTENT);
                    default -> files.read("uploaded").startsWith(FileServer.CONTENT);
                });
        dossier.satisfied();
        return CompletableFuture.completedFuture(null);
    }

    private static boolean values(BlockingDeviceSession session, Dossier dossier) {
        return dossier.values(session.call(new GetParameterValues(ALL)).parameterList());
    }

    @Override
    public void close() throws Exception {
        server.closeAsync().toCompletableFuture().get(60, TimeUnit.SECONDS);
        workers.shutdownNow();
    }
}
