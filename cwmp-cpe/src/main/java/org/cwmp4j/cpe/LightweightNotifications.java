package org.cwmp4j.cpe;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.event.Phase;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.managementserver.LightweightSettings;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.notification.LightweightDigest;
import org.cwmp4j.cpe.notification.LightweightNotification;
import org.cwmp4j.cpe.notification.LightweightNotification.Message;
import org.cwmp4j.cpe.notification.NotificationSender;
import org.cwmp4j.cpe.parameter.InformParameters;
import org.cwmp4j.http.HostLiteral;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.ParameterValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of changes by datagrams (TR-069 A6C1 Annex M): at once of those with active lightweight notification, together with what
 * waits; of the others alone at the trigger interval (C-NOT-09, LWN-07). What could not leave is tried again a minute later; what
 * left is not repeated (LWN-08). On the agent's executor.
 */
final class LightweightNotifications implements EngineTopic {
    private static final Logger LOG = LoggerFactory.getLogger(LightweightNotifications.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** When what could not leave is tried again. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Engine engine;
    private final @Nullable NotificationSender sender;
    private final EngineTimer soon;
    private final EngineTimer trigger;
    private @Nullable Phase phase;
    private boolean sending;
    private boolean asked;
    private boolean stopped;

    LightweightNotifications(Engine engine, @Nullable NotificationSender sender) {
        this.engine = engine;
        this.sender = sender;
        this.soon = engine.timer();
        this.trigger = engine.timer();
        engine.tree().onActiveLightweightChange(this::wake);
    }

    @Override
    public Occurred restarted() {
        stopped = false;
        beginTrigger();
        wakeIfActive();
        return Occurred.NOTHING;
    }

    @Override
    public void settingsChanged(ManagementServerSettings before, ManagementServerSettings after) {
        if (!before.lightweight().equals(after.lightweight())) {
            if (!after.lightweight().udp()) { // LWN-02
                engine.later(engine.tree().forgetLightweightChanges());
            }
            beginTrigger();
        }
    }

    /** A phase of the device's own stays what it is; and what could not be dated can be now. */
    @Override
    public void clockChanged() {
        if (phase != null) {
            trigger.set(phase.untilNext(Duration.ZERO), this::triggered);
        }
        wakeIfActive();
    }

    @Override
    public void stop() {
        stopped = true;
        soon.cancel();
        trigger.cancel();
    }

    private void beginTrigger() {
        LightweightSettings settings = engine.server().settings().lightweight();
        Duration interval = settings.triggerInterval();
        if (!settings.udp() || interval.isZero()) {
            phase = null;
            trigger.cancel();
            return;
        }
        phase = new Phase(engine.time(), settings.triggerTime(), interval, interval);
        trigger.set(phase.untilNext(Duration.ZERO), this::triggered);
    }

    private void triggered() {
        send();
        if (phase != null) {
            trigger.set(phase.untilFollowing(), this::triggered);
        }
    }

    private void wakeIfActive() {
        if (engine.tree().hasActiveLightweightChanges()) {
            wake();
        }
    }

    /** What else changes at this very moment goes into the same message. */
    private void wake() {
        if (!stopped) {
            soon.set(Duration.ZERO, this::send);
        }
    }

    /** Without the time of day no message could be valid (LWN-09). */
    private void send() {
        ManagementServerSettings settings = engine.server().settings();
        NotificationSender by = sender;
        boolean possible = by != null && settings.lightweight().udp() && settings.enableCwmp();
        if (by == null || !possible || stopped) {
            return;
        } else if (sending) {
            asked = true;
            return;
        } else if (!engine.time().wall().isSet() || !engine.tree().hasLightweightChanges()) {
            return;
        }
        Optional<String> host = host(settings);
        if (host.isEmpty()) {
            return;
        }
        sending = true;
        CompletionStage<@Nullable Void> unused = within(engine.tree().lightweightParameters())
                .thenCompose(told -> deliver(told, host.get(), settings, by))
                .handle((good, failure) -> {
                    if (failure != null) {
                        LOG.warn("lightweight notification not sent: {}", Deadlines.text(failure));
                    }
                    sent(failure == null && good);
                    return null;
                });
    }

    private void sent(boolean good) {
        sending = false;
        if (stopped) {
            return;
        }
        if (asked) {
            asked = false;
            wake();
        } else if (!good && !soon.isSet()) {
            soon.set(AGAIN, this::wakeIfActive);
        }
    }

    private <T> CompletableFuture<T> within(CompletionStage<T> stage) {
        return engine.deadlines().within(stage, PATIENCE, () -> new CwmpException("not within " + PATIENCE));
    }

    /** UDPLightweightNotificationHost, or that of the ACS (LWN-03). */
    private static Optional<String> host(ManagementServerSettings settings) {
        String given = settings.lightweight().host().strip();
        if (!given.isEmpty()) {
            return Optional.of(HostLiteral.unwrap(given));
        }
        try {
            return Optional.ofNullable(new URI(settings.url()).getHost()).map(HostLiteral::unwrap);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private LightweightNotification writer(ManagementServerSettings settings, String host) {
        LightweightSettings lightweight = settings.lightweight();
        LightweightDigest digest = LightweightDigest.ofName(lightweight.digest())
                .orElseThrow(() -> new CwmpException("unknown LightweightDigest " + lightweight.digest()));
        return new LightweightNotification(
                host, lightweight.port(), engine.device(), settings.username(), settings.password(), digest);
    }

    /** True once what left is recorded as told; false if something could not leave. */
    private CompletionStage<Boolean> deliver(
            InformParameters told, String host, ManagementServerSettings settings, NotificationSender by) {
        List<Message> messages = writer(settings, host)
                .write(
                        told.parameters(),
                        engine.time().wall().now(),
                        () -> Long.toHexString(engine.random().nextLong(Long.MAX_VALUE)));
        Map<String, Long> done = new HashMap<>(told.reported());
        Set<ParameterValue> missing = new LinkedHashSet<>(told.parameters());
        CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
        for (Message message : messages) {
            missing.removeAll(message.parameters());
            all = all.thenCompose(good -> leave(
                            message, host, settings.lightweight().port(), by)
                    .thenApply(left -> {
                        if (!left) {
                            message.parameters().forEach(p -> done.remove(told.path(p)));
                        }
                        return good && left;
                    }));
        }
        if (!missing.isEmpty()) {
            LOG.warn(
                    "too long for a lightweight notification: {}",
                    missing.stream().map(ParameterValue::name).toList());
        }
        return all.thenCompose(good -> engine.record(engine.tree().lightweightReported(told.withReported(done)))
                .thenApply(recorded -> good));
    }

    private CompletableFuture<Boolean> leave(Message message, String host, int port, NotificationSender by) {
        CompletionStage<Void> sent;
        try {
            sent = by.send(host, port, message.datagram());
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedStage(e);
        }
        return within(sent).handle((left, failure) -> {
            if (failure != null) {
                LOG.warn("lightweight notification to {} port {} not sent: {}", host, port, Deadlines.text(failure));
            }
            return failure == null;
        });
    }
}
