package org.cwmp4j.testkit.pki;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;

/** Says what a certificate is for and how long it holds. Not thread-safe. */
public final class IdentityBuilder {

    private final TestPki pki;
    private final boolean client;
    private final List<GeneralName> alternatives = new ArrayList<>();
    private String commonName = "";
    private String serialNumber = "";
    private Instant from;
    private Instant to;
    private boolean sendsIntermediate = true;

    IdentityBuilder(TestPki pki, boolean client) {
        this.pki = pki;
        this.client = client;
        this.from = pki.from();
        this.to = pki.to();
    }

    /**
     * Sets the common name of the subject; without it the subject is empty.
     *
     * @param name any text that is not empty
     * @return this
     */
    public IdentityBuilder commonName(String name) {
        this.commonName = name;
        return this;
    }

    /**
     * Adds a DNS name to the subject's alternative names.
     *
     * @param name a host name; its first label may be {@code *}
     * @return this
     */
    public IdentityBuilder dnsName(String name) {
        alternatives.add(new GeneralName(GeneralName.dNSName, name));
        return this;
    }

    /**
     * Adds an IP address to the subject's alternative names.
     *
     * @param address an address of version 4 or 6 in its usual text form
     * @return this
     */
    public IdentityBuilder ipAddress(String address) {
        alternatives.add(new GeneralName(GeneralName.iPAddress, address));
        return this;
    }

    /**
     * Adds a URI to the subject's alternative names.
     *
     * @param uri such as {@code urn:dev:ops:001122-Box-1}
     * @return this
     */
    public IdentityBuilder uri(String uri) {
        alternatives.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
        return this;
    }

    /**
     * Sets the serial number of the subject: the device's, not the certificate's.
     *
     * @param number any text that is not empty
     * @return this
     */
    public IdentityBuilder serialNumber(String number) {
        this.serialNumber = number;
        return this;
    }

    /**
     * Makes a certificate that ended an hour ago.
     *
     * @return this
     */
    public IdentityBuilder expired() {
        return valid(pki.from(), pki.now().minus(Duration.ofHours(1)));
    }

    /**
     * Makes a certificate that starts tomorrow.
     *
     * @return this
     */
    public IdentityBuilder notYetValid() {
        return valid(pki.now().plus(Duration.ofDays(1)), pki.to());
    }

    /**
     * Sets when the certificate holds.
     *
     * @param start the first moment
     * @param end the last moment, after the first
     * @return this
     */
    public IdentityBuilder valid(Instant start, Instant end) {
        this.from = start;
        this.to = end;
        return this;
    }

    /**
     * Leaves the intermediate out of the chain, as misconfigured servers do.
     *
     * @return this
     */
    public IdentityBuilder withoutIntermediate() {
        this.sendsIntermediate = false;
        return this;
    }

    /**
     * Makes a key and signs the certificate.
     *
     * @return both
     * @throws IllegalStateException if no name was given
     */
    public TestIdentity issue() {
        if (commonName.isEmpty() && alternatives.isEmpty()) {
            throw new IllegalStateException("a certificate needs a common name, a DNS name or an IP address");
        }
        KeyPair keys = Certificates.newKeys();
        X509Certificate leaf = Certificates.leaf(
                pki.intermediate(),
                pki.intermediateKeys(),
                commonName,
                serialNumber,
                keys,
                alternatives,
                client,
                from,
                to);
        return new TestIdentity(
                keys.getPrivate(), sendsIntermediate ? List.of(leaf, pki.intermediate()) : List.of(leaf));
    }
}
