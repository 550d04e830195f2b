package org.cwmp4j.cpe.netty;

import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a session now goes, and as whom. A redirect moves it for the rest of the session (C-HTTP-21 to C-HTTP-25). */
final class SessionRoute {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRoute.class);

    private final AcsTarget target;
    private final HttpAcsSettings settings;
    private final SecretSource secrets;
    private final HttpAddress configured;
    private HttpAddress address;
    private @Nullable ClientAuthenticator authenticator;

    SessionRoute(AcsTarget target, HttpAcsSettings settings, SecretSource secrets) {
        this.target = target;
        this.settings = settings;
        this.secrets = secrets;
        this.configured = HttpAddress.of(target.url());
        this.address = configured;
        this.authenticator = authenticator(configured);
    }

    HttpAddress address() {
        return address;
    }

    /** For the present host; {@code null} without credentials. */
    @Nullable
    ClientAuthenticator authenticator() {
        return authenticator;
    }

    /** Whether that is still the configured host. */
    boolean isHome() {
        return address.isSameOrigin(configured);
    }

    static boolean isRedirect(int status) {
        return status == 302 || status == 307 || status == 301 || status == 308;
    }

    /**
     * Goes where the answer points; its content does not count.
     *
     * @return whether that is another origin: another host, port or scheme
     * @throws IllegalArgumentException if it points nowhere, or to where the policy does not let it go
     */
    boolean follow(HttpAnswer answer) {
        String location = answer.headers().get("Location");
        if (location == null || location.isBlank()) {
            throw new IllegalArgumentException("it has no Location");
        }
        HttpAddress next = address.redirected(location.strip());
        boolean downgrade = address.secure() && !next.secure();
        if (downgrade && !settings.redirects().downgrade()) {
            throw new IllegalArgumentException("from https to http is not allowed, to " + next);
        }
        if (downgrade) {
            LOG.warn("redirected from {} to {}, which is not secure", address, next);
        }
        boolean moved = !next.isSameOrigin(address);
        address = next;
        if (moved) {
            authenticator = authenticator(next);
        }
        return moved;
    }

    private @Nullable ClientAuthenticator authenticator(HttpAddress to) {
        if (target.username().isEmpty() && target.password().isEmpty()) {
            return null;
        }
        return new ClientAuthenticator(
                new Credentials(target.username(), target.password()),
                ClientAuthPolicy.device(to.secure()).withBasic(basic(to)),
                secrets);
    }

    private BasicUse basic(HttpAddress to) {
        if (to.secure()) {
            boolean unasked =
                    to.isSameOrigin(configured) || settings.redirects().unaskedBasic();
            return unasked ? BasicUse.UNASKED : BasicUse.WHEN_CHALLENGED;
        }
        return configured.secure() ? BasicUse.NEVER : settings.basicOverPlain();
    }
}
