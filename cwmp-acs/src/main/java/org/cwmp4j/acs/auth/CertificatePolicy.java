package org.cwmp4j.acs.auth;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How client certificates tell who speaks (rules B-TLS-12, A-TLS-13, A-TLS-14). That a chain leads to a trusted root was found out during
 * the handshake; this is about what it means. A device's own certificate needs no HTTP authentication beside it (A-AUTH-01), a shared one
 * does. Immutable.
 *
 * @param rules asked in order, the first that says something counts; a certificate about which none does is refused
 * @param alwaysHttp whether HTTP has to authenticate as well even beside a device's own certificate, and as the same
 * @param revocation asked before a certificate counts; {@code null} for nobody
 * @param revocationAge how long an answer of that is good
 */
public record CertificatePolicy(
        List<CertificateRule> rules,
        boolean alwaysHttp,
        @Nullable RevocationCheck revocation,
        Duration revocationAge) {
    /** Own if the common name is the user name of a device, else shared; nobody is asked about revocation. */
    public static final CertificatePolicy DEFAULT = of(CertificateRule.userName(), CertificateRule.shared());

    public CertificatePolicy {
        rules = List.copyOf(rules);
        Objects.requireNonNull(revocationAge, "revocationAge");
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("rules: expected at least one");
        }
    }

    /** These rules, without revocation. */
    public static CertificatePolicy of(CertificateRule... rules) {
        return new CertificatePolicy(List.of(rules), false, null, Duration.ofMinutes(5));
    }

    /** With HTTP authentication beside every certificate, or only beside shared ones. */
    public CertificatePolicy withAlwaysHttp(boolean value) {
        return new CertificatePolicy(rules, value, revocation, revocationAge);
    }

    /** With somebody who knows what was revoked, whose answers are good that long. */
    public CertificatePolicy withRevocation(RevocationCheck check, Duration age) {
        return new CertificatePolicy(rules, alwaysHttp, Objects.requireNonNull(check, "check"), age);
    }

    /** What a chain says. */
    CertificateVerdict judge(List<X509Certificate> chain) {
        for (CertificateRule rule : rules) {
            Optional<String> said = rule.apply(chain);
            if (said.isPresent()) {
                return rule.isShared() ? new CertificateVerdict.Shared() : new CertificateVerdict.Unique(said.get());
            }
        }
        return new CertificateVerdict.Unknown();
    }
}
