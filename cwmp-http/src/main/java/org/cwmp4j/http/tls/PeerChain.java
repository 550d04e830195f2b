package org.cwmp4j.http.tls;

import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Tells what vouches for a peer from what it has only sent along. */
public final class PeerChain {
    private PeerChain() {}

    /**
     * The chain that a peer showed and that this end's trust accepted.
     *
     * @return its own certificate first; empty if it showed none
     */
    public static List<X509Certificate> of(SSLSession session) {
        List<X509Certificate> sent = new ArrayList<>();
        try {
            for (Certificate certificate : session.getPeerCertificates()) {
                if (certificate instanceof X509Certificate x509) {
                    sent.add(x509);
                }
            }
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
        return linked(sent);
    }

    /**
     * The first certificate, and each other one that signed the one before. The rest says nothing about the first: anybody can send
     * anybody's certificate along.
     */
    public static List<X509Certificate> linked(List<X509Certificate> sent) {
        List<X509Certificate> chain = new ArrayList<>(sent.subList(0, Math.min(1, sent.size())));
        boolean found = !chain.isEmpty();
        while (found) {
            X509Certificate last = chain.get(chain.size() - 1);
            found = sent.stream()
                    .filter(candidate -> !chain.contains(candidate) && isSignedBy(last, candidate))
                    .findFirst()
                    .map(chain::add)
                    .orElse(false);
        }
        return List.copyOf(chain);
    }

    /** Whether the key of one certificate has signed another, whose issuer has its name. */
    public static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
