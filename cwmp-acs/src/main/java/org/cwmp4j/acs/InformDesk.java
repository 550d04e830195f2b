package org.cwmp4j.acs;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cwmp4j.acs.Doorman.Entry;
import org.cwmp4j.acs.auth.Proof;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.IssuedCredentials;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.session.SessionInput;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Event;
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
     * What becomes of an Inform.
     *
     * @param input for the machine
     * @param kind of device
     * @param server what the session has of the server from now on
     * @param apart whether it is a stranger's, which takes no other session's place
     */
    record Decision(SessionInput input, DeviceKind kind, ServerContext server, boolean apart) {}

    /** Never fails; an accepted Inform is recorded. */
    CompletionStage<Decision> decide(
            SessionInfo info,
            Proof proof,
            Inform inform,
            CwmpVersion version,
            List<X509Certificate> certificates,
            List<Deviation> deviations) {
        DeviceKey key = info.device();
        if (key == null) {
            return refuse(info, "may not speak for that device"); // A-AUTH-13
        }
        return stage(() -> server.devices().find(key))
                .thenCompose(previous -> {
                    DeviceProfile profile = server.profiles().of(inform, previous);
                    InformRequest request = new InformRequest(
                            key,
                            inform,
                            version,
                            Optional.ofNullable(info.identity()),
                            certificates,
                            info.remote(),
                            previous,
                            profile,
                            isBootstrap(inform, previous, profile),
                            deviations);
                    return server.doorman().judge(request, proof).thenCompose(entry -> enter(info, request, entry));
                })
                .exceptionally(failure -> {
                    LOG.error("a store failed for {}", key, Application.unwrap(failure));
                    return failed(new SessionInput.RecordFailed());
                });
    }

    private Decision failed(SessionInput input) {
        return new Decision(input, DeviceKind.UNKNOWN, server, false);
    }

    private CompletionStage<Decision> refuse(SessionInfo info, String reason) {
        server.observers().denied(info, reason);
        return CompletableFuture.completedFuture(failed(new SessionInput.InformRefused(403)));
    }

    private CompletionStage<Decision> enter(SessionInfo info, InformRequest request, Entry entry) {
        if (entry instanceof Entry.Refused refused) {
            return refuse(info, refused.reason());
        }
        if (entry instanceof Entry.Apart apart) {
            ServerContext other = server.with(apart.handler(), () -> false);
            DeviceKind kind = kind(request, record(request, server.time().wall().now()));
            return new InformDesk(other)
                    .ask(request)
                    .thenApply(decision -> new Decision(inputOf(decision), kind, other, true));
        }
        if (entry instanceof Entry.First first) {
            FirstContactHandler handler =
                    new FirstContactHandler(server.handler(), first.desk(), server.devices(), request);
            return new InformDesk(server.with(handler, handler::isDone)).admit(request, null);
        }
        return admit(request, ((Entry.Known) entry).used());
    }

    private CompletionStage<Decision> admit(InformRequest request, @Nullable IssuedCredentials used) {
        DeviceRecord record = record(request, server.time().wall().now());
        return ask(request)
                .thenCompose(decision -> {
                    SessionInput input = inputOf(decision);
                    return input instanceof SessionInput.InformAccepted
                            ? save(record, used).thenApply(saved -> input)
                            : CompletableFuture.completedFuture(input);
                })
                .thenApply(input -> new Decision(input, kind(request, record), server, false));
    }

    private static DeviceKind kind(InformRequest request, DeviceRecord record) {
        return new DeviceKind(request.profile(), request.bootstrap(), record.bootedAt());
    }

    private boolean isBootstrap(Inform inform, Optional<DeviceRecord> previous, DeviceProfile profile) {
        try {
            return server.bootstrapPolicy().isBootstrap(inform, previous, profile);
        } catch (RuntimeException e) {
            LOG.error("bootstrap policy failed: going by the event", e);
            return has(inform, EventCode.BOOTSTRAP);
        }
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
        if (!Callbacks.of(server.handler()).onInform()) {
            return server.handler().onInform(request);
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

    private static SessionInput inputOf(@Nullable InformDecision decision) {
        if (decision instanceof InformDecision.Fault fault) {
            return new SessionInput.InformFaulted(fault.code(), fault.text());
        }
        if (decision instanceof InformDecision.Refuse refuse) {
            return new SessionInput.InformRefused(refuse.status());
        }
        if (decision instanceof InformDecision.Redirect redirect) {
            return new SessionInput.Redirected(redirect.status(), redirect.header());
        }
        return decision == null
                ? inputOf(faultOf(new NullPointerException("no decision")))
                : new SessionInput.InformAccepted();
    }

    /**
     * The device as it is now. What it has used for the first time is recorded with it, and only then as used: killed in between, the
     * server does both once more.
     */
    private CompletionStage<Void> save(DeviceRecord record, @Nullable IssuedCredentials used) {
        if (used == null) {
            return stage(() -> server.devices().save(record));
        }
        return stage(() -> server.devices().save(record.withConnectionRequestCredentials(used.connectionRequest())))
                .thenCompose(saved -> server.doorman().used(record.key(), used))
                .thenAccept(changed -> server.observers().credentialsUsed(record.key()));
    }

    /** BOOTSTRAP puts all in doubt that was known (A-INF-15); unknown parameters do not matter (A-INF-14). */
    private static DeviceRecord record(InformRequest request, Instant now) {
        Inform inform = request.inform();
        Optional<DeviceRecord> previous = request.previous();
        String given = valueOf(inform, URL_PARAMETER);
        String url = given != null
                ? given
                : previous.map(DeviceRecord::connectionRequestUrl).orElse(null);
        Credentials credentials =
                previous.map(DeviceRecord::connectionRequestCredentials).orElse(null);
        boolean stale = request.bootstrap() || previous.map(DeviceRecord::stale).orElse(false);
        boolean booted = has(inform, EventCode.BOOT) || has(inform, EventCode.BOOTSTRAP);
        Instant bootedAt = booted ? now : previous.map(DeviceRecord::bootedAt).orElse(null);
        return new DeviceRecord(
                request.device(),
                inform,
                now,
                request.version(),
                url,
                credentials,
                stale,
                bootedAt,
                request.remote().getAddress());
    }

    static boolean has(Inform inform, EventCode code) {
        for (Event event : inform.event()) {
            if (event.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    /** The value of the first parameter whose name ends so; {@code null} if there is none. */
    static @Nullable String valueOf(Inform inform, String ending) {
        for (ParameterValue value : inform.parameterList()) {
            if (value.name().endsWith(ending)) {
                return value.text();
            }
        }
        return null;
    }
}
