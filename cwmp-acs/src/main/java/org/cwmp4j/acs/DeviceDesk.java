package org.cwmp4j.acs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequests;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationId;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.operation.PendingOperation;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.MethodResponse;

/** One device's door into the server. */
record DeviceDesk(
        DeviceKey key, ServerContext server, SessionRegistry registry, ConnectionRequests requests, WakeDesk wakes)
        implements DeviceHandle {
    @Override
    public CompletableFuture<Optional<DeviceRecord>> record() {
        return server.application().view(server.devices().find(key));
    }

    @Override
    public <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method) {
        return submit(method, OperationOptions.DEFAULT.withConnectionRequest()).result();
    }

    @Override
    public <R extends MethodResponse> PendingOperation<R> submit(CpeMethod<R> method, OperationOptions options) {
        Sendable.refusal(method, CwmpVersion.V1_4.namespace(), CwmpVersion.V1_4).ifPresent(refusal -> {
            throw refusal;
        });
        PendingOperation<R> pending = server.operations().submit(key, method, options);
        if (options.connectionRequest()) {
            CompletionStage<Operation> queued = pending.queued();
            queued.thenAccept(operation -> wake(operation.id()));
        }
        return pending;
    }

    /** A live session may still take the operation; if it does not, or there is none, the device is asked for another. */
    private void wake(OperationId id) {
        LiveSession live = registry.byDevice(key);
        if (live != null) {
            CompletionStage<SessionEnd> ended = live.ended();
            ended.thenAccept(cause -> wakeIfQueued(id));
        } else {
            wakes.wake(key);
        }
    }

    private void wakeIfQueued(OperationId id) {
        server.operations().find(id).thenAccept(found -> {
            if (found.isPresent() && found.get().state() == OperationState.QUEUED) {
                wake(id);
            }
        });
    }

    @Override
    public CompletableFuture<List<Operation>> operations() {
        return server.application().view(server.operations().list(key));
    }

    @Override
    public CompletableFuture<Boolean> cancel(OperationId id) {
        return server.application().view(server.operations().cancel(key, id));
    }

    @Override
    public CompletableFuture<ConnectionRequestResult> connectionRequest() {
        return server.application().view(requests.request(key));
    }

    @Override
    public CompletableFuture<Boolean> connectionRequestCredentials(Credentials credentials) {
        return server.application()
                .view(server.devices()
                        .update(key, record -> record.withConnectionRequestCredentials(credentials))
                        .thenApply(Optional::isPresent));
    }

    @Override
    public CompletableFuture<Void> allowBootstrap(Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window: expected more than zero, got " + window);
        }
        Instant until = server.time().wall().now().plus(window);
        try {
            return server.application()
                    .view(server.doorman().openWindow(key, until).thenAccept(changed -> {}));
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Boolean> markFresh() {
        return server.application()
                .view(server.devices()
                        .update(key, record -> record.withStale(false))
                        .thenApply(Optional::isPresent));
    }

    @Override
    public Optional<DeviceSession> session() {
        LiveSession live = registry.byDevice(key);
        return live == null ? Optional.empty() : Optional.ofNullable(live.view());
    }

    @Override
    public String toString() {
        return "device " + key;
    }
}
