package org.cwmp4j.cpe;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.discovery.DhcpReply;
import org.cwmp4j.cpe.discovery.DiscoveredAcs;
import org.cwmp4j.cpe.discovery.DiscoverySettings;
import org.cwmp4j.cpe.discovery.DiscoverySource;
import org.cwmp4j.cpe.internal.AcsAttempt;
import org.cwmp4j.cpe.internal.AcsUrls;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.Secrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks DHCP for the ACS: where there is none, and where the one that was found by DHCP cannot be reached (DHC-04). A URL that is there goes
 * before discovery otherwise, whoever set it. On the agent's executor.
 */
final class AcsDiscovery implements EngineTopic {
    private static final Logger LOG = LoggerFactory.getLogger(AcsDiscovery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Engine engine;
    private final DiscoverySource source;
    private final DiscoverySettings settings;
    private final DiscoveryMemory memory;
    private final EngineTimer unreachable;
    private final EngineTimer again;
    private Duration pause;
    private boolean asking;
    private boolean stopped;
    /** Whether no connection came about since DHCP was last asked for that, or since one did. */
    private boolean lost;
    /** Found while a session was under way, which may show that it is not needed. */
    private @Nullable DiscoveredAcs waiting;

    AcsDiscovery(Engine engine, DiscoverySource source, DiscoverySettings settings) {
        this.engine = engine;
        this.source = source;
        this.settings = settings;
        this.memory = new DiscoveryMemory(engine.state());
        this.unreachable = engine.timer();
        this.again = engine.timer();
        this.pause = settings.again();
    }

    // ---- when to ask

    @Override
    public Occurred restarted() {
        reached();
        pause = settings.again();
        look();
        return Occurred.NOTHING;
    }

    @Override
    public void settingsChanged(ManagementServerSettings before, ManagementServerSettings after) {
        boolean moved = !before.url().equals(after.url());
        if (moved) {
            reached();
        }
        if (moved || before.enableCwmp() != after.enableCwmp()) {
            look();
        }
    }

    @Override
    public void attempted(AcsAttempt attempt) {
        String url = attempt.settings().url();
        if (attempt.success()) {
            engine.later(memory.succeeded(url));
        }
        if (attempt.connected()) {
            reached();
        } else if (url.equals(url()) && !lost) {
            lost = true;
            unreachable.set(settings.unreachableFor(), this::look);
        }
    }

    @Override
    public void sessionEnded(SessionResult result) {
        DiscoveredAcs found = waiting;
        waiting = null;
        if (found != null && isWanted()) {
            use(found);
        }
    }

    private void reached() {
        unreachable.cancel();
        lost = false;
        waiting = null;
    }

    /** Without ACS; or, for 300 s, without connection to one that came by DHCP (C-DISC-10 to C-DISC-12). */
    private boolean isWanted() {
        boolean given = url().isEmpty() || (lost && !unreachable.isSet() && isFoundByDhcp());
        return given && engine.server().settings().enableCwmp() && !stopped;
    }

    private boolean isFoundByDhcp() {
        return memory.isByDhcp(url()) || (memory.isUndecided() && url().equals(settings.fallback()));
    }

    private void look() {
        if (isWanted() && !asking) {
            ask();
        }
    }

    private void ask() {
        asking = true;
        again.cancel();
        LOG.info("DHCP is asked for the ACS");
        CompletionStage<Void> unused = engine.deadlines()
                .within(
                        engine.ask(source::discover),
                        settings.deadline(),
                        () -> new CwmpException("DHCP did not answer in time"))
                .handle((reply, failure) -> {
                    asking = false;
                    answered(reply, failure);
                    return null;
                });
    }

    // ---- what to make of the answer

    private void answered(@Nullable DhcpReply reply, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("DHCP was asked for the ACS in vain: {}", Deadlines.text(failure));
        }
        DiscoveredAcs found = reply == null ? DiscoveredAcs.NOTHING : allowed(reply.acs());
        if (!isWanted()) {
            return;
        }
        if (engine.isInSession()) {
            waiting = found;
        } else {
            use(found);
        }
    }

    /** DHCP is believed as far as the application wants it, and never takes security away (DHC-08). */
    private DiscoveredAcs allowed(DiscoveredAcs found) {
        Optional<URI> url = Optional.ofNullable(found.url()).flatMap(AcsUrls::parse);
        if (url.isEmpty() || AcsUrls.isSecure(url.get())) {
            return found;
        }
        boolean downgrade = AcsUrls.parse(url()).filter(AcsUrls::isSecure).isPresent();
        if (settings.http() && !downgrade) {
            return found;
        }
        LOG.warn(
                "DHCP names an ACS that is not used, {}: {}",
                downgrade ? "as the present one is of https" : "as http is not allowed",
                Secrets.maskUrl(url.get().toString()));
        return found.withoutUrl();
    }

    private void use(DiscoveredAcs found) {
        lost = false; // asked again after as long a wait
        String named = found.url();
        String fallback = settings.fallback();
        if (named != null) {
            pause = settings.again();
            set(named, found);
        } else if (url().isEmpty() && fallback != null) {
            LOG.info("DHCP names no ACS: {} is used", Secrets.maskUrl(fallback));
            set(fallback, found);
        } else {
            set(url(), found);
            later();
        }
    }

    /** No ACS and none to be had. */
    private void later() {
        if (url().isEmpty()) {
            again.set(pause, this::look);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    /** What DHCP said before and the ACS may have changed since is not set again unless the ACS is another one. */
    private void set(String url, DiscoveredAcs found) {
        boolean moved = !url.equals(url());
        String server = engine.server().path();
        Map<String, String> values = new LinkedHashMap<>();
        if (moved) {
            values.put(server + "URL", url);
        }
        memory.news(found, moved).forEach((name, value) -> {
            String path = name.equals(DiscoveryMemory.CODE)
                    ? engine.tree().model().root() + "DeviceInfo." + name
                    : server + name;
            if (engine.tree().model().parameter(path).isPresent()) {
                values.put(path, value);
            }
        });
        CompletionStage<Void> unused = engine.record(memory.told(found))
                .thenCompose(told -> values.isEmpty()
                        ? CompletableFuture.<Void>completedStage(null)
                        : engine.tree().set(Writer.DEVICE, values))
                .handle((nothing, failure) -> {
                    if (failure != null) {
                        LOG.warn("what DHCP says of the ACS was not set: {}", Deadlines.text(failure));
                        later();
                    } else if (moved && found.url() != null) {
                        LOG.info("DHCP names the ACS {}", Secrets.maskUrl(url));
                        engine.tell(o -> o.acsDiscovered(Secrets.maskUrl(url)));
                    }
                    return null;
                });
    }

    private String url() {
        return engine.server().settings().url();
    }

    @Override
    public StateUpdate forget() {
        reached();
        again.cancel();
        return memory.forget();
    }

    @Override
    public void stop() {
        stopped = true;
        unreachable.cancel();
        again.cancel();
    }
}
