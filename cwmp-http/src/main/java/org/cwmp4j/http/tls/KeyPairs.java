package org.cwmp4j.http.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** Finds out whether a private key is the one that a certificate was made for, which a key store does not ask. */
final class KeyPairs {
    private static final byte[] PROBE = {1, 2, 3};

    private KeyPairs() {}

    static void requirePair(PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new TlsException("a private key needs its certificate", null);
        }
        PublicKey other = chain.get(0).getPublicKey();
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        boolean fits;
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(PROBE);
            fits = signature.verify(signed);
        } catch (GeneralSecurityException e) {
            fits = false;
        }
        if (!fits) {
            throw new TlsException("the private key is not that of the first certificate", null);
        }
    }
}
