package org.cwmp4j.acs;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.parameter.DeviceParameters;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.MethodResponse;

/**
 * A live session as the application sees it. Thread-safe. Futures complete on the application's executor.
 */
public interface DeviceSession {
    /** Who, from where, in which version. */
    SessionInfo info();

    /** The device's key in this server. */
    DeviceKey device();

    /** What opened the session. */
    Inform inform();

    /** The header entries that came with the Inform. */
    SoapHeader informHeader();

    /** The version of CWMP that the session uses; calls that it lacks are refused. */
    CwmpVersion version();

    /** What is known of how the device departs from the standard. */
    DeviceProfile profile();

    /** Whether the device is as it came from the factory, by the server's {@link BootstrapPolicy}. */
    boolean bootstrap();

    /**
     * How long the device must still be left alone after its boot, as its profile says (quirk D20); zero for not at all. Until then
     * operations wait; the application's own calls do not.
     */
    Duration holdOff();

    /** Where the messages so far deviated from the standard; at most the first 1,000. */
    List<Deviation> deviations();

    /**
     * Calls a method of the device. One call is under way at a time; further ones wait in order. It is no {@code Operation}: nothing is
     * recorded, and with the session it is gone.
     *
     * <p>The future fails with {@link org.cwmp4j.model.FaultException} if the device answers with a fault, which leaves the session
     * and other calls as they are (A-SESS-46) unless the server's {@link FaultPolicy} says otherwise; with
     * {@link org.cwmp4j.model.ConformanceException} if the call breaks the standard or the session's version lacks it (A-VER-11),
     * or if it names instances by aliases or wildcards though
     * the device has not told that it has them (A-ALIAS-01, A-WILD-01: wildcards have to be asked for in the session first, by reading
     * {@code ManagementServer.InstanceWildcardsSupported}), and nothing is sent; with {@link SessionEndedException} if the session ends first. Cancelling the future takes a call back
     * that has not been sent.
     */
    <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method);

    /**
     * As {@link #call(CpeMethod)}, with a limit of its own on the device's time to answer, counted from when the call leaves.
     *
     * @param limit more than zero; over it the session ends with {@link SessionEnd#CALL_TIMEOUT}
     */
    <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method, Duration limit);

    /** The device's parameters, by calls that adapt to what it can take and to its profile. */
    DeviceParameters parameters();

    /** The same session for code that may block its thread. */
    BlockingDeviceSession blocking();

    /**
     * Asks the device to keep its own requests back (true), or no longer (false), from the next response on. Deprecated by the standard
     * (A-HDR-04): never asked unless by this call.
     */
    void holdRequests(boolean hold);

    /** Takes back the calls that wait, and ends the session regularly at the next occasion. */
    void finish();

    /**
     * Takes back the calls that wait, and at the next occasion sends the device to another server with HTTP 307, where the session goes
     * on with the very POST that this one did not answer (A-HTTP-28, C-HTTP-22); here it ends with {@link SessionEnd#REDIRECTED}. Holds for
     * this session only.
     *
     * @param location an absolute URL, http or https
     */
    void redirect(URI location);

    /** Ends the session as failed: the device gets HTTP 400 and tries again by its retry policy (A-SESS-39). */
    void abort();

    /** Completes with the cause when the session is over. */
    CompletableFuture<SessionEnd> ended();
}
