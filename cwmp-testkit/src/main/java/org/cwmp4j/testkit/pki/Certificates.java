package org.cwmp4j.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.cwmp4j.model.time.SecretSource;

/** Makes keys and certificates; the only place that knows Bouncy Castle. */
final class Certificates {

    private static final SecretSource SECRETS = SecretSource.secure();

    private Certificates() {}

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyStore emptyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate authority(
            String subject, KeyPair keys, String issuer, KeyPair issuerKeys, Instant from, Instant to) {
        try {
            X509v3CertificateBuilder builder = start(name(issuer), name(subject), keys, from, to)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, issuerKeys);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate leaf(
            X509Certificate issuer,
            KeyPair issuerKeys,
            String subject,
            String serialNumber,
            KeyPair keys,
            List<GeneralName> alternatives,
            boolean client,
            Instant from,
            Instant to) {
        try {
            X500Name issuerName =
                    X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
            KeyPurposeId purpose = client ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
            X509v3CertificateBuilder builder = start(issuerName, name(subject, serialNumber), keys, from, to)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!alternatives.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        subject.isEmpty(),
                        new GeneralNames(alternatives.toArray(new GeneralName[0])));
            }
            return sign(builder, issuerKeys);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509v3CertificateBuilder start(
            X500Name issuer, X500Name subject, KeyPair keys, Instant from, Instant to) {
        BigInteger serial = new BigInteger(1, SECRETS.nextBytes(16)).add(BigInteger.ONE);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(from), Date.from(to), subject, keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair keys) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509CRL revoked(
            X509Certificate issuer, KeyPair issuerKeys, List<X509Certificate> certificates, Instant now, Instant next) {
        X500Name issuerName =
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuerName, Date.from(now)).setNextUpdate(Date.from(next));
        certificates.forEach(certificate ->
                builder.addCRLEntry(certificate.getSerialNumber(), Date.from(now), CRLReason.keyCompromise));
        try {
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name name(String commonName) {
        return name(commonName, "");
    }

    private static X500Name name(String commonName, String serialNumber) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
        if (!commonName.isEmpty()) {
            builder.addRDN(BCStyle.CN, commonName);
        }
        if (!serialNumber.isEmpty()) {
            builder.addRDN(BCStyle.SERIALNUMBER, serialNumber);
        }
        return builder.build();
    }
}
