package org.cwmp4j.acs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.operation.Lease;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationException;
import org.cwmp4j.acs.operation.OperationId;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.operation.OperationStore;
import org.cwmp4j.acs.operation.PendingOperation;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Changes operations in their store, and shows what becomes of those that this server was asked for. */
final class OperationDesk {
    /** Long enough to record that the operation leaves. */
    private static final Duration CLAIM = Duration.ofSeconds(30);
    /** Beyond the device's own time: to record the answer. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final OperationStore store;
    private final Application application;
    private final Observers observers;
    private final TimeSource time;
    private final SecretSource secrets;
    private final String owner;
    private final Map<OperationId, CompletableFuture<MethodResponse>> watched = new ConcurrentHashMap<>();

    OperationDesk(
            OperationStore store, Application application, Observers observers, TimeSource time, SecretSource secrets) {
        this.store = store;
        this.application = application;
        this.observers = observers;
        this.time = time;
        this.secrets = secrets;
        this.owner = secrets.nextToken(9);
    }

    private Instant now() {
        return time.wall().now();
    }

    private Lease lease(String session, Duration length) {
        return new Lease(owner + "/" + session, now().plus(length));
    }

    // From outside a session

    <R extends MethodResponse> PendingOperation<R> submit(
            DeviceKey device, CpeMethod<R> method, OperationOptions options) {
        OperationId id = new OperationId(secrets.nextToken(16));
        Duration wait = options.expiresAfter();
        Instant now = now();
        Operation operation = Operation.queued(id, device, method, now, wait == null ? null : now.plus(wait));
        CompletableFuture<MethodResponse> result = new CompletableFuture<>();
        watched.put(id, result);
        CompletionStage<Operation> queued = stage(() -> store.add(operation)).thenApply(added -> {
            changed(operation);
            return operation;
        });
        queued.whenComplete((added, failure) -> {
            if (failure != null && watched.remove(id) != null) {
                result.completeExceptionally(Application.unwrap(failure));
            }
        });
        return new PendingOperation<>(
                id, application.view(queued), application.view(result.thenApply(method.responseType()::cast)));
    }

    CompletionStage<List<Operation>> list(DeviceKey device) {
        return stage(() -> store.list(device, now()));
    }

    CompletionStage<Optional<Operation>> find(OperationId id) {
        return stage(() -> store.find(id, now())).thenApply(found -> {
            found.ifPresent(this::show);
            return found;
        });
    }

    /** Takes an operation back if it is not sent. */
    CompletionStage<Boolean> cancel(DeviceKey device, OperationId id) {
        return find(id).thenCompose(found -> {
            Operation operation = found.filter(o -> o.device().equals(device)).orElse(null);
            if (operation == null
                    || (operation.state() != OperationState.QUEUED && operation.state() != OperationState.CLAIMED)) {
                return CompletableFuture.completedFuture(false);
            }
            return cancel(operation, "taken back").thenApply(Optional::isPresent);
        });
    }

    // From a session

    CompletionStage<Optional<Operation>> claim(DeviceKey device, String session) {
        return stage(() -> store.claim(device, lease(session, CLAIM), now())).thenApply(claimed -> {
            claimed.ifPresent(this::changed);
            return claimed;
        });
    }

    CompletionStage<Optional<Operation>> sent(Operation operation, String session, Duration limit) {
        return replace(operation.sent(lease(session, limit.plus(MARGIN))));
    }

    CompletionStage<Optional<Operation>> answered(Operation operation, MethodResponse response) {
        return replace(operation.answered(response));
    }

    CompletionStage<Optional<Operation>> faulted(Operation operation, Fault fault) {
        return replace(operation.faulted(fault));
    }

    CompletionStage<Optional<Operation>> outcomeUnknown(Operation operation, String why) {
        return replace(operation.outcomeUnknown(why));
    }

    CompletionStage<Optional<Operation>> release(Operation operation) {
        return replace(operation.released());
    }

    CompletionStage<Optional<Operation>> cancel(Operation operation, String why) {
        return replace(operation.cancelled(why));
    }

    /** The changed operation; empty if somebody else changed it first. */
    private CompletionStage<Optional<Operation>> replace(Operation changed) {
        return stage(() -> store.replace(changed)).thenApply(stored -> {
            if (!stored) {
                return Optional.empty();
            }
            changed(changed);
            return Optional.of(changed);
        });
    }

    private static <T> CompletionStage<T> stage(Supplier<CompletionStage<T>> store) {
        try {
            return store.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    // The view

    private void changed(Operation operation) {
        observers.operation(operation);
        show(operation);
    }

    private void show(Operation operation) {
        if (!operation.state().isFinal()) {
            watch(operation);
            return;
        }
        CompletableFuture<MethodResponse> result = watched.remove(operation.id());
        if (result == null) {
            return;
        }
        MethodResponse response = operation.response();
        Fault fault = operation.fault();
        if (response != null) {
            result.complete(response);
        } else if (fault != null) {
            result.completeExceptionally(new FaultException(operation.method().name(), fault));
        } else {
            result.completeExceptionally(new OperationException(operation));
        }
    }

    /** Looks again when time alone changes the operation, for whoever waits for it here. */
    private void watch(Operation operation) {
        Instant next = nextChange(operation);
        if (next != null && watched.containsKey(operation.id())) {
            Duration wait = Duration.between(now(), next);
            time.scheduler().schedule(wait, () -> look(operation.id(), operation.revision()));
        }
    }

    private static @Nullable Instant nextChange(Operation operation) {
        Lease lease = operation.lease();
        return lease == null ? operation.expires() : lease.until();
    }

    private void look(OperationId id, long revision) {
        if (!watched.containsKey(id)) {
            return;
        }
        stage(() -> store.find(id, now())).whenComplete((found, failure) -> {
            if (failure != null) {
                time.scheduler().schedule(LOOK_AGAIN, () -> look(id, revision));
            } else if (found.isEmpty()) {
                forget(id);
            } else if (found.get().revision() != revision) {
                changedByTime(found.get());
            }
        });
    }

    private void changedByTime(Operation operation) {
        if (watched.containsKey(operation.id())) {
            changed(operation);
        }
    }

    /** Ends the view, and changes nothing in the store. */
    void close() {
        watched.forEach((id, result) -> result.completeExceptionally(
                new CwmpException("the server was closed; operation " + id + " is in its store")));
        watched.clear();
    }

    private void forget(OperationId id) {
        CompletableFuture<MethodResponse> result = watched.remove(id);
        if (result != null) {
            result.completeExceptionally(new CwmpException("operation " + id + " is no longer in its store"));
        }
    }
}
