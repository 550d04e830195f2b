package org.cwmp4j.cpe.netty;

import java.net.URI;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is, and as whom it is asked for: with the credentials of the RPC, to the server that the RPC names and no other
 * (rules FTR-03, FTR-19), and only once that has asked for them.
 */
final class FileRoute {
    /** In a row. */
    private static final int MAX_REDIRECTS = 5;

    private final FileFaults faults;
    private final HttpAddress named;
    private final @Nullable Credentials credentials;
    private final BasicUse basicOverPlain;
    private final SecretSource secrets;
    private HttpAddress address;
    private @Nullable ClientAuthenticator authenticator;
    private int redirects;

    /** @throws IllegalArgumentException if the URL is no http or https URL with a host */
    FileRoute(
            FileFaults faults,
            URI url,
            String username,
            String password,
            BasicUse basicOverPlain,
            SecretSource secrets) {
        this.faults = faults;
        this.named = HttpAddress.of(url);
        this.credentials = username.isEmpty() && password.isEmpty() ? null : new Credentials(username, password);
        this.basicOverPlain = basicOverPlain;
        this.secrets = secrets;
        this.address = named;
        this.authenticator = authenticator(named);
    }

    HttpAddress address() {
        return address;
    }

    /** For the present server; {@code null} for none. */
    @Nullable
    ClientAuthenticator authenticator() {
        return authenticator;
    }

    /** PUT stays PUT, which only 303 does not mean (RFC 9110 section 15.4). */
    static boolean isRedirect(String method, int status) {
        return status == 301
                || status == 302
                || status == 307
                || status == 308
                || (status == 303 && method.equals("GET"));
    }

    /**
     * Goes where the answer points.
     *
     * @return whether that is another server
     */
    boolean follow(HttpAnswer answer) {
        String location = answer.headers().get("Location");
        if (++redirects > MAX_REDIRECTS) {
            throw faults.other("more than " + MAX_REDIRECTS + " redirects");
        }
        HttpAddress next;
        try {
            next = address.redirected(location == null ? "" : location.strip());
        } catch (IllegalArgumentException e) {
            throw faults.other("redirected to nowhere: " + e.getMessage());
        }
        if (location == null || location.isBlank()) {
            throw faults.other("a redirect without Location");
        }
        if (address.secure() && !next.secure()) {
            throw faults.other("redirected from https to http, which is not followed");
        }
        boolean moved = !next.isSameOrigin(address);
        address = next;
        if (moved) {
            authenticator = authenticator(next);
        }
        return moved;
    }

    private @Nullable ClientAuthenticator authenticator(HttpAddress to) {
        return credentials != null && isNamed(to)
                ? new ClientAuthenticator(
                        credentials,
                        ClientAuthPolicy.device(to.secure())
                                .withBasic(to.secure() ? BasicUse.WHEN_CHALLENGED : basicOverPlain),
                        secrets)
                : null;
    }

    /** The same server, or its better half: http on its usual port that leads to https on that of the same name. */
    private boolean isNamed(HttpAddress to) {
        boolean upgraded = !named.secure()
                && named.port() == 80
                && to.secure()
                && to.port() == 443
                && named.host().equalsIgnoreCase(to.host());
        return to.isSameOrigin(named) || upgraded;
    }
}
