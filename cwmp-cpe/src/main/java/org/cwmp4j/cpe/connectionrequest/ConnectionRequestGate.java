package org.cwmp4j.cpe.connectionrequest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.http.auth.Authorization;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.DigestServer;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.model.time.Ticker;

/**
 * Judges the connection requests of one agent: all ways by which they come lead through here, so that many requests make one
 * session (TR-069 A6C1 3.2.2.1). Thread-safe.
 */
public final class ConnectionRequestGate implements ConnectionRequestHandler {
    private final ConnectionRequestPolicy policy;
    private final DigestServer digest;
    private final Supplier<Credentials> credentials;
    private final Ticker ticker;
    private final Listener listener;
    private final Deque<Long> accepted = new ArrayDeque<>(0);
    private boolean pending;
    private boolean inSession;

    /** Told of every request; must not block. */
    public interface Listener {
        /** Called after the answer has been sent. {@link ConnectionRequestVerdict#ACCEPTED} asks for a session. */
        void judged(ConnectionRequest request, ConnectionRequestVerdict verdict);

        /** The device is reached under another URL now. */
        default void urlChanged() {}
    }

    /**
     * @param digest may be shared between agents; its nonces belong to none
     * @param credentials as they now are; an empty password lets nobody in
     */
    public ConnectionRequestGate(
            ConnectionRequestPolicy policy,
            DigestServer digest,
            Supplier<Credentials> credentials,
            Ticker ticker,
            Listener listener) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.digest = Objects.requireNonNull(digest, "digest");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.ticker = Objects.requireNonNull(ticker, "ticker");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** A session begins: it answers whatever was asked for before. */
    public synchronized void sessionStarted() {
        pending = false;
        inSession = true;
    }

    /** The session is over. */
    public synchronized void sessionEnded() {
        inSession = false;
    }

    @Override
    public void urlChanged() {
        listener.urlChanged();
    }

    @Override
    public void handle(ConnectionRequest request, Consumer<ConnectionRequestAnswer> reply) {
        Outcome outcome = judge(request);
        reply.accept(outcome.answer());
        listener.judged(request, outcome.verdict());
    }

    private record Outcome(ConnectionRequestVerdict verdict, ConnectionRequestAnswer answer) {}

    private Outcome judge(ConnectionRequest request) {
        if (!policy.hears(request.remote())) {
            return new Outcome(ConnectionRequestVerdict.FORBIDDEN_SOURCE, ConnectionRequestAnswer.of(403));
        }
        if (!request.method().equals("GET")) { // C-CR-11
            return new Outcome(
                    ConnectionRequestVerdict.WRONG_METHOD,
                    new ConnectionRequestAnswer(405, List.of(Map.entry("Allow", "GET"))));
        }
        AuthVerdict auth = authenticate(request);
        if (auth instanceof AuthVerdict.Refused refused) {
            return challenge(refused.reason());
        }
        ConnectionRequestVerdict verdict = admit();
        boolean busy = verdict == ConnectionRequestVerdict.RATE_LIMITED || verdict == ConnectionRequestVerdict.BUSY;
        return new Outcome(verdict, ConnectionRequestAnswer.of(busy ? 503 : 200)); // C-CR-05, C-CR-16
    }

    private AuthVerdict authenticate(ConnectionRequest request) {
        String header = request.authorization();
        if (header == null) {
            return new AuthVerdict.Refused(AuthVerdict.Reason.NONE);
        }
        // Basic is not accepted (C-CR-15).
        if (!(Authorization.parse(header).orElse(null) instanceof Authorization.Digest given)) {
            return new AuthVerdict.Refused(AuthVerdict.Reason.OTHER_SCHEME);
        }
        Credentials known = credentials.get();
        Optional<UserSecret> secret = given.username().equals(known.username())
                ? Optional.of(UserSecret.ofPassword(known.password()))
                : Optional.empty();
        return digest.verify(given, request.method(), request.target(), secret);
    }

    private Outcome challenge(AuthVerdict.Reason reason) {
        List<Map.Entry<String, String>> headers = digest.challenges(reason.stale()).stream()
                .map(c -> Map.entry("WWW-Authenticate", c))
                .toList();
        ConnectionRequestVerdict verdict = reason == AuthVerdict.Reason.NONE
                ? ConnectionRequestVerdict.CHALLENGED
                : ConnectionRequestVerdict.UNAUTHENTICATED;
        return new Outcome(verdict, new ConnectionRequestAnswer(401, headers));
    }

    private synchronized ConnectionRequestVerdict admit() {
        if (inSession && !policy.acceptInSession()) {
            return ConnectionRequestVerdict.BUSY;
        }
        if (pending) {
            return ConnectionRequestVerdict.COALESCED; // C-CR-08
        }
        long now = ticker.nanos();
        long span = policy.period().toNanos();
        while (!accepted.isEmpty() && now - accepted.peekFirst() >= span) {
            accepted.removeFirst();
        }
        if (accepted.size() >= policy.most()) {
            return ConnectionRequestVerdict.RATE_LIMITED;
        }
        accepted.addLast(now);
        pending = true;
        return ConnectionRequestVerdict.ACCEPTED;
    }
}
