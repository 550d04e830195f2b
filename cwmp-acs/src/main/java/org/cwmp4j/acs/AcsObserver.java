package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;

/**
 * Watches a server. What belongs to one session comes in the order in which it happens, one call at a time, on whatever thread works
 * for the session: must not block. What it throws is logged and dropped. Every method does nothing by default. Messages hold what
 * the wire holds, secrets included; their {@code toString} masks parameters.
 */
public interface AcsObserver {
    /** An Inform came that may open a session; it is not accepted yet. */
    default void sessionStarted(SessionInfo session, Inform inform) {}

    /** A session is over. */
    default void sessionEnded(SessionInfo session, SessionEnd cause, Duration lasted) {}

    /** A POST came in a session; {@code null} for an empty one. */
    default void messageIn(SessionInfo session, @Nullable SoapEnvelope message) {}

    /** An HTTP response leaves in a session; {@code null} for one without envelope. */
    default void messageOut(SessionInfo session, int status, @Nullable SoapEnvelope message) {}

    /** A POST deviated from the standard and was read all the same. */
    default void deviation(SessionInfo session, Deviation deviation) {}

    /**
     * A POST was refused with that HTTP status outside of every session. Under attack this comes often, and on many threads at once: count,
     * and write nothing; the server's own log has a line a minute for each reason.
     */
    default void refused(InetSocketAddress remote, int status, Refusal reason) {}

    /**
     * An Inform was refused with 403: its sender may not speak for the device, or nobody vouches for it.
     *
     * @param reason for people
     */
    default void denied(SessionInfo session, String reason) {}

    /**
     * HTTP credentials were refused, other than for an old nonce. Called on the threads that move bytes.
     *
     * @param user as the peer said; not trusted
     */
    default void notAuthenticated(InetSocketAddress remote, String user, AuthVerdict.Reason reason) {}

    /**
     * Wrong credentials came too often: for that long none are looked at. Called on the threads that move bytes.
     *
     * @param user the user from that source; {@code null} for the whole source
     */
    default void lockedOut(InetSocketAddress remote, @Nullable String user, Duration wait) {}

    /** A device has used the credentials that this server gave it: the shared secret is no longer good for it. */
    default void credentialsUsed(DeviceKey device) {}

    /** A connection request was sent, or could not be. */
    default void connectionRequest(DeviceKey device, ConnectionRequestResult result) {}

    /** An operation came into its present state, and that is recorded. */
    default void operation(Operation operation) {}
}
