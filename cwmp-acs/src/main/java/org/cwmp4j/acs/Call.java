package org.cwmp4j.acs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.session.SessionCall;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.MethodResponse;
import org.jspecify.annotations.Nullable;

/** A call that a session is to make, and who asked for it. */
sealed interface Call {
    /** What is to be called. */
    CpeMethod<?> wanted();

    /** As the machine sees it. */
    SessionCall toMachine(long number, Duration usualLimit);

    /**
     * Of the handler.
     *
     * @param method what to call
     * @param limit its own; {@code null} for the usual one
     * @param result completed by the session, on its threads
     */
    record OfHandler(CpeMethod<?> method, @Nullable Duration limit, CompletableFuture<MethodResponse> result)
            implements Call {
        @Override
        public CpeMethod<?> wanted() {
            return method;
        }

        @Override
        public SessionCall toMachine(long number, Duration usualLimit) {
            return new SessionCall(number, method, false, limit == null ? usualLimit : limit);
        }
    }

    /**
     * An operation, CLAIMED.
     *
     * @param operation as in the store
     */
    record OfOperation(Operation operation) implements Call {
        @Override
        public CpeMethod<?> wanted() {
            return operation.method();
        }

        @Override
        public SessionCall toMachine(long number, Duration usualLimit) {
            return new SessionCall(number, operation.method(), true, usualLimit);
        }
    }
}
