package org.cwmp4j.http.tls;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a server asks its clients for certificates, and which roots theirs must lead to (rule B-TLS-12). Shows no secret. */
public final class ClientCertificates {
    /** They are not asked for any: the default. */
    public static final ClientCertificates NONE = new ClientCertificates(Demand.NONE, null);

    /** How much a server insists. */
    public enum Demand {
        /** Not at all: clients are not asked. */
        NONE,
        /** A client without one is let in; one with a certificate that leads to no trusted root is not. */
        WANTED,
        /** The handshake fails without one. */
        REQUIRED
    }

    private final Demand demand;
    private final @Nullable TlsTrust roots;

    private ClientCertificates(Demand demand, @Nullable TlsTrust roots) {
        this.demand = demand;
        this.roots = roots;
    }

    /** Asked for; who has none is let in all the same. */
    public static ClientCertificates wanted(TlsTrust roots) {
        return new ClientCertificates(Demand.WANTED, Objects.requireNonNull(roots, "roots"));
    }

    /** Nobody is let in without. */
    public static ClientCertificates required(TlsTrust roots) {
        return new ClientCertificates(Demand.REQUIRED, Objects.requireNonNull(roots, "roots"));
    }

    /** How much the server insists. */
    public Demand demand() {
        return demand;
    }

    /** {@code null} with {@link Demand#NONE}. */
    @Nullable
    TlsTrust roots() {
        return roots;
    }

    @Override
    public String toString() {
        return "ClientCertificates[" + demand + "]";
    }
}
