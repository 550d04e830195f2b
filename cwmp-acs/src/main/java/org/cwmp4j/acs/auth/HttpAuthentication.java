package org.cwmp4j.acs.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.AuthenticationResult.Challenged;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.acs.auth.Candidates.Candidate;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.http.auth.AuthVerdict.Reason;
import org.cwmp4j.http.auth.Authorization;
import org.cwmp4j.http.auth.BasicServer;
import org.cwmp4j.http.auth.DigestServer;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.model.time.RandomSource;

/** Digest and Basic against a credentials store; nonces belong to no connection (H4). */
final class HttpAuthentication implements Authentication {
    private final List<DigestServer> digest;
    private final List<BasicServer> basic;
    private final boolean basicWithoutTls;
    private final Candidates candidates;
    private final LockOut lockOut;
    private final AuthenticationWatch watch;
    private final RandomSource random;

    HttpAuthentication(
            List<DigestServer> digest,
            List<BasicServer> basic,
            boolean basicWithoutTls,
            Candidates candidates,
            LockOut lockOut,
            AuthenticationWatch watch,
            RandomSource random) {
        this.digest = digest;
        this.basic = basic;
        this.basicWithoutTls = basicWithoutTls;
        this.candidates = candidates;
        this.lockOut = lockOut;
        this.watch = watch;
        this.random = random;
    }

    @Override
    public boolean isNone() {
        return false;
    }

    @Override
    public CompletionStage<AuthenticationResult> authenticate(HttpHead head) {
        boolean basicAllowed = !basic.isEmpty() && (head.secure() || basicWithoutTls);
        if (digest.isEmpty() && !basicAllowed) {
            return done(new Refused(403, "TLS required"));
        }
        Authorization sent = Authorization.parse(head.authorization()).orElse(null);
        if (sent instanceof Authorization.Digest header && !digest.isEmpty()) {
            return judge(
                    head,
                    header.username(),
                    basicAllowed,
                    secret -> digest.get(0).verify(header, head.method(), head.target(), secret));
        }
        if (sent instanceof Authorization.Basic header && basicAllowed) {
            return judge(
                    head,
                    header.credentials().username(),
                    true,
                    secret -> basic.get(0).verify(header.credentials(), secret));
        }
        Duration wait = lockOut.wait(head.remote(), null);
        return done(wait.isZero() ? challenge(false, basicAllowed) : locked(wait));
    }

    private CompletionStage<AuthenticationResult> judge(
            HttpHead head, String user, boolean basicAllowed, Function<Optional<UserSecret>, AuthVerdict> check) {
        Duration wait = lockOut.wait(head.remote(), user);
        if (!wait.isZero()) {
            return done(locked(wait));
        }
        return candidates.of(user).handle((found, failure) -> {
            if (failure != null) {
                watch.notAuthenticated(head.remote(), user, Reason.UNAVAILABLE);
                return new Refused(503, "Try again later");
            }
            // once more: many guesses may have been looked up side by side
            Duration now = lockOut.wait(head.remote(), user);
            return now.isZero() ? verdict(head, user, basicAllowed, found, check) : locked(now);
        });
    }

    /** Tries all, and as many as there may be: how long it takes says nothing about the user. */
    private AuthenticationResult verdict(
            HttpHead head,
            String user,
            boolean basicAllowed,
            List<Candidate> found,
            Function<Optional<UserSecret>, AuthVerdict> check) {
        Authenticated accepted = null;
        Reason reason = found.isEmpty() ? Reason.UNKNOWN_USER : Reason.WRONG_PASSWORD;
        for (int i = 0; i < Math.max(candidates.most(), found.size()); i++) {
            Optional<Candidate> candidate = i < found.size() ? Optional.of(found.get(i)) : Optional.empty();
            AuthVerdict verdict = check.apply(candidate.map(Candidate::secret));
            if (accepted == null && candidate.isPresent() && verdict instanceof AuthVerdict.Accepted) {
                accepted = new Authenticated(user, candidate.get().proof());
            } else if (candidate.isPresent() && verdict instanceof AuthVerdict.Refused refused && !reason.stale()) {
                reason = refused.reason();
            }
        }
        if (accepted != null) {
            if (accepted.proof().kind() != Proof.Kind.BOOTSTRAP) {
                lockOut.succeeded(head.remote(), user); // what many know is no reason to let them guess on
            }
            return accepted;
        }
        return refused(head, user, basicAllowed, reason);
    }

    private AuthenticationResult refused(HttpHead head, String user, boolean basicAllowed, Reason reason) {
        if (reason != Reason.STALE_NONCE) {
            watch.notAuthenticated(head.remote(), user, reason);
        }
        if (isGuess(reason)) {
            lockOut.failed(head.remote(), user, watch);
        }
        return challenge(reason.stale(), basicAllowed);
    }

    /** A nonce of a former life of this server, say, is none. */
    private static boolean isGuess(Reason reason) {
        return reason == Reason.UNKNOWN_USER || reason == Reason.WRONG_PASSWORD || reason == Reason.EMPTY_PASSWORD;
    }

    /** 503, since devices honour its Retry-After; they know no 429, and a 401 would make them send their password again. */
    private Refused locked(Duration wait) {
        long jitter = random.nextLong(wait.toMillis() / 2 + 1000);
        return new Refused(503, "Try again later", wait.plusMillis(jitter));
    }

    private Challenged challenge(boolean stale, boolean basicAllowed) {
        List<String> challenges = new ArrayList<>();
        digest.forEach(server -> challenges.addAll(server.challenges(stale)));
        if (basicAllowed) {
            challenges.add(basic.get(0).challenge());
        }
        return new Challenged(challenges);
    }

    private static CompletionStage<AuthenticationResult> done(AuthenticationResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
