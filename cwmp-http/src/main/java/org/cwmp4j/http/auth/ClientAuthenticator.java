package org.cwmp4j.http.auth;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;

/**
 * The client half of Basic and Digest, for one server and one session. Before each request ask {@link #authorization}; after
 * each answer tell {@link #challenged} (401) or {@link #accepted} (anything else). One request at a time; not thread-safe.
 *
 * <p>A first 401 to a request is normal, also in mid-session with a nonce that is new. A second one to a request that carried
 * credentials means that they are wrong (rule C-AUTH-06), but for one that only says that the nonce was too old.
 */
public final class ClientAuthenticator {
    private final Credentials credentials;
    private final ClientAuthPolicy policy;
    private final SecretSource secrets;
    private @Nullable Challenge answering;
    private String cnonce;
    private int count;
    private int answers;
    private boolean staleAnswered;
    private boolean sentBasic;

    /**
     * @param credentials to answer with
     * @param policy what to answer
     * @param secrets makes client nonces
     */
    public ClientAuthenticator(Credentials credentials, ClientAuthPolicy policy, SecretSource secrets) {
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.secrets = Objects.requireNonNull(secrets, "secrets");
        this.cnonce = newCnonce();
    }

    /** A new connection takes a new client nonce; what the server asked for before still holds (rule B-AUTH-08). */
    public void connectionOpened() {
        cnonce = newCnonce();
    }

    /**
     * The value of {@code Authorization} for the next request, if one is to be sent. Counts the nonce up.
     *
     * @param target as in the request line
     * @param body hashed only where the server offers nothing but {@code auth-int}
     */
    public Optional<String> authorization(String method, String target, byte[] body) {
        sentBasic = false;
        if (answering instanceof Challenge.Digest digest) {
            count++;
            return Optional.of(digest(digest, method, target, body));
        }
        if (answering instanceof Challenge.Basic || policy.basic() == ClientAuthPolicy.BasicUse.UNASKED) {
            sentBasic = true;
            return Optional.of(basic());
        }
        return Optional.empty();
    }

    /** Whether {@link #authorization} needs the body: the server offers nothing but {@code auth-int}. */
    public boolean hashesBody() {
        return answering instanceof Challenge.Digest digest && digest.chosenQop() == Qop.AUTH_INT;
    }

    /**
     * The server answered 401.
     *
     * @param headers the lines of {@code WWW-Authenticate}
     */
    public Reaction challenged(List<String> headers) {
        Challenge best = best(Challenge.parse(headers));
        if (best == null) {
            return Reaction.NOTHING_TO_ANSWER;
        }
        if (!mayAnswer(best)) {
            return Reaction.REFUSED;
        }
        answers++;
        count = 0;
        answering = best;
        return Reaction.SEND_AGAIN;
    }

    /** The server answered with something else than 401. */
    public void accepted() {
        answers = 0;
        staleAnswered = false;
    }

    private boolean mayAnswer(Challenge challenge) {
        if (!(challenge instanceof Challenge.Digest digest)) {
            return answers == 0 && !sentBasic;
        }
        boolean sentDigest = answering instanceof Challenge.Digest;
        boolean newNonce =
                !(answering instanceof Challenge.Digest last) || !last.nonce().equals(digest.nonce());
        if (answers == 0) {
            // A nonce from before this request may have run out, with or without the server saying so.
            staleAnswered = sentDigest;
            return newNonce;
        }
        boolean again = digest.stale() && newNonce && !staleAnswered;
        staleAnswered = true;
        return again;
    }

    private @Nullable Challenge best(List<Challenge> offered) {
        Challenge best = null;
        for (Challenge challenge : offered) {
            if (challenge instanceof Challenge.Digest digest) {
                boolean stronger = !(best instanceof Challenge.Digest chosen)
                        || digest.algorithm().compareTo(chosen.algorithm()) > 0;
                best = policy.algorithms().contains(digest.algorithm()) && stronger ? digest : best;
            } else if (best == null && policy.basic() != ClientAuthPolicy.BasicUse.NEVER) {
                best = challenge;
            }
        }
        return best;
    }

    private String basic() {
        String pair = credentials.username() + ":" + credentials.password();
        return "Basic " + Base64.getEncoder().encodeToString(DigestFormula.utf8(pair));
    }

    private String digest(Challenge.Digest challenge, String method, String target, byte[] body) {
        Qop qop = challenge.chosenQop();
        DigestAlgorithm algorithm = challenge.algorithm();
        String nc = qop == null ? null : String.format("%08x", count);
        boolean sendCnonce = qop != null || algorithm.session();
        var request = new DigestFormula.Request(method, target, challenge.nonce(), qop, nc, sendCnonce ? cnonce : null);
        String ha1 = DigestFormula.ha1(algorithm, credentials.username(), challenge.realm(), credentials.password());
        StringBuilder out = new StringBuilder(320)
                .append("Digest username=")
                .append(AuthElement.quote(credentials.username()))
                .append(", realm=")
                .append(AuthElement.quote(challenge.realm()))
                .append(", nonce=")
                .append(AuthElement.quote(challenge.nonce()))
                .append(", uri=")
                .append(AuthElement.quote(target))
                .append(", response=\"")
                .append(DigestFormula.response(algorithm, ha1, request, body))
                .append('"');
        if (challenge.algorithmNamed()) {
            out.append(", algorithm=").append(algorithm.token());
        }
        if (qop != null) {
            out.append(", qop=").append(qop.token()).append(", nc=").append(nc);
        }
        if (sendCnonce) {
            out.append(", cnonce=\"").append(cnonce).append('"');
        }
        if (challenge.opaque() != null) {
            out.append(", opaque=").append(AuthElement.quote(challenge.opaque()));
        }
        return out.toString();
    }

    private String newCnonce() {
        return secrets.nextToken(12);
    }

    /** What to do after a 401. */
    public enum Reaction {
        /** The same request once more, with {@link ClientAuthenticator#authorization} asked anew. */
        SEND_AGAIN,
        /** Give up: the credentials are wrong. */
        REFUSED,
        /** Give up: the server asks for nothing that may be answered. */
        NOTHING_TO_ANSWER
    }
}
