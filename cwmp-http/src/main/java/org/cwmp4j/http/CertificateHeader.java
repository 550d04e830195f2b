package org.cwmp4j.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.http.tls.PeerChain;
import org.cwmp4j.http.tls.Pem;
import org.cwmp4j.http.tls.TlsException;
import org.cwmp4j.http.tls.TlsTrust;

/**
 * A header by which a proxy that ends TLS passes the device's certificate on. The proxy has to remove what devices send under that name,
 * and to see that the device has the key; that the chain is good is checked here again.
 *
 * @param name of the header
 * @param form how the certificate is written
 * @param roots that it must lead to
 */
public record CertificateHeader(String name, Form form, TlsTrust roots) {
    /** How a certificate is written. */
    public enum Form {
        /** PEM, percent-encoded: nginx's {@code $ssl_client_escaped_cert} and its like. More than one may follow one another. */
        ESCAPED_PEM,
        /** A byte sequence in colons (RFC 9440), further ones in {@code Client-Cert-Chain}. */
        CLIENT_CERT
    }

    private static final String CHAIN = "Client-Cert-Chain";

    public CertificateHeader {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(roots, "roots");
    }

    /** Percent-encoded PEM in a header of that name. */
    public static CertificateHeader escapedPem(String name, TlsTrust roots) {
        return new CertificateHeader(name, Form.ESCAPED_PEM, roots);
    }

    /** {@code Client-Cert} and {@code Client-Cert-Chain} (RFC 9440). */
    public static CertificateHeader clientCert(TlsTrust roots) {
        return new CertificateHeader("Client-Cert", Form.CLIENT_CERT, roots);
    }

    /**
     * The verified chain of a request.
     *
     * @return its own certificate first; empty if the header is missing or empty
     * @throws CertificateException if it cannot be read, leads to no trusted root, or comes more than once
     */
    public List<X509Certificate> read(Headers headers) throws CertificateException {
        List<String> values = headers.all(name);
        if (values.isEmpty() || (values.size() == 1 && values.get(0).isBlank())) {
            return List.of();
        }
        if (values.size() > 1) {
            throw new CertificateException("the header " + name + " comes more than once");
        }
        List<X509Certificate> sent;
        try {
            sent = form == Form.ESCAPED_PEM
                    ? Pem.certificates(unescape(values.get(0)))
                    : sequences(values.get(0) + "," + String.join(",", headers.all(CHAIN)));
        } catch (TlsException | IllegalArgumentException e) {
            throw new CertificateException("the header " + name + " cannot be read", e);
        }
        roots.checkClient(sent);
        return PeerChain.linked(sent);
    }

    private static List<X509Certificate> sequences(String list) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            String text = item.strip();
            if (text.isEmpty()) {
                continue;
            }
            if (text.length() < 2 || !text.startsWith(":") || !text.endsWith(":")) {
                throw new IllegalArgumentException("expected bytes in colons");
            }
            certificates.add(Pem.certificate(Base64.getDecoder().decode(text.substring(1, text.length() - 1))));
        }
        return certificates;
    }

    /** Unlike a form's, a plus is a plus. */
    private static String unescape(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(c);
            }
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
