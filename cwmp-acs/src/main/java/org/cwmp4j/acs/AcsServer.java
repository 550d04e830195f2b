package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cwmp4j.acs.auth.Authentication;
import org.cwmp4j.acs.auth.LockOutSettings;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSender;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.acs.connectionrequest.ConnectionRequests;
import org.cwmp4j.acs.device.DeviceCredentialsStore;
import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.operation.OperationStore;
import org.cwmp4j.acs.parameter.BatchSizes;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.acs.session.SessionMachine;
import org.cwmp4j.acs.session.SessionSettings;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.Limits;
import org.cwmp4j.http.TrustedProxies;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * An auto-configuration server: takes the POSTs of devices, runs a session with each, and calls the application. Thread-safe. Made by
 * {@link #builder}.
 */
public final class AcsServer implements AcsEndpoint, AutoCloseable {
    /** For what is queued once the application had its time. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ServerContext context;
    private final SessionRegistry registry;
    private final Reception reception;
    private final ConnectionRequests requests;
    private final boolean afterSilence;
    private final WakeDesk wakes;
    private final Authentication authentication;
    private final boolean strict;
    private final Limits messageLimits;
    private final Duration drain;
    private final List<ListenerOptions> listenerOptions;
    private final @Nullable AcsTransport transport;
    private final List<AcsListener> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    AcsServer(AcsServerBuilder b) {
        transport = b.transport != null || (b.listeners.isEmpty() && b.time != null) ? b.transport : find();
        TimeSource time = b.time != null
                ? b.time
                : Objects.requireNonNull(transport, "transport").time();
        Application application = new Application(b.executor);
        Observers observers = new Observers(b.observers, time.ticker(), this::ended);
        SessionLimits limits = b.limits;
        SessionSettings settings =
                new SessionSettings(b.versions, b.strict, limits.idle(), limits.maxIdle(), limits.answer(), GRACE);
        boolean open = b.authentication.isNone();
        DeviceIdentityPolicy policy = b.identityPolicy != null
                ? b.identityPolicy
                : open ? DeviceIdentityPolicy.unbound() : DeviceIdentityPolicy.byUserName();
        Deadlines stores = new Deadlines(time.scheduler(), limits.store());
        DeviceStore devices = new TimedDeviceStore(b.devices, stores);
        OperationStore operations = new TimedOperationStore(b.operations, stores);
        Doorman doorman = new Doorman(policy, b.unknownDevices, contact(b, time, stores));
        context = new ServerContext(
                b.handler,
                application,
                observers,
                new SessionMachine(settings),
                limits,
                doorman,
                b.faults,
                devices,
                new OperationDesk(operations, application, observers, time, b.secrets),
                () -> true,
                b.wire,
                b.timeouts,
                b.xmlDeclaration,
                b.bootstrapRequired,
                new ProfileDesk(b.profiles),
                new BatchSizes(),
                b.bootstrapPolicy,
                time,
                b.random,
                b.secrets);
        registry = new SessionRegistry(
                b.budget, !b.behindProxy, new Farewells(b.wire, b.budget.maxSessions(), time.ticker()), this::begun);
        reception = new Reception(context, b.budget, registry, b.messageLimits.maxBytes());
        requests = new ConnectionRequests(
                sender(b),
                devices,
                record -> context.profiles().of(record).connectionRequest(),
                time,
                b.connectionRequests,
                observers::connectionRequest);
        afterSilence = b.connectionRequests.afterSilence();
        wakes = new WakeDesk(devices, context.profiles(), requests, time);
        authentication = b.authentication.create(
                b.credentials != null ? b.credentials : new InMemoryCredentialsStore(),
                b.firstContact,
                b.lockOut != null ? b.lockOut : sendersAreKnown(b) ? LockOutSettings.DEFAULT : LockOutSettings.OFF,
                observers.security(),
                time.ticker(),
                b.random,
                b.secrets);
        strict = b.strict;
        messageLimits = b.messageLimits;
        drain = b.drain;
        listenerOptions = List.copyOf(b.listeners);
    }

    /** Whether addresses are the devices' own, and not that of a proxy that all have in common. */
    private static boolean sendersAreKnown(AcsServerBuilder b) {
        boolean silent = b.listeners.stream()
                .map(ListenerOptions::proxies)
                .anyMatch(proxies ->
                        !proxies.networks().isEmpty() && proxies.forwarding() == TrustedProxies.Forwarding.NONE);
        boolean named = !b.listeners.isEmpty()
                && b.listeners.stream()
                        .noneMatch(options -> options.proxies().networks().isEmpty());
        return !silent && (named || !b.behindProxy);
    }

    private static @Nullable FirstContactDesk contact(AcsServerBuilder b, TimeSource time, Deadlines stores) {
        return b.firstContact != null && b.credentials instanceof DeviceCredentialsStore store
                ? new FirstContactDesk(b.firstContact, store, stores, time.wall(), b.secrets)
                : null;
    }

    private static AcsTransport find() {
        return ServiceLoader.load(AcsTransport.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no AcsTransport found: add one to the class path, or give time(...) and no listener"));
    }

    private ConnectionRequestSender sender(AcsServerBuilder b) {
        if (b.connectionRequestSender != null) {
            return b.connectionRequestSender;
        }
        AcsTransport given = transport;
        return given != null
                ? given.connectionRequestSender()
                : target -> CompletableFuture.completedFuture(new ConnectionRequestResult(
                        ConnectionRequestVerdict.UNREACHABLE, 0, "this server has no transport"));
    }

    /** A server to be. */
    public static AcsServerBuilder builder() {
        return new AcsServerBuilder();
    }

    /** A device, known or not, in a session or not. */
    public DeviceHandle device(DeviceKey key) {
        return new DeviceDesk(Objects.requireNonNull(key, "key"), context, registry, requests, wakes);
    }

    /** The devices that are in a session with this server. */
    public List<DeviceSession> liveSessions() {
        List<DeviceSession> live = new ArrayList<>();
        for (LiveSession session : registry.all()) {
            DeviceSession view = session.view();
            if (view != null) {
                live.add(view);
            }
        }
        return List.copyOf(live);
    }

    /** How much of its budget the server uses now. */
    public AcsLoad load() {
        return reception.load();
    }

    // The engine

    @Override
    public AcsScreening screen(AcsHead head) {
        return reception.screen(head);
    }

    @Override
    public void refused(InetSocketAddress remote, int status, Refusal reason) {
        context.observers().refused(remote, status, reason);
    }

    @Override
    public WireOptions wire() {
        return context.wire();
    }

    @Override
    public Authentication authentication() {
        return authentication;
    }

    @Override
    public DecodeContext decodeContext(@Nullable String contentType) {
        return new DecodeContext(Direction.CPE_TO_ACS, contentType, strict, messageLimits);
    }

    @Override
    public void connectionClosed(Object connection) {
        registry.connectionClosed(connection);
    }

    @Override
    public CompletionStage<AcsAnswer> exchange(AcsExchange exchange) {
        return reception.exchange(exchange);
    }

    private void begun(DeviceSession session) {
        requests.sessionCame(session.device(), InformDesk.has(session.inform(), EventCode.CONNECTION_REQUEST));
    }

    /** A device that fell silent may be asked for another session (CRQ-33). */
    private void ended(SessionInfo session, SessionEnd cause) {
        DeviceKey device = session.device();
        boolean silent = cause == SessionEnd.DEVICE_SILENT || cause == SessionEnd.CALL_TIMEOUT;
        if (afterSilence && silent && device != null && session.version() != null) {
            requests.request(device);
        }
    }

    // Life

    /** Binds all listeners. Completes with the server; exceptionally if an address cannot be had, and then nothing listens. */
    public CompletableFuture<AcsServer> start() {
        CompletionStage<?> all = CompletableFuture.completedFuture(null);
        for (ListenerOptions options : listenerOptions) {
            all = all.thenCompose(done -> listen(options));
        }
        CompletableFuture<AcsServer> started = new CompletableFuture<>();
        all.whenComplete((done, failure) -> {
            if (failure == null) {
                started.complete(this);
            } else {
                closeListeners()
                        .whenComplete((gone, ignored) -> started.completeExceptionally(Application.unwrap(failure)));
            }
        });
        return started;
    }

    private CompletionStage<Void> listen(ListenerOptions options) {
        return Objects.requireNonNull(transport, "transport")
                .listen(this, options)
                .thenAccept(listeners::add);
    }

    /** The bound addresses, in the order of the options. */
    public List<InetSocketAddress> addresses() {
        return listeners.stream().map(AcsListener::address).toList();
    }

    /** As {@link #closeAsync}, and waits for it. */
    @Override
    public void close() {
        closeAsync().join();
    }

    /**
     * Closes: takes no new session (503), claims no more operations, lets live sessions come to their end for as long as the builder's
     * {@code drain} says, ends the rest with {@link SessionEnd#SERVER_CLOSED}, and closes the listeners. Operations stay in their store.
     * Idempotent.
     */
    public CompletableFuture<Void> closeAsync() {
        CompletionStage<Void> drained = registry.drain();
        listeners.forEach(AcsListener::stopAccepting);
        var timer = context.time()
                .scheduler()
                .schedule(drain, () -> registry.all().forEach(session -> session.stop(SessionEnd.SERVER_CLOSED)));
        drained.whenComplete((done, failure) -> {
            timer.cancel();
            context.operations().close();
            closeListeners().whenComplete((gone, ignored) -> closed.complete(null));
        });
        return closed.copy();
    }

    private CompletionStage<Void> closeListeners() {
        CompletableFuture<Void> all = CompletableFuture.allOf(listeners.stream()
                .map(listener -> listener.close().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
        listeners.clear();
        AcsTransport given = transport;
        return all.handle((done, failure) -> failure)
                .thenCompose(failure -> given == null ? CompletableFuture.completedFuture(null) : given.close());
    }
}
