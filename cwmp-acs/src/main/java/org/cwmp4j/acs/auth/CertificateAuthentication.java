package org.cwmp4j.acs.auth;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.acs.auth.CertificateVerdict.Shared;
import org.cwmp4j.acs.auth.CertificateVerdict.Unique;
import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.acs.internal.TokenBucket;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Client certificates before HTTP authentication. Who shows none, and is let through to here, is HTTP's alone. */
final class CertificateAuthentication implements Authentication {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateAuthentication.class);

    private final CertificatePolicy policy;
    private final @Nullable RevocationMemory revocation;
    /** None where only certificates count. */
    private final Optional<Authentication> http;

    /** What strangers can cause is no flood in the log. */
    private final TokenBucket lines;

    CertificateAuthentication(CertificatePolicy policy, Optional<Authentication> http, Ticker ticker) {
        this.policy = policy;
        this.http = http;
        this.lines = new TokenBucket(ticker, Duration.ofSeconds(6), 10);
        RevocationCheck check = policy.revocation();
        this.revocation = check == null
                ? null
                : new RevocationMemory(check, policy.revocationAge().toNanos(), ticker);
    }

    @Override
    public boolean isNone() {
        return false;
    }

    @Override
    public CompletionStage<AuthenticationResult> authenticate(HttpHead head) {
        List<X509Certificate> chain = head.peerCertificates();
        if (chain.isEmpty()) {
            return http(head, "no client certificate");
        }
        CertificateVerdict verdict = policy.judge(chain);
        if (verdict instanceof CertificateVerdict.Unknown) {
            return done(refuse(head, 403, "no rule for its certificate"));
        }
        if (revocation == null) {
            return accepted(head, verdict);
        }
        return revocation.status(chain).thenCompose(status -> switch (status) {
            case GOOD -> accepted(head, verdict);
            case REVOKED -> done(refuse(head, 403, "its certificate was revoked"));
            case UNKNOWN -> done(refuse(head, 503, "its certificate may be revoked"));
        });
    }

    private CompletionStage<AuthenticationResult> accepted(HttpHead head, CertificateVerdict verdict) {
        if (verdict instanceof Shared || (http.isPresent() && policy.alwaysHttp())) {
            CompletionStage<AuthenticationResult> answer = http(head, "its certificate is shared");
            return verdict instanceof Unique unique
                    ? answer.thenApply(result -> sameAs(unique.identity(), head, result))
                    : answer;
        }
        return done(new Authenticated(((Unique) verdict).identity()));
    }

    private AuthenticationResult sameAs(String identity, HttpHead head, AuthenticationResult result) {
        if (!(result instanceof Authenticated proved)) {
            return result;
        }
        Optional<UserName> user = Optional.ofNullable(proved.identity()).flatMap(UserName::parse);
        return user.equals(UserName.parse(identity))
                ? new Authenticated(identity, proved.proof())
                : refuse(head, 403, "its certificate and its user name are two devices'");
    }

    private CompletionStage<AuthenticationResult> http(HttpHead head, String otherwise) {
        return http.isPresent() ? http.get().authenticate(head) : done(refuse(head, 403, otherwise));
    }

    private Refused refuse(HttpHead head, int status, String why) {
        String subject = head.peerCertificates().isEmpty()
                ? "nobody"
                : head.peerCertificates().get(0).getSubjectX500Principal().getName();
        if (lines.take()) {
            LOG.info("{} at {} is not let in: {}", subject, head.remote(), why);
        }
        return new Refused(status, status == 503 ? "Try again later" : "Certificate not accepted");
    }

    private static CompletionStage<AuthenticationResult> done(AuthenticationResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
