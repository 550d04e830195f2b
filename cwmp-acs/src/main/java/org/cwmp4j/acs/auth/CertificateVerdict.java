package org.cwmp4j.acs.auth;

import java.util.Objects;

/** What a client certificate says about who speaks. */
sealed interface CertificateVerdict {
    /**
     * It is one device's own.
     *
     * @param identity that device's user name in the standard's form (C-AUTH-09)
     */
    record Unique(String identity) implements CertificateVerdict {
        public Unique {
            Objects.requireNonNull(identity, "identity");
        }
    }

    /** Many devices have it: HTTP has to tell which one speaks (rule A-TLS-13). */
    record Shared() implements CertificateVerdict {}

    /** No rule says anything about it: it is not let in. */
    record Unknown() implements CertificateVerdict {}
}
