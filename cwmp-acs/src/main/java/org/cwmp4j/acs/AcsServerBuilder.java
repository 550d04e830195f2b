package org.cwmp4j.acs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.auth.FirstContact;
import org.cwmp4j.acs.auth.LockOutSettings;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSender;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSettings;
import org.cwmp4j.acs.device.CredentialsStore;
import org.cwmp4j.acs.device.DeviceCredentialsStore;
import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.device.InMemoryDeviceStore;
import org.cwmp4j.acs.operation.InMemoryOperationStore;
import org.cwmp4j.acs.operation.OperationStore;
import org.cwmp4j.acs.profile.DeviceProfiles;
import org.cwmp4j.codec.Limits;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link AcsServer}. What is not said is safe: devices must authenticate by Digest (or Basic over TLS) against a credentials store
 * and may speak only for themselves. Not thread-safe.
 */
public final class AcsServerBuilder {
    AcsHandler handler = new AcsHandler() {};
    Executor executor = ForkJoinPool.commonPool();
    final List<AcsObserver> observers = new ArrayList<>();
    final List<ListenerOptions> listeners = new ArrayList<>();
    AuthenticationPolicy authentication = AuthenticationPolicy.digestAndBasicOverTls(DigestServerSettings.of("cwmp"));

    @Nullable
    CredentialsStore credentials;

    @Nullable
    FirstContact firstContact;

    @Nullable
    LockOutSettings lockOut;

    @Nullable
    DeviceIdentityPolicy identityPolicy;

    UnknownDevicePolicy unknownDevices = UnknownDevicePolicy.deny();

    DeviceStore devices = new InMemoryDeviceStore();
    OperationStore operations = new InMemoryOperationStore();
    FaultPolicy faults = FaultPolicy.goOn();
    DeviceProfiles profiles = DeviceProfiles.builtIn();
    BootstrapPolicy bootstrapPolicy = BootstrapPolicy.byProfile();
    SessionLimits limits = SessionLimits.DEFAULT;
    AcsBudget budget = AcsBudget.DEFAULT;
    WireOptions wire = WireOptions.DEFAULT;
    ResponseTimeouts timeouts = ResponseTimeouts.usual();
    Limits messageLimits = Limits.DEFAULT;
    Set<CwmpVersion> versions = EnumSet.allOf(CwmpVersion.class);
    boolean strict;
    boolean xmlDeclaration;
    boolean bootstrapRequired;
    boolean behindProxy;
    ConnectionRequestSettings connectionRequests = ConnectionRequestSettings.DEFAULT;
    Duration drain = Duration.ofSeconds(10);

    @Nullable
    AcsTransport transport;

    @Nullable
    ConnectionRequestSender connectionRequestSender;

    @Nullable
    TimeSource time;

    RandomSource random = RandomSource.system();
    SecretSource secrets = SecretSource.secure();

    AcsServerBuilder() {}

    /** The application; by default one that accepts every Inform and does nothing. */
    public AcsServerBuilder handler(AcsHandler value) {
        handler = Objects.requireNonNull(value, "handler");
        return this;
    }

    /** Where the application's code runs; by default the common pool. Handlers that block need one with threads enough. */
    public AcsServerBuilder executor(Executor value) {
        executor = Objects.requireNonNull(value, "executor");
        return this;
    }

    /** Adds an observer. */
    public AcsServerBuilder observer(AcsObserver value) {
        observers.add(Objects.requireNonNull(value, "observer"));
        return this;
    }

    /** Adds a socket to listen on; without any, only {@link AcsServer#exchange} brings requests. */
    public AcsServerBuilder listen(ListenerOptions value) {
        listeners.add(Objects.requireNonNull(value, "options"));
        return this;
    }

    /** The devices that may come in. Needed unless authentication is off. */
    public AcsServerBuilder credentials(CredentialsStore value) {
        credentials = Objects.requireNonNull(value, "credentials");
        return this;
    }

    /**
     * Gives new devices credentials of their own in their first session, in place of a secret that many share; by default none can come
     * that is not in the credentials store.
     *
     * @param value who may come, and with what
     * @param store the devices that may come in, as with {@link #credentials}, and where what is issued is kept
     */
    public AcsServerBuilder firstContact(FirstContact value, DeviceCredentialsStore store) {
        firstContact = Objects.requireNonNull(value, "value");
        credentials = Objects.requireNonNull(store, "store");
        return this;
    }

    /**
     * How wrong credentials are slowed down; by default {@link LockOutSettings#DEFAULT}, and {@link LockOutSettings#OFF} where all devices
     * may seem to have one address: {@link #behindProxy} with a listener that names no trusted proxies, or one whose proxies do not forward
     * the sender's.
     */
    public AcsServerBuilder lockOut(LockOutSettings value) {
        lockOut = Objects.requireNonNull(value, "settings");
        return this;
    }

    /** What becomes of devices that nobody vouches for, as all are where authentication is off; by default they are denied. */
    public AcsServerBuilder unknownDevices(UnknownDevicePolicy value) {
        unknownDevices = Objects.requireNonNull(value, "policy");
        return this;
    }

    /** How devices authenticate; by default Digest, and over TLS Basic as well, in realm {@code cwmp}. */
    public AcsServerBuilder authentication(AuthenticationPolicy value) {
        authentication = Objects.requireNonNull(value, "policy");
        return this;
    }

    /**
     * Which device an authenticated user may speak for; by default {@link DeviceIdentityPolicy#byUserName}, and where authentication is off
     * {@link DeviceIdentityPolicy#unbound}, which comes to nothing unless {@link #unknownDevices} admits such devices.
     */
    public AcsServerBuilder identityPolicy(DeviceIdentityPolicy value) {
        identityPolicy = Objects.requireNonNull(value, "policy");
        return this;
    }

    /** Where devices are remembered; by default in memory. */
    public AcsServerBuilder devices(DeviceStore value) {
        devices = Objects.requireNonNull(value, "store");
        return this;
    }

    /** Where operations are kept; by default in memory. */
    public AcsServerBuilder operations(OperationStore value) {
        operations = Objects.requireNonNull(value, "store");
        return this;
    }

    /** What a device's fault does to its session; by default nothing. */
    public AcsServerBuilder faultPolicy(FaultPolicy value) {
        faults = Objects.requireNonNull(value, "policy");
        return this;
    }

    /** What is known of kinds of devices; by default {@link DeviceProfiles#builtIn}. */
    public AcsServerBuilder profiles(DeviceProfiles value) {
        profiles = Objects.requireNonNull(value, "profiles");
        return this;
    }

    /** Which devices are as they came from the factory; by default as their profiles say. */
    public AcsServerBuilder bootstrapPolicy(BootstrapPolicy value) {
        bootstrapPolicy = Objects.requireNonNull(value, "policy");
        return this;
    }

    /** Bounds on what the server takes on in all. */
    public AcsServerBuilder budget(AcsBudget value) {
        budget = Objects.requireNonNull(value, "budget");
        return this;
    }

    /** Choices of HTTP that devices differ about. */
    public AcsServerBuilder wire(WireOptions value) {
        wire = Objects.requireNonNull(value, "wire");
        return this;
    }

    /** Devices that take longer than {@link SessionLimits#call()}; by default none. */
    public AcsServerBuilder responseTimeouts(ResponseTimeouts value) {
        timeouts = Objects.requireNonNull(value, "timeouts");
        return this;
    }

    /** Bounds on each session. */
    public AcsServerBuilder limits(SessionLimits value) {
        limits = Objects.requireNonNull(value, "limits");
        return this;
    }

    /** Bounds on messages. */
    public AcsServerBuilder messageLimits(Limits value) {
        messageLimits = Objects.requireNonNull(value, "limits");
        return this;
    }

    /** The versions of CWMP that the server speaks; by default all. Without 1.4 it infers the version only (A-VER-13). */
    public AcsServerBuilder versions(Set<CwmpVersion> value) {
        versions = EnumSet.copyOf(value);
        return this;
    }

    /** Whether to refuse every message that deviates from the standard; by default not. */
    public AcsServerBuilder strict(boolean value) {
        strict = value;
        return this;
    }

    /** Whether messages begin with an XML declaration; by default not, since some devices cannot read one. */
    public AcsServerBuilder xmlDeclaration(boolean value) {
        xmlDeclaration = value;
        return this;
    }

    /** Whether a device that never informed must begin with {@code 0 BOOTSTRAP}, or get fault 8003 (A-SESS-43); by default not. */
    public AcsServerBuilder bootstrapRequired(boolean value) {
        bootstrapRequired = value;
        return this;
    }

    /** Whether a proxy may carry several devices on one connection, so that only cookies tell sessions apart; by default not. */
    public AcsServerBuilder behindProxy(boolean value) {
        behindProxy = value;
        return this;
    }

    /** How many connection requests are sent, how fast, and what after a failure; by default {@link ConnectionRequestSettings#DEFAULT}. */
    public AcsServerBuilder connectionRequests(ConnectionRequestSettings value) {
        connectionRequests = Objects.requireNonNull(value, "settings");
        return this;
    }

    /** How long {@link AcsServer#close} lets sessions go on; by default 10 s. */
    public AcsServerBuilder drain(Duration value) {
        drain = Objects.requireNonNull(value, "drain");
        return this;
    }

    /** The driver of the wire; by default the one that {@link java.util.ServiceLoader} finds. */
    public AcsServerBuilder transport(AcsTransport value) {
        transport = Objects.requireNonNull(value, "transport");
        return this;
    }

    /** Sends connection requests; by default the transport's. */
    public AcsServerBuilder connectionRequestSender(ConnectionRequestSender value) {
        connectionRequestSender = Objects.requireNonNull(value, "sender");
        return this;
    }

    /** All clocks; by default the transport's scheduler with the system's clocks. */
    public AcsServerBuilder time(TimeSource value) {
        time = Objects.requireNonNull(value, "time");
        return this;
    }

    /** Chance for jitter; by default the system's. */
    public AcsServerBuilder random(RandomSource value) {
        random = Objects.requireNonNull(value, "random");
        return this;
    }

    /** Makes cookies and nonces; by default the JDK's secure generator. */
    public AcsServerBuilder secrets(SecretSource value) {
        secrets = Objects.requireNonNull(value, "secrets");
        return this;
    }

    /**
     * Makes the server; it takes exchanges at once and listens after {@link AcsServer#start}.
     *
     * @throws IllegalStateException if authentication is on and there are no credentials, or off and there is a first contact
     */
    public AcsServer build() {
        if (firstContact != null && !authentication.needsCredentials()) {
            throw new IllegalStateException("firstContact: goes with authentication only");
        }
        if (credentials == null && authentication.needsCredentials()) {
            throw new IllegalStateException(
                    "credentials: none given; to let every device in, say authentication(AuthenticationPolicy.none())"
                            + " and unknownDevices(UnknownDevicePolicy.admit())");
        }
        return new AcsServer(this);
    }
}
