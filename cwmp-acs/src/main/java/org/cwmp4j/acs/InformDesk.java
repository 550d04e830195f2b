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

    /** Never fails; an accepted Inform is recorded. */
    CompletionStage<SessionInput> decide(
            SessionInfo info,
            Inform inform,
            CwmpVersion version,
            List<X509Certificate> certificates,
            List<Deviation> deviations) {
        DeviceKey key = info.device();
        if (key == null) {
            LOG.debug("session {}: {} may not speak for {}", info.id(), info.identity(), info.deviceId());
            return done(new SessionInput.InformRefused(403)); // A-AUTH-13
        }
        return stage(() -> server.devices().find(key))
                .thenCompose(previous -> ask(new InformRequest(
                                key,
                                inform,
                                version,
                                Optional.ofNullable(info.identity()),
                                certificates,
                                info.remote(),
                                previous,
                                deviations))
                        .thenCompose(decision -> act(decision, previous, key, inform, version)))
                .exceptionally(failure -> {
                    LOG.error("device store failed for {}", key, Application.unwrap(failure));
                    return new SessionInput.RecordFailed();
                });
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
        if (server.bootstrapRequired() && request.previous().isEmpty() && !has(request.inform(), EventCode.BOOTSTRAP)) {
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

    private CompletionStage<SessionInput> act(
            @Nullable InformDecision decision,
            Optional<DeviceRecord> previous,
            DeviceKey key,
            Inform inform,
            CwmpVersion version) {
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
            return act(faultOf(new NullPointerException("no decision")), previous, key, inform, version);
        }
        DeviceRecord record =
                record(previous, key, inform, version, server.time().wall().now());
        return stage(() -> server.devices().save(record)).thenApply(saved -> new SessionInput.InformAccepted());
    }

    private static CompletionStage<SessionInput> done(SessionInput input) {
        return CompletableFuture.completedFuture(input);
    }

    /** BOOTSTRAP puts all in doubt that was known (A-INF-15); unknown parameters do not matter (A-INF-14). */
    private static DeviceRecord record(
            Optional<DeviceRecord> previous, DeviceKey key, Inform inform, CwmpVersion version, Instant now) {
        String url = inform.parameterList().stream()
                .filter(p -> p.name().endsWith(URL_PARAMETER))
                .map(ParameterValue::text)
                .findFirst()
                .orElse(previous.map(DeviceRecord::connectionRequestUrl).orElse(null));
        Credentials credentials =
                previous.map(DeviceRecord::connectionRequestCredentials).orElse(null);
        boolean stale = has(inform, EventCode.BOOTSTRAP)
                || previous.map(DeviceRecord::stale).orElse(false);
        return new DeviceRecord(key, inform, now, version, url, credentials, stale);
    }

    static boolean has(Inform inform, EventCode code) {
        return inform.event().stream().anyMatch(e -> e.code().equals(code));
    }
}
