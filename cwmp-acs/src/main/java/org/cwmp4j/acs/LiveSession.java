package org.cwmp4j.acs;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.auth.Proof;
import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.acs.session.SessionContext;
import org.cwmp4j.acs.session.SessionEffect;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.acs.session.SessionInput;
import org.cwmp4j.acs.session.SessionMachine;
import org.cwmp4j.acs.session.SessionState;
import org.cwmp4j.acs.session.SessionState.AcsTurn;
import org.cwmp4j.acs.session.SessionState.AwaitingInform;
import org.cwmp4j.acs.session.SessionState.Deciding;
import org.cwmp4j.acs.session.SessionState.Ended;
import org.cwmp4j.acs.session.SessionState.Recording;
import org.cwmp4j.acs.session.Transition;
import org.cwmp4j.codec.DecodedEnvelope;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.concurrent.SerialExecutor;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.time.Alarm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives the machine of one session: brings it inputs in order, carries out its effects. */
final class LiveSession {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    private final SessionRegistry registry;
    private final String cookie;
    private final @Nullable String identity;
    private final Proof proof;
    private final boolean secure;
    private final @Nullable X509Certificate certificate;
    private final List<X509Certificate> certificates;
    private final SerialExecutor serial = new SerialExecutor();
    private final CompletableFuture<SessionEnd> ended = new CompletableFuture<>();
    private final List<CompletableFuture<AcsAnswer>> owed = new ArrayList<>(1);
    private final List<Deviation> informDeviations = new ArrayList<>();
    private final long started;
    private final Alarm alarm;
    private final long total;

    private volatile ServerContext server;
    private volatile SessionInfo info;
    private volatile SessionState state = SessionMachine.START;
    private volatile boolean cookieReturned;
    private volatile DeviceKind kind = DeviceKind.UNKNOWN;
    private volatile @Nullable SessionView view;
    private volatile @Nullable CallDesk calls;
    private volatile @Nullable Object connection;
    private SoapHeader informHeader = SoapHeader.NONE;
    private PostMark lastPost = PostMark.NONE;
    private @Nullable AcsAnswer lastAnswer;
    private @Nullable DeviceRequests requests;
    /** From the start, in nanoseconds. */
    private long deadline = Long.MAX_VALUE;

    private boolean apart;

    LiveSession(ServerContext server, SessionRegistry registry, String cookie, SessionInfo info, AcsExchange first) {
        this.server = server;
        this.registry = registry;
        this.cookie = cookie;
        this.info = info;
        this.identity = first.identity();
        this.proof = first.proof();
        this.secure = first.secure();
        this.certificates = first.peerCertificates();
        this.certificate = certificates.isEmpty() ? null : certificates.get(0);
        this.started = server.time().ticker().nanos();
        this.total = saturated(server.limits().total());
        this.alarm = new Alarm(server.time(), this::run);
    }

    // What others may ask on any thread

    String cookie() {
        return cookie;
    }

    SessionInfo info() {
        return info;
    }

    boolean cookieReturned() {
        return cookieReturned;
    }

    /** Whether the device has proved who it is. */
    boolean isProven() {
        return identity != null || certificate != null;
    }

    /** Whether the session's last POST came by that connection. */
    boolean isOn(Object other) {
        return other.equals(connection);
    }

    boolean awaitsInform() {
        return state instanceof AwaitingInform;
    }

    boolean isLive() {
        return !(state instanceof Ended);
    }

    /** Whether a POST comes from who opened this session, over the same kind of connection: authenticated as the same (A-AUTH-13, SEC-09). */
    boolean belongsTo(AcsExchange exchange) {
        X509Certificate leaf = exchange.peerCertificates().isEmpty()
                ? null
                : exchange.peerCertificates().get(0);
        return isSameSender(exchange) && secure == exchange.secure() && Objects.equals(certificate, leaf);
    }

    /** The device may use what it was given in this very session; nobody steps back to what others share. */
    private boolean isSameSender(AcsExchange exchange) {
        boolean shared = proof.kind() == Proof.Kind.BOOTSTRAP;
        if (shared && exchange.proof().kind() == Proof.Kind.ISSUED) {
            return UserName.of(info.deviceId()).text().equals(exchange.identity());
        }
        return Objects.equals(identity, exchange.identity())
                && shared == (exchange.proof().kind() == Proof.Kind.BOOTSTRAP);
    }

    /** What the application holds of it; {@code null} until the Inform is accepted. */
    @Nullable
    DeviceSession view() {
        return view;
    }

    CompletableFuture<SessionEnd> ended() {
        return ended;
    }

    /** How long the device must still be left alone (quirk D20). */
    Duration holdOff() {
        return kind.holdOff(server.time().wall().now());
    }

    boolean isServerClosing() {
        return registry.isClosing();
    }

    // What happens, each in turn

    void run(Runnable task) {
        serial.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("session {} failed", info.id(), e);
                crash();
            }
        });
    }

    /** Whatever went wrong in here, no device waits for an answer that never comes, and no session stays for ever. */
    private void crash() {
        if (isLive()) {
            step(new SessionInput.Stopped(SessionEnd.INTERNAL_ERROR));
        }
        List<CompletableFuture<AcsAnswer>> all = List.copyOf(owed);
        owed.clear();
        all.forEach(one -> one.complete(AcsAnswer.status(500, "Internal error")));
    }

    /** The POST that opens it. Whatever cookie came with that is not ours. */
    CompletionStage<AcsAnswer> open(AcsExchange exchange) {
        CompletableFuture<AcsAnswer> answer = new CompletableFuture<>();
        connection = exchange.connection();
        run(() -> {
            post(exchange.payload(), answer);
            if (isLive() && deadline == Long.MAX_VALUE) {
                watch();
            }
        });
        return answer;
    }

    CompletionStage<AcsAnswer> exchange(AcsExchange exchange) {
        CompletableFuture<AcsAnswer> answer = new CompletableFuture<>();
        if (cookie.equals(exchange.sessionCookie())) {
            cookieReturned = true;
        }
        boolean reconnected = !isOn(exchange.connection());
        connection = exchange.connection();
        run(() -> {
            if (!reconnected || !repeated(exchange.payload(), answer)) {
                post(exchange.payload(), answer);
            }
        });
        return answer;
    }

    void stop(SessionEnd cause) {
        run(() -> step(new SessionInput.Stopped(cause)));
    }

    void hold(boolean hold) {
        run(() -> step(new SessionInput.HoldWanted(hold)));
    }

    void finish() {
        run(() -> {
            CallDesk desk = calls;
            if (desk != null) {
                desk.finish();
            }
        });
    }

    void redirect(InformDecision.Redirect target) {
        run(() -> {
            CallDesk desk = calls;
            if (desk != null) {
                desk.redirect(target);
            }
        });
    }

    void call(Call.OfHandler call) {
        CallDesk desk = Objects.requireNonNull(calls, "calls");
        desk.queue(call);
        run(desk::next);
    }

    // In the serial executor

    private void post(Payload payload, CompletableFuture<AcsAnswer> answer) {
        owed.add(answer);
        SoapEnvelope envelope = null;
        if (payload instanceof Payload.Message message) {
            envelope = message.envelope().envelope();
            if (envelope.message() instanceof Inform inform && state == SessionMachine.START) {
                server.observers().sessionStarted(info, inform);
            }
            deviations(message.envelope());
        }
        server.observers().messageIn(info, envelope);
        lastAnswer = null;
        lastPost = PostMark.of(payload);
        step(input(payload));
    }

    /**
     * Answers a POST that came before, by another connection, whose answer the device did not get (H12): by the answer that is being
     * worked on, or once more by the one that was given.
     */
    private boolean repeated(Payload payload, CompletableFuture<AcsAnswer> answer) {
        if (!lastPost.isRepeatedBy(payload)) {
            return false;
        }
        if (state.owesResponse()) {
            owed.add(answer);
            return true;
        }
        AcsAnswer given = lastAnswer;
        lastAnswer = null; // once only: a device that says the same for ever must not be told the same for ever
        if (given == null || !isLive()) {
            return false;
        }
        server.observers().messageOut(info, given.status(), given.envelope());
        answer.complete(given);
        return true;
    }

    private void deviations(DecodedEnvelope decoded) {
        decoded.deviations().forEach(d -> server.observers().deviation(info, d));
        SessionView current = view;
        if (current != null) {
            current.add(decoded.deviations());
        } else {
            informDeviations.addAll(decoded.deviations());
        }
        if (decoded.envelope().message() instanceof Inform) {
            informHeader = decoded.envelope().header();
        }
    }

    static SessionInput input(Payload payload) {
        if (payload instanceof Payload.Message message) {
            return new SessionInput.Received(message.envelope().envelope());
        }
        return payload instanceof Payload.Unreadable unreadable
                ? new SessionInput.Unreadable(unreadable.error().answer())
                : new SessionInput.ReceivedEmpty();
    }

    /** Only in the serial executor, and of effects only from the last of a step. */
    void step(SessionInput input) {
        Transition transition = server.machine().step(state, input);
        state = transition.state();
        for (SessionEffect effect : transition.effects()) {
            perform(effect);
        }
    }

    boolean isAcsTurn() {
        return state instanceof AcsTurn;
    }

    boolean isRecording() {
        return state instanceof Recording;
    }

    private void perform(SessionEffect effect) {
        if (effect instanceof SessionEffect.Send send) {
            answer(AcsAnswer.message(
                    Spelling.of(send.envelope(), kind.profile()),
                    Spelling.of(send.version(), kind.profile()).withXmlDeclaration(server.xmlDeclaration())));
        } else if (effect instanceof SessionEffect.SendEmpty) {
            answer(AcsAnswer.empty());
        } else if (effect instanceof SessionEffect.Redirect redirect) {
            answer(AcsAnswer.redirect(redirect.status(), redirect.location()));
        } else if (effect instanceof SessionEffect.Reject reject) {
            answer(AcsAnswer.status(reject.status(), reject.text()));
        } else if (effect instanceof SessionEffect.Arm arm) {
            arm(arm.after());
        } else if (effect instanceof SessionEffect.AskDecision ask) {
            decide(ask);
        } else if (effect instanceof SessionEffect.Begin) {
            begin();
        } else if (effect instanceof SessionEffect.AskAnswer ask) {
            Objects.requireNonNull(requests, "requests")
                    .answer(ask.request(), ask.number())
                    .whenComplete((input, impossible) -> run(() -> step(input)));
        } else if (effect instanceof SessionEffect.End end) {
            end(end.cause());
        } else {
            performOnCalls(effect, Objects.requireNonNull(calls, "calls"));
        }
    }

    private void performOnCalls(SessionEffect effect, CallDesk desk) {
        if (effect instanceof SessionEffect.AskCall) {
            desk.ask();
        } else if (effect instanceof SessionEffect.GiveUpHandler) {
            desk.giveUpHandler();
        } else if (effect instanceof SessionEffect.RecordSent record) {
            desk.recordSent(record.call());
        } else if (effect instanceof SessionEffect.Deliver deliver) {
            desk.deliver(deliver.response());
        } else if (effect instanceof SessionEffect.DeliverFault deliver) {
            desk.deliverFault(deliver.fault());
        } else if (effect instanceof SessionEffect.Lose && state instanceof Ended over) {
            desk.lose(over.cause());
        }
    }

    /** Answers the POST that waits. More than one waits only if the device broke the rules: then all get the same. */
    private void answer(AcsAnswer answer) {
        boolean over = state instanceof Ended;
        AcsAnswer complete = over ? last(answer) : withCookie(answer);
        lastAnswer = over || answer.envelope() == null ? null : complete;
        server.observers().messageOut(info, complete.status(), complete.envelope());
        List<CompletableFuture<AcsAnswer>> all = List.copyOf(owed);
        owed.clear();
        all.forEach(one -> one.complete(complete));
    }

    private AcsAnswer withCookie(AcsAnswer answer) {
        return server.wire().cookieOnEveryAnswer() || !cookieReturned ? answer.withCookie(cookie) : answer;
    }

    private AcsAnswer last(AcsAnswer answer) {
        return answer.withClose(answer.close() || server.wire().closeAtEnd());
    }

    private void arm(Duration after) {
        deadline = age() + saturated(after);
        watch();
    }

    /** One timer for both: that of what is under way, and that of the whole session. */
    private void watch() {
        if (deadline < total) {
            alarm.set(Duration.ofNanos(deadline - age()), this::deadlinePassed);
        } else {
            alarm.set(Duration.ofNanos(total - age()), () -> step(new SessionInput.TotalPassed()));
        }
    }

    private void deadlinePassed() {
        deadline = Long.MAX_VALUE;
        watch();
        step(new SessionInput.DeadlinePassed());
    }

    private long age() {
        return server.time().ticker().nanos() - started;
    }

    /** 146 years are as good as for ever. */
    private static long saturated(Duration limit) {
        return limit.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) < 0 ? limit.toNanos() : Long.MAX_VALUE / 2;
    }

    private void decide(SessionEffect.AskDecision ask) {
        info = info.withVersion(ask.context().version());
        if (server.doorman().isProven(proof, ask.inform(), certificates)) {
            registry.deciding(this); // a stranger takes nobody's place before he is let in
        }
        new InformDesk(server)
                .decide(info, proof, ask.inform(), ask.context().version(), certificates, List.copyOf(informDeviations))
                .whenComplete((decision, impossible) -> run(() -> decided(ask, decision)));
    }

    private void decided(SessionEffect.AskDecision ask, InformDesk.Decision decision) {
        kind = decision.kind();
        if (decision.input() instanceof SessionInput.InformAccepted && state instanceof Deciding deciding) {
            server = decision.server();
            accept(ask.inform(), deciding.context(), decision.apart());
        }
        step(decision.input());
    }

    /** From here on this is the device's session, and its former one is dead (A-SESS-49); a stranger's is beside it. */
    private void accept(Inform inform, SessionContext context, boolean stranger) {
        var device = Objects.requireNonNull(info.device(), "device");
        NamingAbilities naming = new NamingAbilities(inform);
        SessionView made = new SessionView(
                this,
                server.application(),
                info,
                device,
                inform,
                informHeader,
                context,
                kind,
                naming,
                server.batchSizes());
        made.add(informDeviations);
        CallDesk desk = new CallDesk(server, this, inform, context, kind, naming);
        apart = stranger;
        if (!apart) {
            desk.after(registry.accepted(this));
        }
        view = made;
        calls = desk;
        requests = new DeviceRequests(server, made);
    }

    private void begin() {
        SessionView session = Objects.requireNonNull(view, "view");
        CallDesk desk = Objects.requireNonNull(calls, "calls");
        if (!apart) {
            registry.begun(session);
        }
        if (!Callbacks.of(server.handler()).onSession()) {
            run(() -> desk.handlerDone(null));
            return;
        }
        server.application()
                .<Object>ask(() -> server.handler().onSession(session))
                .whenComplete((done, failure) -> run(() -> desk.handlerDone(failure)));
    }

    private void end(SessionEnd cause) {
        alarm.close();
        Duration lasted = Duration.ofNanos(age());
        CallDesk desk = calls;
        if (desk != null) {
            desk.close(cause);
        }
        registry.ended(this, cause, desk == null ? CompletableFuture.completedFuture(null) : desk.records());
        server.observers().sessionEnded(info, cause, lasted);
        ended.complete(cause);
    }
}
