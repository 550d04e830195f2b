package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestPolicy;
import org.cwmp4j.cpe.discovery.DiscoverySettings;
import org.cwmp4j.cpe.discovery.DiscoverySource;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.BaseObjects;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.parameter.ParameterTreeBuilder;
import org.cwmp4j.cpe.state.DamagePolicy;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.cpe.transfer.internal.Transfers;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.jspecify.annotations.Nullable;

/** Puts an agent together; everything but the ACS's URL has a sane default. Not thread-safe. */
public final class CpeAgentBuilder {
    private final CpeRuntime runtime;
    private final DeviceInfo info;
    private final StateStore store;
    private final ManagementServerSettings.Builder settings = ManagementServerSettings.builder("");
    private DataModel model = Defaults.MODEL;
    private Consumer<ParameterTreeBuilder> tree = t -> {};
    private List<CwmpVersion> versions = List.of(CwmpVersion.values());
    private @Nullable Long sessionTimeout;
    private boolean strict;
    private CpeLimits limits = CpeLimits.DEFAULT;
    private ConnectionRequestPolicy connectionRequests = ConnectionRequestPolicy.DEFAULT;
    private @Nullable DeviceControl control;
    private final Map<String, Function<VendorMethod, CompletionStage<VendorMethodResponse>>> vendorMethods =
            new LinkedHashMap<>();
    private final List<Function<Engine, EngineTopic>> topics = new ArrayList<>();
    private @Nullable Function<Engine, EngineTopic> discovery;
    private Duration probation = Duration.ofHours(1);
    private CpeObserver observer = new CpeObserver() {};
    private DamagePolicy onDamage = DamagePolicy.KEEP_GOING;

    /** Shared by all agents that bring no model of their own. */
    private static final class Defaults {
        static final DataModel MODEL = BaseModel.device().build();
    }

    CpeAgentBuilder(CpeRuntime runtime, DeviceInfo info, StateStore store) {
        this.runtime = Objects.requireNonNull(runtime, "runtime");
        this.info = Objects.requireNonNull(info, "info");
        this.store = Objects.requireNonNull(store, "store");
        settings.username(DeviceNames.username(info.id()));
        settings.connectionRequestUsername(DeviceNames.username(info.id()));
    }

    /** The ACS of a new device: absolute, http or https. What the ACS itself writes later takes its place. */
    public CpeAgentBuilder acs(String url) {
        settings.url(url);
        return this;
    }

    /**
     * How a new device authenticates to its ACS. Default: the user name that TR-069 A6C1 3.4.4 recommends, no password.
     *
     * @param password never shown
     */
    public CpeAgentBuilder credentials(String username, String password) {
        settings.username(username).password(password);
        return this;
    }

    /** Further factory settings of {@code ManagementServer.}. */
    public CpeAgentBuilder settings(Consumer<ManagementServerSettings.Builder> change) {
        change.accept(settings);
        return this;
    }

    /**
     * The definitions of the tree, which may be shared between agents: {@link BaseModel} and what the device has beyond.
     * Default: {@link BaseModel#device} alone.
     */
    public CpeAgentBuilder model(DataModel value) {
        model = Objects.requireNonNull(value, "model");
        return this;
    }

    /** Adds providers, factory values and rows to the tree. Called when the agent starts. */
    public CpeAgentBuilder tree(Consumer<ParameterTreeBuilder> change) {
        tree = Objects.requireNonNull(change, "tree");
        return this;
    }

    /** The versions of CWMP that the device speaks. Default: all. */
    public CpeAgentBuilder versions(CwmpVersion... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("versions: expected one or more");
        }
        versions = List.copyOf(new TreeSet<>(List.of(values)));
        return this;
    }

    /**
     * How long the ACS ought to wait for this device, sent with Inform (since 1.3). Default: not said.
     *
     * @param value whole seconds, 30 s or more
     */
    public CpeAgentBuilder sessionTimeout(Duration value) {
        if (value.compareTo(Duration.ofSeconds(30)) < 0) {
            throw new IllegalArgumentException("sessionTimeout: expected 30 s or more, got " + value);
        }
        sessionTimeout = value.toSeconds();
        return this;
    }

    /** Whether the session machine insists on IDs in responses. Default: no. How strictly messages are read is the transport's. */
    public CpeAgentBuilder strict(boolean value) {
        strict = value;
        return this;
    }

    /** Deadlines and bounds. */
    public CpeAgentBuilder limits(CpeLimits value) {
        limits = Objects.requireNonNull(value, "limits");
        return this;
    }

    /** How connection requests are taken. */
    public CpeAgentBuilder connectionRequests(ConnectionRequestPolicy value) {
        connectionRequests = Objects.requireNonNull(value, "connectionRequests");
        return this;
    }

    /** Restarts and resets the device. Default: the agent behaves as if that had happened, and goes on. */
    public CpeAgentBuilder control(DeviceControl value) {
        control = Objects.requireNonNull(value, "control");
        return this;
    }

    /**
     * Answers a method of a vendor; GetRPCMethods lists it.
     *
     * @param name {@code X_<VENDOR>_Name}, at most 64 characters
     * @param handler runs on the application's executor; a failed stage is answered by its {@link
     *     org.cwmp4j.model.FaultException}, or else by 9002
     */
    public CpeAgentBuilder vendorMethod(
            String name, Function<VendorMethod, CompletionStage<VendorMethodResponse>> handler) {
        if (!name.startsWith("X_") || name.length() > 64) {
            throw new IllegalArgumentException(
                    "vendor method " + name + ": expected X_<VENDOR>_Name, 64 characters at most");
        }
        vendorMethods.put(name, Objects.requireNonNull(handler, "handler"));
        return this;
    }

    /** What to do at the start when a part of the stored state is not readable any more. Default: go on with the rest. */
    public CpeAgentBuilder onDamagedState(DamagePolicy value) {
        onDamage = Objects.requireNonNull(value, "onDamagedState");
        return this;
    }

    /**
     * How long a new ACS has to prove itself. Whoever changes the URL: if no session with it succeeds while the device is up for so
     * long, the URL, Username and Password of the last ACS with which one did are used again. That is a change of URL too and
     * reported by {@code 0 BOOTSTRAP} (C-EVT-09). A URL set meanwhile gets as long again, before the same one is gone back to.
     * Default: an hour, in which a session is tried about ten times.
     *
     * @param value zero to stay with whatever was set
     */
    public CpeAgentBuilder acsProbation(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("acsProbation: expected zero or more, got " + value);
        }
        probation = value;
        return this;
    }

    /** Lets the ACS move files to and from the device. Default: it cannot; the calls for that are refused with 9000. */
    public CpeAgentBuilder transfers(TransferSettings value) {
        Objects.requireNonNull(value, "transfers");
        topics.add(engine -> new Transfers(engine, value));
        return this;
    }

    /**
     * Finds the ACS by DHCP (TR-069 A6C1 3.1): where {@link #acs} gives none and nobody has set one since, and where the ACS that came
     * that way cannot be reached any more. Which way the first successful session after a factory reset had come is remembered. What
     * DHCP says besides goes to ProvisioningCode and the parameters of retries. Default: no discovery.
     */
    public CpeAgentBuilder discovery(DiscoverySource source, DiscoverySettings settings) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(settings, "settings");
        discovery = engine -> new AcsDiscovery(engine, source, settings);
        return this;
    }

    /** Watches the agent. Default: nobody. */
    public CpeAgentBuilder observer(CpeObserver value) {
        observer = Objects.requireNonNull(value, "observer");
        return this;
    }

    /**
     * The agent, not started.
     *
     * @throws org.cwmp4j.model.ConformanceException if the device's identity could not be sent
     */
    public CpeAgent build() {
        Inform sample = new Inform(info.id(), List.of(), 1, CwmpDateTime.UNKNOWN, 0, List.of());
        Conformance.require(sample, versions.get(versions.size() - 1), Direction.CPE_TO_ACS);
        List<Function<Engine, EngineTopic>> topics = new ArrayList<>(this.topics);
        if (discovery != null) {
            topics.add(discovery);
        }
        Duration trial = probation;
        if (!trial.isZero()) {
            topics.add(engine -> new AcsProbation(engine, trial));
        }
        AgentConfig config = new AgentConfig(
                runtime,
                info.id(),
                info.softwareVersion(),
                versions,
                sessionTimeout,
                strict,
                limits,
                connectionRequests,
                control,
                Map.copyOf(vendorMethods),
                observer,
                onDamage,
                List.copyOf(topics));
        return new CpeAgent(config, store, parts(info, settings.build(), model, tree, runtime));
    }

    private static AgentParts.Factory parts(
            DeviceInfo info,
            ManagementServerSettings settings,
            DataModel model,
            Consumer<ParameterTreeBuilder> change,
            CpeRuntime runtime) {
        return (state, serial) -> {
            ParameterTreeBuilder builder = ParameterTree.builder(model);
            BaseObjects base = new BaseObjects(info, settings, runtime.time().ticker());
            base.configure(builder);
            lightweight(builder, runtime);
            change.accept(builder);
            ParameterTree tree = builder.open(state, serial, runtime.executor(), runtime.time());
            return base.attach(tree, state, serial).thenApply(server -> new AgentParts(tree, server));
        };
    }

    /** What the device says that it has (LWN-02). */
    private static void lightweight(ParameterTreeBuilder builder, CpeRuntime runtime) {
        String path = builder.model().root() + "ManagementServer.LightweightNotificationProtocolsSupported";
        if (builder.model().parameter(path).isPresent()) {
            builder.factoryValue(path, runtime.notifications() == null ? "" : "UDP");
        }
    }
}
