package org.cwmp4j.acs.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.AuthenticationResult.Challenged;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.acs.device.CredentialsStore;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.http.auth.Authorization;
import org.cwmp4j.http.auth.BasicServer;
import org.cwmp4j.http.auth.DigestServer;

/** Digest and Basic against a credentials store; nonces belong to no connection (H4). */
final class HttpAuthentication implements Authentication {
    private final List<DigestServer> digest;
    private final List<BasicServer> basic;
    private final boolean basicWithoutTls;
    private final CredentialsStore credentials;

    HttpAuthentication(
            List<DigestServer> digest, List<BasicServer> basic, boolean basicWithoutTls, CredentialsStore credentials) {
        this.digest = digest;
        this.basic = basic;
        this.basicWithoutTls = basicWithoutTls;
        this.credentials = credentials;
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
        Optional<Authorization> sent = Authorization.parse(head.authorization());
        if (sent.isPresent() && sent.get() instanceof Authorization.Digest header && !digest.isEmpty()) {
            return digest.get(0)
                    .authenticate(header, head.method(), head.target(), credentials)
                    .thenApply(verdict -> result(verdict, basicAllowed));
        }
        if (sent.isPresent() && sent.get() instanceof Authorization.Basic header && basicAllowed) {
            return basic.get(0).authenticate(header, credentials).thenApply(verdict -> result(verdict, true));
        }
        return done(challenge(false, basicAllowed));
    }

    private AuthenticationResult result(AuthVerdict verdict, boolean basicAllowed) {
        if (verdict instanceof AuthVerdict.Accepted accepted) {
            return new Authenticated(accepted.username());
        }
        AuthVerdict.Reason reason = ((AuthVerdict.Refused) verdict).reason();
        return reason == AuthVerdict.Reason.UNAVAILABLE
                ? new Refused(503, "Try again later")
                : challenge(reason.stale(), basicAllowed);
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
