package org.cwmp4j.acs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationId;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.PendingOperation;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.MethodResponse;

/** A device, whether or not it is in a session. Thread-safe. Futures complete on the application's executor. */
public interface DeviceHandle {
    /** Its key in this server. */
    DeviceKey key();

    /** What is known of it; empty if it never informed. */
    CompletableFuture<Optional<DeviceRecord>> record();

    /**
     * Calls a method in the device's next session, or in the present one: queues an {@link Operation} and asks the device for a session.
     * As {@link #submit} with {@link OperationOptions#withConnectionRequest()}, where only the result matters.
     */
    <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method);

    /**
     * Queues an operation.
     *
     * @throws org.cwmp4j.model.ConformanceException if the call breaks the standard in every version
     */
    <R extends MethodResponse> PendingOperation<R> submit(CpeMethod<R> method, OperationOptions options);

    /** The device's operations, the oldest first, final ones included as long as the store keeps them. */
    CompletableFuture<List<Operation>> operations();

    /**
     * Takes an operation back that has not been sent.
     *
     * @return whether that was so
     */
    CompletableFuture<Boolean> cancel(OperationId id);

    /**
     * Asks the device for a session, outside of one (A-CR-02). Requests at the same time are one, and after a positive answer none is sent
     * for 30 s unless the session came (A-CR-07): all get the same result.
     */
    CompletableFuture<ConnectionRequestResult> connectionRequest();

    /**
     * Remembers what the application has set as ConnectionRequestUsername and ConnectionRequestPassword.
     *
     * @return whether the device is known
     */
    CompletableFuture<Boolean> connectionRequestCredentials(Credentials credentials);

    /**
     * Lets the device come with the shared secret of {@link org.cwmp4j.acs.auth.FirstContact} once more though it has credentials of its
     * own, as it will after a factory reset. Until it has used its new credentials, or that time is over, whoever has the shared secret can
     * take its place: so to be called shortly before, for a short time. Recorded in the credentials store.
     *
     * @param window from now on; more than zero
     * @return completes when that is durable; fails if the server has no first contact
     */
    CompletableFuture<Void> allowBootstrap(Duration window);

    /**
     * Says that what the application knows of the device is fresh again after {@code 0 BOOTSTRAP}.
     *
     * @return whether the device is known
     */
    CompletableFuture<Boolean> markFresh();

    /** Its live session in this server, if any. */
    Optional<DeviceSession> session();
}
