package org.cwmp4j.acs.auth;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.http.tls.PeerChain;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates are one device's own, and which device's; or which are shared by many (rule B-TLS-12). A pattern has to match the
 * whole text; its named groups {@code oui}, {@code productClass} and {@code serial} are the fields of the DeviceId, and what has no group
 * is what {@link #forDevicesOf} says. Immutable.
 */
public final class CertificateRule {
    private static final Pattern OUI = Pattern.compile("[0-9A-Fa-f]{6}");
    /** X.520's attribute, which the JDK has no word for. */
    private static final String SERIAL_NUMBER = "2.5.4.5";

    /** A text of a certificate. */
    public enum Field {
        /** The common name of the subject. */
        COMMON_NAME(-1),
        /** The serial number of the subject, which is the device's and not the certificate's. */
        SUBJECT_SERIAL_NUMBER(-1),
        /** A DNS name of the subjectAltName. */
        DNS_NAME(2),
        /** A URI of the subjectAltName, such as {@code urn:dev:ops:001122-Box-1}. */
        URI(6);

        private final int alternative;

        Field(int alternative) {
            this.alternative = alternative;
        }
    }

    private final Field field;
    private final @Nullable Pattern pattern;
    private final boolean shared;
    private final String oui;
    private final String productClass;
    private final List<X509Certificate> issuers;

    private CertificateRule(
            Field field,
            @Nullable Pattern pattern,
            boolean shared,
            String oui,
            String productClass,
            List<X509Certificate> issuers) {
        this.field = field;
        this.pattern = pattern;
        this.shared = shared;
        this.oui = oui;
        this.productClass = productClass;
        this.issuers = List.copyOf(issuers);
    }

    /** A device's own, whose common name is the standard's user name of the device (C-AUTH-09), with six hexadecimal digits for the OUI. */
    public static CertificateRule userName() {
        return new CertificateRule(Field.COMMON_NAME, null, false, "", "", List.of());
    }

    /** A device's own, of which a field matches a pattern. */
    public static CertificateRule of(Field field, Pattern pattern) {
        return new CertificateRule(
                Objects.requireNonNull(field, "field"),
                Objects.requireNonNull(pattern, "pattern"),
                false,
                "",
                "",
                List.of());
    }

    /** Shared by many devices: says that some device of ours speaks, not which (rule A-TLS-13). */
    public static CertificateRule shared() {
        return new CertificateRule(Field.COMMON_NAME, null, true, "", "", List.of());
    }

    /** Only certificates that one of these issued, at whatever distance. */
    public CertificateRule issuedBy(X509Certificate... authorities) {
        return new CertificateRule(field, pattern, shared, oui, productClass, List.of(authorities));
    }

    /**
     * For the fields that the pattern has no group for.
     *
     * @param maker the OUI
     * @param product the product class; may be empty
     */
    public CertificateRule forDevicesOf(String maker, String product) {
        return new CertificateRule(field, pattern, shared, maker, product, issuers);
    }

    boolean isShared() {
        return shared;
    }

    /** Whether it says something about this chain, and what: the user name of the device; empty for a shared one. */
    Optional<String> apply(List<X509Certificate> chain) {
        if (!issuers.isEmpty() && chain.stream().noneMatch(this::isIssuedByOneOfThem)) {
            return Optional.empty();
        }
        return shared ? Optional.of("") : identity(chain.get(0));
    }

    private boolean isIssuedByOneOfThem(X509Certificate certificate) {
        return issuers.stream().anyMatch(issuer -> PeerChain.isSignedBy(certificate, issuer));
    }

    private Optional<String> identity(X509Certificate leaf) {
        return texts(leaf).stream()
                .map(this::userName)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> userName(String text) {
        Pattern wanted = pattern;
        if (wanted == null) {
            return UserName.parse(text)
                    .filter(name -> OUI.matcher(name.oui()).matches())
                    .map(UserName::text);
        }
        Matcher matcher = wanted.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String maker = group(matcher, "oui", oui);
        String serial = group(matcher, "serial", "");
        return maker.isEmpty() || serial.isEmpty()
                ? Optional.empty()
                : Optional.of(new UserName(maker, group(matcher, "productClass", productClass), serial).text());
    }

    private static String group(Matcher matcher, String name, String otherwise) {
        if (!matcher.pattern().pattern().contains("(?<" + name + ">")) {
            return otherwise;
        }
        String found = matcher.group(name);
        return found == null ? otherwise : found;
    }

    private List<String> texts(X509Certificate leaf) {
        return switch (field) {
            case COMMON_NAME -> attributes(leaf, "CN");
            case SUBJECT_SERIAL_NUMBER -> attributes(leaf, "SERIALNUMBER");
            case DNS_NAME, URI -> alternatives(leaf);
        };
    }

    private List<String> alternatives(X509Certificate leaf) {
        List<String> texts = new ArrayList<>();
        try {
            Collection<List<?>> all = leaf.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (name.get(0) instanceof Integer kind
                        && kind == field.alternative
                        && name.get(1) instanceof String text) {
                    texts.add(text);
                }
            }
        } catch (CertificateParsingException e) {
            return List.of();
        }
        return texts;
    }

    /** Only of a subject that has it once: with two, ends could differ in which one counts. */
    private static List<String> attributes(X509Certificate leaf, String type) {
        List<String> texts = new ArrayList<>();
        try {
            String subject = leaf.getSubjectX500Principal().getName("RFC2253", Map.of(SERIAL_NUMBER, "SERIALNUMBER"));
            for (Rdn rdn : new LdapName(subject).getRdns()) {
                var values = rdn.toAttributes().get(type);
                for (int i = 0; values != null && i < values.size(); i++) {
                    texts.add(String.valueOf(values.get(i)));
                }
            }
        } catch (NamingException e) {
            return List.of();
        }
        return texts.size() == 1 ? texts : List.of();
    }
}
