package org.cwmp4j.http.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Judges a server's certificate: the chain, its dates unless they are not to count, and always the host's name. */
final class ServerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager dated;
    private final @Nullable UndatedChain undated;

    /** With dates, or without. */
    ServerTrust(TlsTrust trust, boolean dates) {
        this.dated = trust.manager();
        this.undated = dates ? null : new UndatedChain(trust.anchors());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        if (engine == null) {
            throw new CertificateException("the host is not known");
        }
        if (undated == null) {
            dated.checkServerTrusted(chain, authType, engine);
        } else {
            undated.check(chain);
        }
        String host = engine.getPeerHost();
        if (host == null || !HostName.matches(chain[0], host)) {
            throw new CertificateException("the server's certificate is not for " + host);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("only engines are judged");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the host is not known");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("clients are not judged here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("clients are not judged here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("clients are not judged here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return dated.getAcceptedIssuers();
    }
}
