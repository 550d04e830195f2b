package org.cwmp4j.acs.auth;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.device.CredentialsStore;
import org.cwmp4j.http.auth.BasicServer;
import org.cwmp4j.http.auth.DigestServer;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Which HTTP authentication a server asks for (A-AUTH-01). Whoever is not in the credentials store is denied, but for
 * {@link #none}.
 */
public final class AuthenticationPolicy {
    private static final Authentication NONE = new Authentication() {
        @Override
        public CompletionStage<AuthenticationResult> authenticate(HttpHead head) {
            return CompletableFuture.completedFuture(new Authenticated(null));
        }

        @Override
        public boolean isNone() {
            return true;
        }
    };

    private enum Basic {
        NEVER,
        OVER_TLS,
        ALWAYS
    }

    private final List<DigestServerSettings> digest;
    private final Basic basic;
    private final String realm;
    private final @Nullable CertificatePolicy certificates;

    private AuthenticationPolicy(List<DigestServerSettings> digest, Basic basic, String realm) {
        this(digest, basic, realm, null);
    }

    private AuthenticationPolicy(
            List<DigestServerSettings> digest, Basic basic, String realm, @Nullable CertificatePolicy certificates) {
        this.digest = digest;
        this.basic = basic;
        this.realm = Objects.requireNonNull(realm, "realm");
        this.certificates = certificates;
    }

    /** The default, as the standard recommends: Digest everywhere, and over TLS Basic as well. */
    public static AuthenticationPolicy digestAndBasicOverTls(DigestServerSettings settings) {
        return new AuthenticationPolicy(List.of(settings), Basic.OVER_TLS, settings.realm());
    }

    /** Digest only. */
    public static AuthenticationPolicy digest(DigestServerSettings settings) {
        return new AuthenticationPolicy(List.of(settings), Basic.NEVER, settings.realm());
    }

    /** Basic only, and only over TLS: without it every request is refused. */
    public static AuthenticationPolicy basicOverTls(String realm) {
        return new AuthenticationPolicy(List.of(), Basic.OVER_TLS, realm);
    }

    /** Basic also without TLS, which shows every password to whoever listens: for laboratories. */
    public static AuthenticationPolicy basicEvenWithoutTls(String realm) {
        return new AuthenticationPolicy(List.of(), Basic.ALWAYS, realm);
    }

    /** Lets everybody in, unauthenticated: for laboratories, or behind something that authenticates. */
    public static AuthenticationPolicy none() {
        return new AuthenticationPolicy(List.of(), Basic.NEVER, "");
    }

    /** By client certificates only, without HTTP: who shows none, or one that is shared, is refused by 403. */
    public static AuthenticationPolicy certificates(CertificatePolicy policy) {
        return new AuthenticationPolicy(List.of(), Basic.NEVER, "", Objects.requireNonNull(policy, "policy"));
    }

    /**
     * The same, but a device whose certificate tells which it is needs no HTTP authentication (A-AUTH-01). Without this, certificates are
     * only shown to the application. Listeners have to ask for them, see {@link org.cwmp4j.http.tls.ClientCertificates}.
     */
    public AuthenticationPolicy withCertificates(CertificatePolicy policy) {
        return new AuthenticationPolicy(digest, basic, realm, Objects.requireNonNull(policy, "policy"));
    }

    /** Whether this lets everybody in. */
    public boolean isNone() {
        return certificates == null && !needsCredentials();
    }

    /** Whether devices have passwords. */
    public boolean needsCredentials() {
        return !digest.isEmpty() || basic != Basic.NEVER;
    }

    /**
     * Makes the working half, without first contact and lock-out.
     *
     * @param credentials the known devices
     * @param ticker by which nonces age
     * @param secrets makes nonces
     */
    public Authentication create(CredentialsStore credentials, Ticker ticker, SecretSource secrets) {
        return create(
                credentials,
                null,
                LockOutSettings.OFF,
                AuthenticationWatch.NONE,
                ticker,
                RandomSource.system(),
                secrets);
    }

    /**
     * Makes the working half.
     *
     * @param credentials the known devices
     * @param contact how new devices get credentials of their own; {@code null} if they do not
     * @param lockOut how wrong credentials are slowed down
     * @param watch is told of them
     * @param ticker by which nonces and lock-outs age
     * @param random for jitter
     * @param secrets makes nonces
     */
    public Authentication create(
            CredentialsStore credentials,
            @Nullable FirstContact contact,
            LockOutSettings lockOut,
            AuthenticationWatch watch,
            Ticker ticker,
            RandomSource random,
            SecretSource secrets) {
        if (isNone()) {
            return NONE;
        }
        Optional<Authentication> http = needsCredentials()
                ? Optional.of(http(new Candidates(credentials, contact), lockOut, watch, ticker, random, secrets))
                : Optional.empty();
        CertificatePolicy policy = certificates;
        return policy == null ? http.orElse(NONE) : new CertificateAuthentication(policy, http, ticker);
    }

    private Authentication http(
            Candidates candidates,
            LockOutSettings lockOut,
            AuthenticationWatch watch,
            Ticker ticker,
            RandomSource random,
            SecretSource secrets) {
        List<DigestServer> servers = digest.stream()
                .map(settings -> new DigestServer(settings, ticker, secrets))
                .toList();
        List<BasicServer> plain = basic == Basic.NEVER ? List.of() : List.of(new BasicServer(realm));
        return new HttpAuthentication(
                servers, plain, basic == Basic.ALWAYS, candidates, new LockOut(lockOut, ticker), watch, random);
    }
}
