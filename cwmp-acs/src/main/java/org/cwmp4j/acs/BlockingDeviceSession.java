package org.cwmp4j.acs;

import java.time.Duration;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.MethodResponse;

/** A {@link DeviceSession} for code that may block its thread: that of a handler does, on an executor with threads enough. */
public interface BlockingDeviceSession {
    /** The session. */
    DeviceSession session();

    /**
     * Calls a method of the device and waits for the answer; never longer than the session lasts.
     *
     * @throws org.cwmp4j.model.FaultException if the device answers with a fault
     * @throws org.cwmp4j.model.ConformanceException if the call breaks the standard or the session's version lacks it
     * @throws SessionEndedException if the session ends first
     * @throws org.cwmp4j.model.CwmpException if the thread is interrupted, which leaves the call as it is
     */
    <R extends MethodResponse> R call(CpeMethod<R> method);

    /** As {@link #call(CpeMethod)}, with a limit of its own on the device's time to answer. */
    <R extends MethodResponse> R call(CpeMethod<R> method, Duration limit);
}
