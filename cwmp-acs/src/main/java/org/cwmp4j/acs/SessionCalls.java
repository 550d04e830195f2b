package org.cwmp4j.acs;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.parameter.ParameterCalls;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.MethodResponse;

/** Makes the calls of {@link org.cwmp4j.acs.parameter.DeviceParameters} in a session. */
record SessionCalls(DeviceSession session) implements ParameterCalls {
    /** What too large a call may lead to; REPLACED is a device that rebooted. */
    private static final Set<SessionEnd> COLLAPSES = EnumSet.of(
            SessionEnd.CALL_TIMEOUT, SessionEnd.DEVICE_SILENT, SessionEnd.MALFORMED_MESSAGE, SessionEnd.REPLACED);

    @Override
    public <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method) {
        return session.call(method);
    }

    @Override
    public boolean isCollapse(Throwable failure) {
        return failure instanceof SessionEndedException ended
                && ended.maybeCarriedOut()
                && COLLAPSES.contains(ended.sessionEnd());
    }
}
