package org.cwmp4j.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPkiTest {

    private final TestPki pki = TestPki.create();

    @Test
    void theChainLeadsToTheRoot() throws GeneralSecurityException {
        assertValid(pki, pki.localhost());
        assertThatThrownBy(() -> assertValid(TestPki.create(), pki.localhost()))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theChainBreaksWithoutTheIntermediate() {
        TestIdentity server =
                pki.server().dnsName("acs.example").withoutIntermediate().issue();
        assertThat(server.chain()).hasSize(1);
        assertThatThrownBy(() -> assertValid(pki, server)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void namesStandWhereTheyWereAskedFor() throws GeneralSecurityException {
        X509Certificate certificate = pki.server()
                .commonName("acs.example")
                .dnsName("*.acs.example")
                .ipAddress("192.0.2.1")
                .issue()
                .certificate();
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=acs.example");
        assertThat(List.copyOf(certificate.getSubjectAlternativeNames()))
                .isEqualTo(List.of(List.of(2, "*.acs.example"), List.of(7, "192.0.2.1")));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(pki.client("00A0BC-1").issue().certificate().getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.2");
        assertThatThrownBy(() -> pki.server().issue()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void certificatesCanBeOutOfDate() {
        X509Certificate expired = pki.server().dnsName("a").expired().issue().certificate();
        X509Certificate early = pki.server().dnsName("a").notYetValid().issue().certificate();
        assertThatThrownBy(expired::checkValidity).isInstanceOf(CertificateExpiredException.class);
        assertThatThrownBy(early::checkValidity).isInstanceOf(CertificateNotYetValidException.class);
    }

    @Test
    void anAuthorityCanLiveAtAnotherTime() {
        TestPki old = TestPki.create(new ManualTime(Instant.parse("2001-01-01T00:00:00Z")));
        assertThatThrownBy(() -> old.root().checkValidity()).isInstanceOf(CertificateExpiredException.class);
    }

    @Test
    void pemAndKeyStoreHoldTheSame(@TempDir Path directory) throws Exception {
        TestIdentity identity = pki.localhost();
        identity.writePem(directory, "acs");
        byte[] chain = Files.readAllBytes(directory.resolve("acs.crt"));
        assertThat(List.copyOf(
                        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(chain))))
                .isEqualTo(identity.chain());
        String key = Files.readString(directory.resolve("acs.key")).replaceAll("-----[A-Z ]+-----|\\s", "");
        assertThat(KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))))
                .isEqualTo(identity.privateKey());

        char[] password = "secret".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(identity.pkcs12(password)), password);
        assertThat(store.getCertificate("identity")).isEqualTo(identity.certificate());
    }

    @Test
    void aHandshakeChecksTheHost() throws Exception {
        assertThat(handshake(pki.localhost())).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
        assertThatThrownBy(() -> handshake(pki.server().dnsName("other.example").issue()))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() ->
                        handshake(pki.server().dnsName("localhost").expired().issue()))
                .isInstanceOf(SSLException.class);
    }

    private static void assertValid(TestPki authority, TestIdentity identity) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(authority.trustStore());
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(identity.chain()), parameters);
    }

    private HandshakeStatus handshake(TestIdentity server) throws SSLException {
        SSLEngine client = pki.sslContext(null).createSSLEngine("localhost", 443);
        client.setUseClientMode(true);
        SSLParameters parameters = client.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        client.setSSLParameters(parameters);
        SSLEngine other = pki.sslContext(server).createSSLEngine();
        other.setUseClientMode(false);
        return InMemoryHandshake.run(client, other);
    }
}
