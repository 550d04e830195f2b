package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cwmp4j.acs.auth.AuthenticationWatch;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All observers of a server, kept apart from it: what one throws is logged and dropped. */
final class Observers implements AcsObserver {
    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final List<AcsObserver> all;
    private final RefusalLog refusals;
    private final SecurityLog security;
    private final BiConsumer<SessionInfo, SessionEnd> onEnd;

    Observers(List<AcsObserver> all, Ticker ticker, BiConsumer<SessionInfo, SessionEnd> onEnd) {
        this.refusals = new RefusalLog(ticker);
        this.all = List.copyOf(all);
        this.onEnd = onEnd;
        this.security = new SecurityLog(this, ticker);
    }

    /** Is told of credentials that were refused, and tells all. */
    AuthenticationWatch security() {
        return security;
    }

    private void each(Consumer<AcsObserver> event) {
        for (AcsObserver observer : all) {
            try {
                event.accept(observer);
            } catch (RuntimeException e) {
                LOG.warn("observer failed", e);
            }
        }
    }

    @Override
    public void sessionStarted(SessionInfo session, Inform inform) {
        each(o -> o.sessionStarted(session, inform));
    }

    @Override
    public void sessionEnded(SessionInfo session, SessionEnd cause, Duration lasted) {
        each(o -> o.sessionEnded(session, cause, lasted));
        onEnd.accept(session, cause);
    }

    @Override
    public void messageIn(SessionInfo session, @Nullable SoapEnvelope message) {
        each(o -> o.messageIn(session, message));
    }

    @Override
    public void messageOut(SessionInfo session, int status, @Nullable SoapEnvelope message) {
        each(o -> o.messageOut(session, status, message));
    }

    @Override
    public void deviation(SessionInfo session, Deviation deviation) {
        each(o -> o.deviation(session, deviation));
    }

    @Override
    public void refused(InetSocketAddress remote, int status, Refusal reason) {
        refusals.refused(remote, status, reason);
        each(o -> o.refused(remote, status, reason));
    }

    @Override
    public void denied(SessionInfo session, String reason) {
        security.denied(session, reason);
        each(o -> o.denied(session, reason));
    }

    @Override
    public void notAuthenticated(InetSocketAddress remote, String user, AuthVerdict.Reason reason) {
        each(o -> o.notAuthenticated(remote, user, reason));
    }

    @Override
    public void lockedOut(InetSocketAddress remote, @Nullable String user, Duration wait) {
        each(o -> o.lockedOut(remote, user, wait));
    }

    @Override
    public void credentialsUsed(DeviceKey device) {
        each(o -> o.credentialsUsed(device));
    }

    @Override
    public void connectionRequest(DeviceKey device, ConnectionRequestResult result) {
        each(o -> o.connectionRequest(device, result));
    }

    @Override
    public void operation(Operation operation) {
        each(o -> o.operation(operation));
    }
}
