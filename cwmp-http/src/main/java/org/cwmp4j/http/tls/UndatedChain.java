package org.cwmp4j.http.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a server's chain but for its dates, for a device that does not know the time yet (rule C-TLS-11): both
 * ends of each certificate's time are hidden from the judge.
 */
final class UndatedChain {
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_USE = "2.5.29.37.0";

    private final Set<TrustAnchor> anchors;

    UndatedChain(Set<TrustAnchor> anchors) {
        this.anchors = anchors;
    }

    void check(X509Certificate[] chain) throws CertificateException {
        List<String> uses = chain[0].getExtendedKeyUsage();
        if (uses != null && !uses.contains(SERVER_AUTH) && !uses.contains(ANY_USE)) {
            throw new CertificateException("the certificate is not for servers");
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            var path = CertificateFactory.getInstance("X.509").generateCertPath(path(chain));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the chain leads to no trusted root: " + e.getMessage(), e);
        }
    }

    /** From the server's own certificate, issuer by issuer, up to where a root takes over. */
    private List<X509Certificate> path(X509Certificate[] chain) {
        List<X509Certificate> path = new ArrayList<>();
        X509Certificate current = chain[0];
        while (current != null && !isRoot(current) && path.size() < chain.length) {
            path.add(new UndatedCertificate(current));
            current = issuedByRoot(current) ? null : issuer(current, chain);
        }
        if (path.isEmpty()) {
            path.add(new UndatedCertificate(chain[0]));
        }
        return path;
    }

    private static @Nullable X509Certificate issuer(X509Certificate of, X509Certificate[] chain) {
        for (X509Certificate candidate : chain) {
            if (!candidate.equals(of) && candidate.getSubjectX500Principal().equals(of.getIssuerX500Principal())) {
                return candidate;
            }
        }
        return null;
    }

    private boolean isRoot(X509Certificate certificate) {
        return anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
    }

    private boolean issuedByRoot(X509Certificate certificate) {
        return anchors.stream()
                .anyMatch(anchor ->
                        anchor.getTrustedCert().getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
    }
}
