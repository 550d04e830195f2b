package org.cwmp4j.acs.auth;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By what the sender of a request proved who it is over HTTP.
 *
 * @param kind what it was
 * @param issue with {@link Kind#ISSUED}: which of the credentials that were issued to the device; else {@code null}
 */
public record Proof(Kind kind, @Nullable String issue) {
    /** By nothing: authentication is off. */
    public static final Proof NONE = new Proof(Kind.NONE, null);

    /** By credentials of its own. */
    public static final Proof OWN = new Proof(Kind.OWN, null);

    /** By the shared secret for the first contact. */
    public static final Proof BOOTSTRAP = new Proof(Kind.BOOTSTRAP, null);

    public Proof {
        Objects.requireNonNull(kind, "kind");
        if ((issue != null) != (kind == Kind.ISSUED)) {
            throw new IllegalArgumentException("issue: goes with ISSUED, and only with it");
        }
    }

    /** By credentials that this server has issued and that were not used before. */
    public static Proof issued(String issue) {
        return new Proof(Kind.ISSUED, issue);
    }

    /** Kinds of proof. */
    public enum Kind {
        /** Nothing was asked for. */
        NONE,
        /** Credentials that belong to one device. */
        OWN,
        /** Credentials that this server has issued to one device, which uses them for the first time. */
        ISSUED,
        /** A secret that many devices share: says nothing about which one it is. */
        BOOTSTRAP
    }
}
