package org.cwmp4j.acs.session;

import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;

/** Where a session stands. In half of the states the device waits for an HTTP response, in the others we wait for its next POST. */
public sealed interface SessionState {
    /** Whether the device waits for an HTTP response. */
    default boolean owesResponse() {
        return false;
    }

    /**
     * Nothing yet, or an Inform that was answered by fault 8005 and is to come again.
     *
     * @param again who is to send it again; {@code null} at the beginning
     */
    record AwaitingInform(@Nullable DeviceId again) implements SessionState {}

    /**
     * The application decides on the Inform.
     *
     * @param inform the message
     * @param id of its request; {@code null} if it had none
     * @param useVersion the version to announce; {@code null} to announce none
     * @param context of the session to be
     */
    record Deciding(
            Inform inform, @Nullable String id, @Nullable String useVersion, SessionContext context)
            implements SessionState {
        @Override
        public boolean owesResponse() {
            return true;
        }
    }

    /**
     * We answered; the device may send a request or an empty POST.
     *
     * @param context of the session
     */
    record DeviceTurn(SessionContext context) implements SessionState {}

    /**
     * The application works on a request of the device.
     *
     * @param context of the session
     * @param request what is answered
     * @param number which request of the session it is
     */
    record Answering(SessionContext context, DeviceRequest request, long number) implements SessionState {
        @Override
        public boolean owesResponse() {
            return true;
        }
    }

    /**
     * The POST had no request: we may send one, or nothing.
     *
     * @param context of the session
     * @param patienceOver whether the application had its time and only what is queued elsewhere may still come
     */
    record AcsTurn(SessionContext context, boolean patienceOver) implements SessionState {
        @Override
        public boolean owesResponse() {
            return true;
        }
    }

    /**
     * A call leaves as soon as that is recorded.
     *
     * @param context of the session
     * @param call which
     */
    record Recording(SessionContext context, SessionCall call) implements SessionState {
        @Override
        public boolean owesResponse() {
            return true;
        }
    }

    /**
     * A call has left; the device owes the answer.
     *
     * @param context of the session
     * @param call which
     * @param id that it left with
     */
    record AwaitingAnswer(SessionContext context, SessionCall call, String id) implements SessionState {}

    /**
     * Over.
     *
     * @param cause why
     */
    record Ended(SessionEnd cause) implements SessionState {}

    /**
     * A request of the device that is owed an answer.
     *
     * @param method the request
     * @param id that it came with, which its answer carries (B-HDR-01, B-HDR-02); {@code null} if none
     * @param namespace that it came in, which its answer mirrors
     */
    record DeviceRequest(AcsMethod<?> method, @Nullable String id, String namespace) {}
}
