package org.cwmp4j.http.auth;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.auth.AuthVerdict.Reason;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The server half of Digest. Nonces expire, belong to no connection and refuse a repeated or lower count (TR-069 A6C1 3.4.5;
 * rules A-AUTH-11, CRQ-10 to CRQ-12). Thread-safe, without I/O.
 */
public final class DigestServer {
    /** Stands in for users that do not exist, so that they cost the same time. */
    private static final UserSecret NOBODY = UserSecret.ofPassword("nobody");

    private final DigestServerSettings settings;
    private final NonceTable nonces;

    /**
     * @param settings the realm, and what is accepted
     * @param ticker by which nonces age
     * @param secrets makes nonces and the key that proves them
     */
    public DigestServer(DigestServerSettings settings, Ticker ticker, SecretSource secrets) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.nonces = new NonceTable(ticker, secrets, settings.nonceLifetime(), settings.maxNonces());
    }

    /** What is accepted. */
    public DigestServerSettings settings() {
        return settings;
    }

    /**
     * The values of {@code WWW-Authenticate}, one header line each, with a fresh nonce: what to send with every 401.
     *
     * @param stale whether the client's password was right and only the nonce was not, see {@link Reason#stale}
     */
    public List<String> challenges(boolean stale) {
        List<String> lines = new ArrayList<>();
        for (DigestAlgorithm algorithm : settings.algorithms()) {
            lines.add("Digest realm=" + AuthElement.quote(settings.realm())
                    + ", qop=\"auth\", algorithm=" + algorithm.token()
                    + ", nonce=\"" + nonces.issue() + '"'
                    + (stale ? ", stale=true" : ""));
        }
        return List.copyOf(lines);
    }

    /**
     * Looks the user up and checks the header.
     *
     * @param method of the request
     * @param target of the request line, as sent
     * @return never fails: a store that does refuses as {@link Reason#UNAVAILABLE}
     */
    public CompletionStage<AuthVerdict> authenticate(
            Authorization.Digest header, String method, String target, CredentialsLookup lookup) {
        return Lookups.find(lookup, header.username())
                .handle((secret, failure) -> failure != null
                        ? new AuthVerdict.Refused(Reason.UNAVAILABLE)
                        : verify(header, method, target, secret));
    }

    /**
     * Checks the header of one request. Its count is used up if all is right.
     *
     * @param method of the request
     * @param target of the request line, as sent
     * @param secret of the user that the header names; empty if there is none
     */
    public AuthVerdict verify(Authorization.Digest header, String method, String target, Optional<UserSecret> secret) {
        Reason wrong = check(header, method, target, secret);
        return wrong == null ? new AuthVerdict.Accepted(header.username()) : new AuthVerdict.Refused(wrong);
    }

    private @Nullable Reason check(
            Authorization.Digest header, String method, String target, Optional<UserSecret> secret) {
        boolean matches = responseMatches(header, method, secret.orElse(NOBODY));
        NonceTable.State nonce = nonces.state(header.nonce());
        if (!header.realm().equals(settings.realm()) || !settings.algorithms().contains(header.algorithm())) {
            return Reason.MALFORMED;
        }
        if (secret.isEmpty()) {
            return Reason.UNKNOWN_USER;
        }
        if (secret.get().isEmpty() && !settings.emptyPasswordAllowed()) {
            return Reason.EMPTY_PASSWORD;
        }
        if (!RequestTarget.same(header.uri(), target)) {
            return Reason.WRONG_TARGET;
        }
        if (nonce == NonceTable.State.FOREIGN) {
            return Reason.FOREIGN_NONCE;
        }
        if (!matches || header.qop() == Qop.AUTH_INT) {
            return Reason.WRONG_PASSWORD;
        }
        if (nonce == NonceTable.State.EXPIRED) {
            return Reason.STALE_NONCE;
        }
        return countIsNew(header) ? null : Reason.REPLAYED;
    }

    private boolean countIsNew(Authorization.Digest header) {
        String nc = header.nc();
        if (nc != null) {
            return nonces.use(header.nonce(), Long.parseLong(nc, 16));
        }
        return switch (settings.withoutQop()) {
            case REFUSE -> false;
            case ONCE -> nonces.use(header.nonce(), NonceTable.LAST);
            case REPEATABLE -> true;
        };
    }

    private static boolean responseMatches(Authorization.Digest header, String method, UserSecret secret) {
        Optional<String> ha1 = secret.ha1(header.algorithm(), header.username(), header.realm());
        if (ha1.isEmpty()) {
            return false;
        }
        var request = new DigestFormula.Request(
                method, header.uri(), header.nonce(), header.qop(), header.nc(), header.cnonce());
        String expected = DigestFormula.response(header.algorithm(), ha1.get(), request, new byte[0]);
        byte[] given = DigestFormula.utf8(header.response().toLowerCase(Locale.ROOT));
        return MessageDigest.isEqual(DigestFormula.utf8(expected), given);
    }

    int rememberedNonces() {
        return nonces.size();
    }
}
