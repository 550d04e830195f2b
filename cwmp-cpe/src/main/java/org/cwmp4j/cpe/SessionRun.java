package org.cwmp4j.cpe;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.event.EventQueue;
import org.cwmp4j.cpe.internal.AcsAttempt;
import org.cwmp4j.cpe.internal.AcsUrls;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.parameter.InformParameters;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.cpe.session.SessionInput;
import org.cwmp4j.cpe.session.SessionSettings;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;

/**
 * One session from its reason to its end: records what its Inform will say, waits until the device is ready, then lets a {@link
 * SessionDriver} talk. On the agent's executor.
 */
final class SessionRun {
    private final AgentCore core;
    private final SessionKind kind;
    private final long number;
    private final Set<SessionReason> reasons;
    private final long began;
    private SessionInfo info;
    private @Nullable SessionDriver driver;
    private @Nullable ManagementServerSettings settings;
    private boolean over;

    SessionRun(AgentCore core, SessionKind kind, long number, Set<SessionReason> reasons) {
        this.core = core;
        this.kind = kind;
        this.number = number;
        this.reasons = EnumSet.copyOf(reasons);
        this.began = core.time().ticker().nanos();
        this.info = info(List.of(), URI.create(""));
    }

    /** Record, then act: no Inform leaves before its events are recorded. */
    void begin() {
        CompletionStage<InformParameters> unused = core.memory()
                .record(core.memory().opened())
                .thenCompose(recorded ->
                        core.deadlines().within(ready(), core.config().limits().ready(), SessionRun::notReady))
                .thenCompose(ready -> core.deadlines()
                        .within(parameters(), core.config().limits().ready(), SessionRun::notReady))
                .whenComplete((parameters, failure) -> {
                    if (over) {
                        return;
                    }
                    if (failure == null) {
                        inform(parameters);
                    } else {
                        boolean record = Deadlines.cause(failure) instanceof StateException;
                        end(record ? SessionEnd.RECORD_FAILED : SessionEnd.NOT_READY, Deadlines.text(failure));
                    }
                });
    }

    private CompletionStage<InformParameters> parameters() {
        return kind == SessionKind.HEARTBEAT
                ? core.tree().heartbeatParameters()
                : core.tree().informParameters(List.of());
    }

    /** Too late for this session, it must not keep the tree from the next one. */
    private CompletionStage<Void> ready() {
        return core.tree()
                .beginSession()
                .whenCompleteAsync(
                        (nothing, failure) -> {
                            if (over && core.isIdle()) {
                                core.tree().endSession();
                            }
                        },
                        core.serial());
    }

    private static CwmpException notReady() {
        return new CwmpException("the device was not ready in time");
    }

    private void inform(InformParameters parameters) {
        ManagementServerSettings with = core.server().settings();
        settings = with;
        URI url = AcsUrls.parse(with.url()).orElse(null);
        if (url == null) {
            end(SessionEnd.NO_CONNECTION, "no usable ACS URL");
            return;
        }
        List<CwmpVersion> versions = core.versions().offer(with.url());
        CwmpVersion highest = versions.get(versions.size() - 1);
        List<Event> events =
                kind == SessionKind.HEARTBEAT ? core.events().beginHeartbeat() : events(parameters, highest);
        if (kind == SessionKind.ORDINARY) {
            reasons.addAll(core.reasonsAnswered());
            core.connectionRequests().sessionInformed();
        }
        info = info(events, url);
        SessionLog.started(info);
        core.observer().tell(o -> o.sessionStarted(info));
        Inform inform = new Inform(
                core.config().device(), events, 1, currentTime(), core.memory().retryCount(), parameters.parameters());
        AcsTarget target = new AcsTarget(
                url,
                with.username(),
                with.password(),
                core.config().limits().response(),
                core.compression().offer(with),
                core.addresses().preferred(with.url()));
        SessionSettings session = new SessionSettings(
                versions,
                core.config().sessionTimeout(),
                idPrefix(),
                core.config().strict());
        AcsConnection connection;
        try {
            connection = core.config().runtime().transport().open(target);
        } catch (RuntimeException e) { // a URL that this transport cannot use
            end(SessionEnd.NO_CONNECTION, "no usable ACS URL: " + Deadlines.text(e));
            return;
        }
        SessionDriver d = new SessionDriver(core, this, session, target, connection, parameters);
        driver = d;
        boolean calls = kind == SessionKind.ORDINARY; // they go with events that a heartbeat must not list
        d.feed(new SessionInput.Begin(inform, calls ? core.calls().calls() : List.of()));
    }

    private List<Event> events(InformParameters parameters, CwmpVersion version) {
        int most = EventQueue.MAX_EVENTS - (parameters.valueChange() ? 1 : 0);
        List<Event> events = new ArrayList<>(core.events().begin(version, most));
        if (parameters.valueChange()) { // C-INF-07
            events.add(Event.of(EventCode.VALUE_CHANGE));
        }
        return events;
    }

    /** Local time with its offset, or the time since the start where the device does not know better (C-INF-04). */
    private CwmpDateTime currentTime() {
        var wall = core.time().wall();
        return wall.isSet()
                ? CwmpDateTime.of(OffsetDateTime.ofInstant(wall.now(), wall.zone()))
                : CwmpDateTime.sinceBoot(core.uptime());
    }

    /** Letters and digits, for servers that echo without escaping; different in each session. */
    private String idPrefix() {
        return "s" + Long.toString(core.config().runtime().random().nextLong(1L << 40), 36) + "x";
    }

    private SessionInfo info(List<Event> events, URI url) {
        return new SessionInfo(
                core.config().device(), number, reasons, events, core.memory().retryCount(), url);
    }

    SessionKind kind() {
        return kind;
    }

    SessionInfo info() {
        return info;
    }

    @Nullable
    SessionDriver driver() {
        return driver;
    }

    /** What was tried, once the session is over; {@code null} if it did not come to that. */
    @Nullable
    AcsAttempt attempt(SessionEnd end) {
        ManagementServerSettings with = settings;
        return with == null ? null : new AcsAttempt(with, driver != null && driver.connected(), end.isSuccess());
    }

    /** Gives up. */
    void abort() {
        SessionDriver d = driver;
        if (d == null) {
            end(SessionEnd.CLOSED, "the agent was closed");
        } else {
            d.feed(new SessionInput.Abort());
        }
    }

    void end(SessionEnd end, String detail) {
        if (!over) {
            over = true;
            Duration duration = Duration.ofNanos(core.time().ticker().nanos() - began);
            SessionResult result = new SessionResult(end, detail, duration);
            SessionLog.ended(info, result);
            core.sessionEnded(this, result);
        }
    }
}
