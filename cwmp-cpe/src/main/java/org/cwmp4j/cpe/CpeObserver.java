package org.cwmp4j.cpe;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.cpe.state.StateDamage;
import org.jspecify.annotations.Nullable;

/**
 * Watches an agent. Called in the order of what happens, one call at a time per agent, on whatever thread works for it: must
 * not block. What it throws is logged and dropped. Every method does nothing by default. Messages hold what the wire holds,
 * secrets included; their {@code toString} masks parameters.
 */
public interface CpeObserver {
    /** A part of the stored state was not readable at the start; the agent goes on with the rest. */
    default void stateDamaged(StateDamage damage) {}

    /** A session begins. */
    default void sessionStarted(SessionInfo session) {}

    /** A session is over. */
    default void sessionEnded(SessionInfo session, SessionResult result) {}

    /** A POST leaves; {@code null} for an empty one. */
    default void messageOut(SessionInfo session, @Nullable SoapEnvelope message) {}

    /** A response came; {@code null} for an empty one. */
    default void messageIn(SessionInfo session, @Nullable SoapEnvelope message) {}

    /** A response deviated from the standard and was read all the same. */
    default void deviation(SessionInfo session, Deviation deviation) {}

    /** A failed session will be tried again after that wait, unless an event comes first. */
    default void retryScheduled(long retryCount, Duration wait) {}

    /**
     * No session with a new ACS was successful in time, and the device goes back to the one before; see {@link
     * CpeAgentBuilder#acsProbation}.
     *
     * @param failed the URL that did not prove itself, without credentials that it may contain
     * @param restored the URL that is in force again, likewise
     */
    default void acsReverted(String failed, String restored) {}

    /**
     * DHCP named another ACS than the present one, and the device uses it; see {@link CpeAgentBuilder#discovery}.
     *
     * @param url without credentials that it may contain
     */
    default void acsDiscovered(String url) {}

    /**
     * A provider gave what the data model does not allow: a value of the wrong type, range, length or enumeration, none at all, a
     * row that cannot be numbered so. It is not sent: a read by the ACS fails, an Inform leaves it out. Told once for each path
     * until it is good again or wrong in another way.
     *
     * @param path of the parameter or table
     * @param reason what was expected; shows no value
     */
    default void providerViolation(String path, String reason) {}

    /** Somebody asked for a session. */
    default void connectionRequest(InetSocketAddress remote, ConnectionRequestVerdict verdict) {}
}
