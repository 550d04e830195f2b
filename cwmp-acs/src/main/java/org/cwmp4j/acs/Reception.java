package org.cwmp4j.acs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.internal.Source;
import org.cwmp4j.acs.session.SessionEffect;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.acs.session.SessionMachine;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;

/** Finds the session that a POST belongs to, or opens one for its Inform if the budget has room for it. Thread-safe. */
final class Reception {
    /** 256 bits: nobody guesses a session (A-ROB-11). */
    private static final int COOKIE_BYTES = 32;

    private final ServerContext server;
    private final AcsBudget budget;
    private final SessionRegistry registry;
    private final int maxBody;
    private final FrontDoor door;
    private final RateTable<DeviceKey> devices;
    /** Of those who only say that they are that device, so that they use nothing up that is its. */
    private final RateTable<DeviceKey> claims;

    private final RateTable<Source> sources;
    private final AtomicLong sessions = new AtomicLong();

    /**
     * @param maxBody bytes of any message
     */
    Reception(ServerContext server, AcsBudget budget, SessionRegistry registry, int maxBody) {
        this.server = server;
        this.budget = budget;
        this.registry = registry;
        this.maxBody = maxBody;
        this.door = new FrontDoor(budget);
        var ticker = server.time().ticker();
        this.devices = new RateTable<>(budget.informsPerDevice(), budget.maxSessions(), ticker);
        this.claims = new RateTable<>(budget.informsPerDevice(), budget.maxSessions(), ticker);
        this.sources = new RateTable<>(budget.informsPerSource(), budget.maxSessions(), ticker);
    }

    AcsScreening screen(AcsHead head) {
        if (registry.find(head.sessionCookie(), head.connection()) != null) {
            return new AcsScreening.Admitted(door.session(maxBody));
        }
        if (!registry.hasRoom()) {
            return refused(head, Refusal.NO_ROOM);
        }
        if (head.overLimit()) {
            return refused(head, Refusal.CONNECTIONS);
        }
        FrontDoor.Entry entry = door.opening(Source.of(head.remote()));
        AcsPermit permit = entry.permit();
        Refusal refusal = entry.refusal();
        return permit != null
                ? new AcsScreening.Admitted(permit)
                : refused(head, refusal != null ? refusal : Refusal.BUSY);
    }

    AcsLoad load() {
        return door.load(registry.size());
    }

    private AcsScreening refused(AcsHead head, Refusal why) {
        server.observers().refused(head.remote(), 503, why);
        return new AcsScreening.Refused(unavailable());
    }

    CompletionStage<AcsAnswer> exchange(AcsExchange exchange) {
        Inform inform = exchange.payload() instanceof Payload.Message message
                        && message.envelope().envelope().message() instanceof Inform found
                ? found
                : null;
        LiveSession session = route(exchange, inform);
        if (session != null) {
            registry.carries(exchange.connection(), session);
            return session.exchange(exchange);
        }
        return inform != null ? open(exchange, inform) : stranger(exchange);
    }

    /**
     * The session that a POST belongs to. The cookie decides; the connection stands in for one that is missing or of an earlier session
     * (H2, H3). A cookie of somebody else's session counts as none for an Inform, and as a stranger's for all else. An Inform belongs to
     * the session of its cookie only on the session's own connection: on another one the device has begun anew (H5).
     */
    private @Nullable LiveSession route(AcsExchange exchange, @Nullable Inform inform) {
        String cookie = exchange.sessionCookie();
        LiveSession session = registry.find(cookie, exchange.connection());
        if (session == null || !session.belongsTo(exchange)) {
            return null;
        }
        if (inform == null) {
            return session;
        }
        boolean goesOn =
                session.awaitsInform() || (session.cookie().equals(cookie) && session.isOn(exchange.connection()));
        return goesOn && inform.deviceId().equals(session.info().deviceId()) ? session : null;
    }

    private CompletionStage<AcsAnswer> open(AcsExchange exchange, Inform inform) {
        DeviceKey key = server.doorman().key(exchange, inform);
        Source source = Source.of(exchange.remote());
        if (!sources.allows(source)) {
            return refused(exchange, Refusal.SOURCE_RATE);
        }
        boolean proven = server.doorman().isProven(exchange.proof(), inform, exchange.peerCertificates());
        if (key != null && !(proven ? devices : claims).allows(key)) {
            return refused(exchange, Refusal.DEVICE_RATE);
        }
        boolean unproven =
                exchange.identity() == null && exchange.peerCertificates().isEmpty();
        if (unproven && !door.count(source)) {
            return refused(exchange, Refusal.UNPROVEN);
        }
        SessionInfo info = new SessionInfo(
                "s" + sessions.incrementAndGet(), key, inform.deviceId(), exchange.identity(), exchange.remote(), null);
        LiveSession session =
                new LiveSession(server, registry, server.secrets().nextToken(COOKIE_BYTES), info, exchange);
        Refusal full = registry.open(session, exchange.connection(), urgent(inform));
        if (full != null) {
            if (unproven) {
                door.uncount(source);
            }
            return refused(exchange, full);
        }
        if (unproven) {
            CompletionStage<SessionEnd> ended = session.ended();
            ended.thenAccept(cause -> door.uncount(source));
        }
        return session.open(exchange);
    }

    /** What is let in between the soft limit and the hard one: what a device does once, or somebody waits for. */
    private static boolean urgent(Inform inform) {
        return InformDesk.has(inform, EventCode.BOOTSTRAP) || InformDesk.has(inform, EventCode.TRANSFER_COMPLETE);
    }

    private CompletionStage<AcsAnswer> refused(AcsExchange exchange, Refusal why) {
        server.observers().refused(exchange.remote(), 503, why);
        return CompletableFuture.completedFuture(unavailable());
    }

    /** A POST that belongs to no session and can open none: a farewell, or refused by the machine's own rule (A-SESS-38). */
    private CompletionStage<AcsAnswer> stranger(AcsExchange exchange) {
        if (exchange.payload() instanceof Payload.Empty && registry.saidFarewell(exchange)) {
            return CompletableFuture.completedFuture(
                    AcsAnswer.empty().withClose(server.wire().closeAtEnd()));
        }
        AcsAnswer answer = AcsAnswer.status(400, "No session");
        for (SessionEffect effect : server.machine()
                .step(SessionMachine.START, LiveSession.input(exchange.payload()))
                .effects()) {
            if (effect instanceof SessionEffect.Reject reject) {
                answer = AcsAnswer.status(reject.status(), reject.text());
            } else if (effect instanceof SessionEffect.Send send) {
                answer = AcsAnswer.message(send.envelope(), EncodeContext.of(send.version(), Direction.ACS_TO_CPE));
            }
        }
        server.observers().refused(exchange.remote(), answer.status(), Refusal.NO_SESSION);
        return CompletableFuture.completedFuture(answer);
    }

    private AcsAnswer unavailable() {
        Duration least = budget.retryAfter();
        long jitter = server.random().nextLong(Math.max(1, least.toSeconds() + 1));
        return AcsAnswer.unavailable(least.plusSeconds(jitter));
    }
}
