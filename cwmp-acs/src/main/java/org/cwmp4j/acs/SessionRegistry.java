package org.cwmp4j.acs;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.model.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * The live sessions of a server by cookie, by device and, as long as the device returned no cookie, by connection. Thread-safe; sessions
 * are told to stop outside of its lock.
 */
final class SessionRegistry {
    private final Map<String, LiveSession> byCookie = new HashMap<>();
    private final Map<DeviceKey, LiveSession> byDevice = new HashMap<>();
    private final Map<DeviceKey, LiveSession> undecided = new HashMap<>();
    /** Weak, so that a driver that forgets to say that a connection is gone fills no memory. */
    private final Map<Object, Carried> byConnection = new WeakHashMap<>();

    private final Map<DeviceKey, CompletionStage<?>> records = new HashMap<>();
    private final AcsBudget budget;
    private final boolean connectionsStandIn;
    private final Farewells farewells;
    private final Consumer<DeviceSession> onBegun;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private boolean closing;

    /** What a connection carried last, by its cookie, and whether all of it was one device's. */
    private record Carried(
            String cookie, DeviceId device, @Nullable String identity, boolean mixed) {
        Carried then(Carried next) {
            boolean same = device.equals(next.device) && Objects.equals(identity, next.identity);
            return new Carried(next.cookie, next.device, next.identity, mixed || !same);
        }
    }

    SessionRegistry(
            AcsBudget budget, boolean connectionsStandIn, Farewells farewells, Consumer<DeviceSession> onBegun) {
        this.budget = budget;
        this.connectionsStandIn = connectionsStandIn;
        this.farewells = farewells;
        this.onBegun = onBegun;
    }

    synchronized boolean hasRoom() {
        return !closing && byCookie.size() < budget.maxSessions();
    }

    /** Takes a new session in if there is room, and says why if there is none. */
    synchronized @Nullable Refusal open(LiveSession session, Object connection, boolean urgent) {
        if (!hasRoom()) {
            return Refusal.NO_ROOM;
        }
        if (!urgent && byCookie.size() >= budget.softSessions()) {
            return Refusal.LESS_URGENT;
        }
        byCookie.put(session.cookie(), session);
        carries(connection, session);
        return null;
    }

    /** The live session of a cookie; if there is none, the one that the connection stands for. */
    synchronized @Nullable LiveSession find(@Nullable String cookie, Object connection) {
        LiveSession session = cookie == null ? null : byCookie.get(cookie);
        return session != null ? session : byConnection(connection);
    }

    /**
     * The session that a connection stands for: the last of the only device that it ever carried. Once the device has returned the cookie, only if it has
     * proved who it is (H3).
     */
    private @Nullable LiveSession byConnection(Object connection) {
        String cookie = carriedBy(connection);
        LiveSession session = cookie == null ? null : byCookie.get(cookie);
        return session == null || (session.cookieReturned() && !session.isProven()) ? null : session;
    }

    private @Nullable String carriedBy(Object connection) {
        Carried carried = byConnection.get(connection);
        return !connectionsStandIn || carried == null || carried.mixed() ? null : carried.cookie();
    }

    /** Whether a POST comes from a session that ended regularly a moment ago. */
    synchronized boolean saidFarewell(AcsExchange exchange) {
        String cookie = exchange.sessionCookie() != null ? exchange.sessionCookie() : carriedBy(exchange.connection());
        return cookie != null && farewells.said(cookie, exchange.identity());
    }

    /** Notes that a connection carried a POST of a session. */
    synchronized void carries(Object connection, LiveSession session) {
        Carried before = byConnection.get(connection);
        if (before != null && before.cookie().equals(session.cookie())) {
            return;
        }
        SessionInfo info = session.info();
        Carried now = new Carried(session.cookie(), info.deviceId(), info.identity(), false);
        byConnection.put(connection, before == null ? now : before.then(now));
    }

    synchronized void connectionClosed(Object connection) {
        byConnection.remove(connection);
    }

    synchronized @Nullable LiveSession byDevice(DeviceKey device) {
        return byDevice.get(device);
    }

    /** One Inform of a device at a time is decided on: a newer one takes the place of an older. */
    void deciding(LiveSession session) {
        DeviceKey device = session.info().device();
        LiveSession older;
        synchronized (this) {
            older = device == null ? null : undecided.put(device, session);
        }
        if (older != null && older != session) {
            older.stop(SessionEnd.REPLACED);
        }
    }

    /**
     * A device has this session now; a former one is told to stop.
     *
     * @return completes when the former session's operations are recorded
     */
    CompletionStage<?> accepted(LiveSession session) {
        DeviceKey device = session.info().device();
        if (device == null) {
            throw new IllegalStateException("accepted a session of nobody");
        }
        LiveSession former;
        synchronized (this) {
            undecided.remove(device, session);
            former = byDevice.put(device, session);
        }
        if (former != null && former != session) {
            former.stop(SessionEnd.REPLACED);
            return former.ended().thenCompose(cause -> recordsOf(device));
        }
        return recordsOf(device);
    }

    private synchronized CompletionStage<?> recordsOf(DeviceKey device) {
        return records.getOrDefault(device, CompletableFuture.completedFuture(null));
    }

    void begun(DeviceSession session) {
        onBegun.accept(session);
    }

    void ended(LiveSession session, SessionEnd cause, CompletionStage<?> itsRecords) {
        DeviceKey device = session.info().device();
        boolean empty;
        boolean recorded = true;
        CompletionStage<?> allRecords = itsRecords;
        synchronized (this) {
            byCookie.remove(session.cookie());
            if (cause.isRegular() && cause != SessionEnd.REDIRECTED) {
                farewells.add(session.cookie(), session.info().identity());
            }
            if (device != null) {
                byDevice.remove(device, session);
                undecided.remove(device, session);
                CompletionStage<?> earlier = records.get(device);
                allRecords = earlier == null ? itsRecords : earlier.thenCombine(itsRecords, (one, other) -> other);
                recorded = earlier == null && itsRecords.toCompletableFuture().isDone();
                if (!recorded) {
                    records.put(device, allRecords);
                }
            }
            empty = closing && byCookie.isEmpty();
        }
        if (device != null && !recorded) {
            CompletionStage<?> waiting = allRecords;
            waiting.whenComplete((done, failure) -> forget(device, waiting));
        }
        if (empty) {
            drained.complete(null);
        }
    }

    private synchronized void forget(DeviceKey device, CompletionStage<?> recorded) {
        records.remove(device, recorded);
    }

    synchronized Collection<LiveSession> all() {
        return List.copyOf(byCookie.values());
    }

    synchronized int size() {
        return byCookie.size();
    }

    synchronized boolean isClosing() {
        return closing;
    }

    /** Takes no new session; completes when none is left. */
    CompletableFuture<Void> drain() {
        boolean empty;
        synchronized (this) {
            closing = true;
            empty = byCookie.isEmpty();
        }
        if (empty) {
            drained.complete(null);
        }
        return drained;
    }
}
