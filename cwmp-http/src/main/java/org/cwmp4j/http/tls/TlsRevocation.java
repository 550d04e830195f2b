package org.cwmp4j.http.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the JDK finds out during a handshake whether a certificate was revoked. Off unless {@link TlsTrust#withRevocation} is given one:
 * devices often sit in networks where no list can be had. Goes by the system's clock. Immutable.
 */
public final class TlsRevocation {
    private final @Nullable List<X509CRL> lists;
    private final boolean tolerant;

    private TlsRevocation(@Nullable List<X509CRL> lists, boolean tolerant) {
        this.lists = lists;
        this.tolerant = tolerant;
    }

    /**
     * By these lists only, nothing is fetched: a certificate of an issuer whose list is missing or out of date is refused.
     *
     * @param lists of every issuer below the roots, and of the roots
     */
    public static TlsRevocation byLists(Collection<X509CRL> lists) {
        return new TlsRevocation(List.copyOf(lists), false);
    }

    /**
     * By OCSP: the answer that the peer has stapled to its certificate, else its issuer's responder is asked, else a list is fetched from
     * where the certificate says, if the JDK's system property {@code com.sun.security.enableCRLDP} lets it. Handshakes wait for
     * responders, on threads made for that and for as long as {@code com.sun.security.ocsp.timeout} says.
     */
    public static TlsRevocation online() {
        return new TlsRevocation(null, false);
    }

    /** The same, but a certificate of which nothing can be found out passes; one that is known to be revoked never does. */
    public TlsRevocation tolerant() {
        return new TlsRevocation(lists, true);
    }

    boolean isBlocking() {
        return lists == null;
    }

    PKIXBuilderParameters parameters(Set<TrustAnchor> anchors) throws GeneralSecurityException {
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        EnumSet<Option> options = EnumSet.noneOf(Option.class);
        if (lists != null) {
            options.add(Option.PREFER_CRLS);
            options.add(Option.NO_FALLBACK);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
        }
        if (tolerant) {
            options.add(Option.SOFT_FAIL);
        }
        checker.setOptions(options);
        parameters.addCertPathChecker(checker);
        return parameters;
    }
}
