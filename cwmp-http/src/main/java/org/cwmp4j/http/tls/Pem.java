package org.cwmp4j.http.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM (RFC 7468): certificates, and private keys in the unencrypted form of PKCS #8. */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");

    private Pem() {}

    /**
     * Every certificate of a text, in order.
     *
     * @throws TlsException if there is none, or one that cannot be read
     */
    public static List<X509Certificate> certificates(String text) {
        List<X509Certificate> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                found.add(certificate(decode(block.group(2))));
            }
        }
        if (found.isEmpty()) {
            throw new TlsException("found no block CERTIFICATE", null);
        }
        return List.copyOf(found);
    }

    /**
     * The private key of a text: RSA, EC or EdDSA.
     *
     * @throws TlsException if there is none in PKCS #8, or it cannot be read
     */
    public static PrivateKey privateKey(String text) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("PRIVATE KEY")) {
                return key(decode(block.group(2)));
            }
        }
        throw new TlsException("found no block PRIVATE KEY (unencrypted PKCS #8)", null);
    }

    /**
     * The certificate of these bytes.
     *
     * @param der as between the lines of PEM, without base64
     * @throws TlsException if it cannot be read
     */
    public static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new TlsException("a certificate cannot be read", e);
        }
    }

    private static PrivateKey key(byte[] der) {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
        for (String kind : KEY_KINDS) {
            Optional<PrivateKey> key = key(kind, spec);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new TlsException("the private key is none of " + KEY_KINDS, null);
    }

    private static Optional<PrivateKey> key(String kind, PKCS8EncodedKeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(spec));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new TlsException("this JDK has no keys of kind " + kind, e);
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new TlsException("a PEM block is no base64", e);
        }
    }
}
