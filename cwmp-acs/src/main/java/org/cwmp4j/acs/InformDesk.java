package org.cwmp4j.acs;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.session.SessionInput;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of an Inform: looks the device up, asks the application, and records the device before the InformResponse leaves. */
final class InformDesk {
    private static final Logger LOG = LoggerFactory.getLogger(InformDesk.class);
    private static final String URL_PARAMETER = ".ManagementServer.ConnectionRequestURL";

    private final ServerContext server;

    InformDesk(ServerContext server) {
        this.server = server;
    }

    /**
     * What became of it.
     *
     * @param input for the machine
     * @param kind of device
     */
    record Verdict(SessionInput input, DeviceKind kind) {
        static Verdict failed(SessionInput input) {
            return new Verdict(input, DeviceKind.UNKNOWN);
        }
    }

    /** Never fails; an accepted Inform is recorded. */
    CompletionStage<Verdict> decide(
            SessionInfo info,
            Inform inform,
            CwmpVersion version,
            List<X509Certificate> certificates,
            List<Deviation> deviations) {
        DeviceKey key = info.device();
        if (key == null) {
            LOG.debug("session {}: {} may not speak for {}", info.id(), info.identity(), info.deviceId());
            return CompletableFuture.completedFuture(Verdict.failed(new SessionInput.InformRefused(403))); // A-AUTH-13
        }
        return stage(() -> server.devices().find(key))
                .thenCompose(previous -> {
                    DeviceProfile profile = server.profiles().of(inform, previous);
                    return decide(new InformRequest(
                            key,
                            inform,
                            version,
                            Optional.ofNullable(info.identity()),
                            certificates,
                            info.remote(),
                            previous,
                            profile,
                            isBootstrap(inform, previous, profile),
                            deviations));
                })
                .exceptionally(failure -> {
                    LOG.error("device store failed for {}", key, Application.unwrap(failure));
                    return Verdict.failed(new SessionInput.RecordFailed());
                });
    }

    private boolean isBootstrap(Inform inform, Optional<DeviceRecord> previous, DeviceProfile profile) {
        try {
            return server.bootstrapPolicy().isBootstrap(inform, previous, profile);
        } catch (RuntimeException e) {
            LOG.error("bootstrap policy failed: going by the event", e);
            return has(inform, EventCode.BOOTSTRAP);
        }
    }

    private CompletionStage<Verdict> decide(InformRequest request) {
        DeviceRecord record = record(request, server.time().wall().now());
        DeviceKind kind = new DeviceKind(request.profile(), request.bootstrap(), record.bootedAt());
        return ask(request).thenCompose(decision -> act(decision, record)).thenApply(input -> new Verdict(input, kind));
    }

    /** A stage even if the store throws. */
    private static <T> CompletionStage<T> stage(Supplier<CompletionStage<T>> store) {
        try {
            return store.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<InformDecision> ask(InformRequest request) {
        if (server.bootstrapRequired() && request.previous().isEmpty() && !request.bootstrap()) {
            return CompletableFuture.completedFuture(
                    InformDecision.fault(FaultCode.ACS_INVALID_ARGUMENTS, "BOOTSTRAP expected"));
        }
        return server.application()
                .<InformDecision>ask(() -> server.handler().onInform(request))
                .exceptionally(InformDesk::faultOf);
    }

    private static InformDecision faultOf(Throwable failure) {
        if (Application.unwrap(failure) instanceof AcsFaultException fault) {
            return InformDecision.fault(fault.code(), fault.text());
        }
        LOG.error("handler failed to decide on an Inform", failure);
        return InformDecision.fault(FaultCode.ACS_INTERNAL_ERROR, "Internal error"); // B-ROB-08
    }

    private CompletionStage<SessionInput> act(@Nullable InformDecision decision, DeviceRecord record) {
        if (decision instanceof InformDecision.Fault fault) {
            return done(new SessionInput.InformFaulted(fault.code(), fault.text()));
        }
        if (decision instanceof InformDecision.Refuse refuse) {
            return done(new SessionInput.InformRefused(refuse.status()));
        }
        if (decision instanceof InformDecision.Redirect redirect) {
            return done(new SessionInput.Redirected(redirect.status(), redirect.header()));
        }
        if (decision == null) {
            return act(faultOf(new NullPointerException("no decision")), record);
        }
        return stage(() -> server.devices().save(record)).thenApply(saved -> new SessionInput.InformAccepted());
    }

    private static CompletionStage<SessionInput> done(SessionInput input) {
        return CompletableFuture.completedFuture(input);
    }

    /** BOOTSTRAP puts all in doubt that was known (A-INF-15); unknown parameters do not matter (A-INF-14). */
    private static DeviceRecord record(InformRequest request, Instant now) {
        Inform inform = request.inform();
        Optional<DeviceRecord> previous = request.previous();
        String url = inform.parameterList().stream()
                .filter(p -> p.name().endsWith(URL_PARAMETER))
                .map(ParameterValue::text)
                .findFirst()
                .orElse(previous.map(DeviceRecord::connectionRequestUrl).orElse(null));
        Credentials credentials =
                previous.map(DeviceRecord::connectionRequestCredentials).orElse(null);
        boolean stale = request.bootstrap() || previous.map(DeviceRecord::stale).orElse(false);
        boolean booted = has(inform, EventCode.BOOT) || has(inform, EventCode.BOOTSTRAP);
        Instant bootedAt = booted ? now : previous.map(DeviceRecord::bootedAt).orElse(null);
        return new DeviceRecord(request.device(), inform, now, request.version(), url, credentials, stale, bootedAt);
    }

    static boolean has(Inform inform, EventCode code) {
        return inform.event().stream().anyMatch(e -> e.code().equals(code));
    }
}
