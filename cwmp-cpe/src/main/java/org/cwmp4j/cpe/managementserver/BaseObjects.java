package org.cwmp4j.cpe.managementserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.parameter.ParameterTreeBuilder;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.time.Ticker;

/**
 * Connects the objects that every device has with an agent: first {@link #configure} the tree's builder, then, with the tree
 * open, {@link #attach}.
 */
public final class BaseObjects {
    private static final StateSection<String> SEEN = new StateSection<>("device-info", 1, StateCodec.TEXT);
    private static final List<String> VERSIONS = List.of("SoftwareVersion", "HardwareVersion");

    /** Of a new device, where the models name no default. */
    private static final Map<String, String> POLICIES = Map.of(
            "AutonomousTransferCompletePolicy.TransferTypeFilter", "Both",
            "AutonomousTransferCompletePolicy.ResultTypeFilter", "Both");

    private final DeviceInfo info;
    private final ManagementServerSettings factory;
    private final Ticker ticker;
    private final long start;

    /**
     * @param info what the device says of itself
     * @param factory the settings of a new device: those of the ACS that it is to call first
     * @param ticker for UpTime, which counts from now
     */
    public BaseObjects(DeviceInfo info, ManagementServerSettings factory, Ticker ticker) {
        this.info = info;
        this.factory = factory;
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /**
     * Gives the builder values and providers for what its model has of these objects. Call once.
     *
     * @throws IllegalArgumentException if a value is none of its parameter, such as a retry interval out of range
     */
    public void configure(ParameterTreeBuilder builder) {
        String root = builder.model().root();
        new SettingsValues(root).text(factory).forEach((path, value) -> factoryValue(builder, path, value));
        deviceInfo(root).forEach((path, value) -> factoryValue(builder, path, value));
        POLICIES.forEach((name, value) -> factoryValue(builder, root + "ManagementServer." + name, value));
        String upTime = root + "DeviceInfo.UpTime";
        if (has(builder, upTime)) {
            builder.bind(upTime, () -> Long.toString(upTime().toSeconds()));
        }
        String url = root + "ManagementServer.URL";
        if (has(builder, url)) {
            builder.provider(url, new AcsUrlProvider());
        }
    }

    private Map<String, String> deviceInfo(String root) {
        String at = root + "DeviceInfo.";
        return Map.ofEntries(
                Map.entry(at + "Manufacturer", info.id().manufacturer()),
                Map.entry(at + "ManufacturerOUI", info.id().oui()),
                Map.entry(at + "ProductClass", info.id().productClass()),
                Map.entry(at + "SerialNumber", info.id().serialNumber()),
                Map.entry(at + "ModelName", info.modelName()),
                Map.entry(at + "Description", info.description()),
                Map.entry(at + "HardwareVersion", info.hardwareVersion()),
                Map.entry(at + "SoftwareVersion", info.softwareVersion()),
                Map.entry(at + "ProvisioningCode", info.provisioningCode()),
                Map.entry(at + "SpecVersion", "1.0"),
                Map.entry(root + "DeviceSummary", root + ":1.0[](Baseline:1)"),
                Map.entry(root + "RootDataModelVersion", "2.17"),
                Map.entry(root + "ManagementServer.HTTPCompressionSupported", "GZIP,Deflate"),
                Map.entry(root + "ManagementServer.SupportedConnReqMethods", "HTTP"));
    }

    private static void factoryValue(ParameterTreeBuilder builder, String path, String value) {
        if (has(builder, path)) {
            builder.factoryValue(path, value);
        }
    }

    private static boolean has(ParameterTreeBuilder builder, String path) {
        return builder.model().parameter(path).isPresent();
    }

    private Duration upTime() {
        return Duration.ofNanos(ticker.nanos() - start);
    }

    /**
     * Takes up the object in an open tree. A version that differs from the one at the last start is a change to report.
     *
     * @param serial the agent's executor; call this on it
     * @return completes there, when changes of versions are recorded
     */
    public CompletionStage<ManagementServer> attach(ParameterTree tree, DeviceState state, Executor serial) {
        SettingsValues values = new SettingsValues(tree.model().root());
        CompletionStage<Void> versions = reportVersions(tree, state);
        return versions.thenApplyAsync(
                reported -> new TreeManagementServer(tree, values, values.settings(tree)), serial);
    }

    private CompletionStage<Void> reportVersions(ParameterTree tree, DeviceState state) {
        List<StateRecord> news = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (String name : VERSIONS) {
            String path = tree.model().root() + "DeviceInfo." + name;
            String now = name.equals("SoftwareVersion") ? info.softwareVersion() : info.hardwareVersion();
            String seen = state.found(SEEN, name).orElse("");
            if (!seen.equals(now) && tree.model().parameter(path).isPresent()) {
                news.add(SEEN.put(name, now));
                if (!seen.isEmpty()) {
                    changed.add(path);
                }
            }
        }
        CompletionStage<Void> told =
                changed.isEmpty() ? CompletableFuture.completedStage(null) : tree.notifyChange(changed);
        return news.isEmpty() ? told : told.thenCompose(done -> state.record(new StateUpdate(news, () -> {})));
    }
}
