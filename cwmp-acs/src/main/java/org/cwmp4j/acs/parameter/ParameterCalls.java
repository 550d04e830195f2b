package org.cwmp4j.acs.parameter;

import java.util.concurrent.CompletableFuture;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.MethodResponse;

/** The way to a device: its session, for {@link DeviceParameters}. */
public interface ParameterCalls {
    /** Calls a method; fails with {@link org.cwmp4j.model.FaultException} if the device answers with a fault. */
    <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method);

    /** Whether a call failed in a way that too large a call leads to: no answer in time, none that can be read, a reboot. */
    boolean isCollapse(Throwable failure);
}
