package org.cwmp4j.http.auth;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A challenge that a client can answer, read from {@code WWW-Authenticate}. */
public sealed interface Challenge {
    /** What the user name belongs to. */
    String realm();

    /** Basic (RFC 7617). */
    record Basic(String realm) implements Challenge {}

    /**
     * Digest (RFC 7616, RFC 2617).
     *
     * @param algorithm MD5 if none was named
     * @param algorithmNamed whether one was, and so is echoed
     * @param qop what the server offers; empty if it sent no list, which asks for the form of RFC 2069
     * @param opaque to be echoed
     * @param stale whether only the nonce of the last answer was too old
     */
    record Digest(
            String realm,
            String nonce,
            DigestAlgorithm algorithm,
            boolean algorithmNamed,
            Set<Qop> qop,
            @Nullable String opaque,
            boolean stale)
            implements Challenge {
        public Digest {
            qop = qop.isEmpty() ? Set.of() : Set.copyOf(qop);
        }

        /** What to answer with: {@code auth} if offered; {@code null} for the form of RFC 2069. */
        public @Nullable Qop chosenQop() {
            if (qop.isEmpty()) {
                return null;
            }
            return qop.contains(Qop.AUTH) ? Qop.AUTH : Qop.AUTH_INT;
        }
    }

    /**
     * All usable challenges of the header's lines, in their order. What is malformed, incomplete, written twice or of an
     * unknown scheme, algorithm or quality of protection is left out.
     */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> usable = new ArrayList<>();
        for (String header : headers) {
            for (AuthElement element : AuthElement.parse(header)) {
                Challenge challenge = read(element);
                if (challenge != null) {
                    usable.add(challenge);
                }
            }
        }
        return List.copyOf(usable);
    }

    private static @Nullable Challenge read(AuthElement e) {
        String realm = e.get("realm");
        if (e.duplicate()) {
            return null;
        }
        if (e.is("Basic")) {
            return new Basic(realm == null ? "" : realm);
        }
        return e.is("Digest") && realm != null ? digest(e, realm) : null;
    }

    private static @Nullable Challenge digest(AuthElement e, String realm) {
        String nonce = e.get("nonce");
        String named = e.get("algorithm");
        DigestAlgorithm algorithm =
                DigestAlgorithm.of(named == null ? "MD5" : named).orElse(null);
        String qopList = e.get("qop");
        Set<Qop> qop = qopList == null ? Set.of() : offered(qopList);
        boolean unknownQop = qopList != null && !qopList.isBlank() && qop.isEmpty();
        if (nonce == null || algorithm == null || unknownQop) {
            return null;
        }
        boolean stale = "true".equalsIgnoreCase(e.get("stale"));
        return new Digest(realm, nonce, algorithm, named != null, qop, e.get("opaque"), stale);
    }

    private static Set<Qop> offered(String list) {
        Set<Qop> offered = EnumSet.noneOf(Qop.class);
        for (String word : list.split("[,\\s]+", -1)) {
            Qop.of(word).ifPresent(offered::add);
        }
        return offered;
    }
}
