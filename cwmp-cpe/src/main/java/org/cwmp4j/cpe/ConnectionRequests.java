package org.cwmp4j.cpe;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequest;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestGate;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestSource;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers an agent for connection requests while it may be asked, and turns accepted ones into sessions. */
final class ConnectionRequests {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionRequests.class);
    private static final int PATH_BYTES = 16;

    private final AgentCore core;
    private final ConnectionRequestGate gate;
    private final @Nullable ConnectionRequestSource source;
    private ConnectionRequestSource.@Nullable Registration registration;
    private String path = "";
    private boolean closed;

    ConnectionRequests(AgentCore core) {
        this.core = core;
        CpeRuntime runtime = core.config().runtime();
        this.source = runtime.connectionRequests();
        this.gate = new ConnectionRequestGate(
                core.config().connectionRequests(),
                runtime.digest(),
                this::credentials,
                runtime.time().ticker(),
                new Requests());
    }

    private final class Requests implements ConnectionRequestGate.Listener {
        @Override
        public void judged(ConnectionRequest request, ConnectionRequestVerdict verdict) {
            ConnectionRequests.this.judged(request, verdict);
        }

        @Override
        public void urlChanged() {
            core.serial().execute(() -> {
                CompletionStage<Void> unused = update();
            });
        }
    }

    private Credentials credentials() {
        ManagementServerSettings s = core.server().settings();
        return new Credentials(s.connectionRequestUsername(), s.connectionRequestPassword());
    }

    /** Listens or not, as the settings now want it (C-CONN-09, C-CR-17). Completes when the URL is up to date. */
    CompletionStage<Void> update() {
        ConnectionRequestSource from = source;
        ManagementServerSettings s = core.server().settings();
        boolean wanted = from != null && !closed && s.enableCwmp() && s.httpConnectionRequestEnable();
        if (from != null && wanted && registration == null) {
            registration = register(from);
        } else if (!wanted && registration != null) {
            registration.close();
            registration = null;
        }
        if (closed) {
            return CompletableFuture.completedStage(null); // what a restart finds again has not changed
        }
        String url = registration == null ? "" : registration.url().toString();
        return url.equals(s.connectionRequestUrl())
                ? CompletableFuture.completedStage(null)
                : core.server().connectionRequestUrl(url);
    }

    /** A device that cannot be called can still call. */
    private ConnectionRequestSource.@Nullable Registration register(ConnectionRequestSource from) {
        try {
            return from.register(path(), gate);
        } catch (RuntimeException e) {
            LOG.warn("no connection requests", e);
            return null;
        }
    }

    /** Unguessable, and the same over restarts (C-CR-11). */
    private String path() {
        if (path.isEmpty()) {
            path = core.memory().path().orElse("");
        }
        if (path.isEmpty()) {
            path = "/" + core.config().runtime().secrets().nextToken(PATH_BYTES);
            core.memory().later(core.memory().path(path));
        }
        return path;
    }

    void close() {
        closed = true;
        CompletionStage<Void> unused = update();
    }

    /** An Inform is made: it answers all that was asked before. */
    void sessionInformed() {
        gate.sessionStarted();
    }

    void sessionEnded() {
        gate.sessionEnded();
    }

    private void judged(ConnectionRequest request, ConnectionRequestVerdict verdict) {
        LOG.debug("connection request from {}: {}", request.remote(), verdict);
        core.serial().execute(() -> {
            core.observer().tell(o -> o.connectionRequest(request.remote(), verdict));
            if (verdict == ConnectionRequestVerdict.ACCEPTED) {
                core.raise(
                        List.of(Event.of(EventCode.CONNECTION_REQUEST)),
                        StateUpdate.NONE,
                        SessionReason.CONNECTION_REQUEST);
            }
        });
    }
}
