package org.cwmp4j.cpe.netty;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What a connection and a request line need of a URL. User info and fragment are not part of it. */
record HttpAddress(boolean secure, String host, int port, String path, String target) {
    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException if it is no absolute http or https URL with a host; shows no user info and no query
     */
    static HttpAddress of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) {
            throw new IllegalArgumentException(
                    "expected an http or https URL, got " + (scheme.isEmpty() ? "none" : "scheme " + scheme));
        }
        if (url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0) {
            throw new IllegalArgumentException("expected a URL with a host and a valid port");
        }
        int usual = secure ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        return new HttpAddress(secure, url.getHost(), url.getPort() < 0 ? usual : url.getPort(), path, target);
    }

    /**
     * Where a {@code Location} leads from here, which may be relative (RFC 9110 section 10.2.2).
     *
     * @throws IllegalArgumentException if it leads nowhere that a request could go to
     */
    HttpAddress redirected(String location) {
        URI base = URI.create((secure ? "https" : "http") + "://" + host + ":" + port + path);
        try {
            // java.net.URI resolves a lone query by an older RFC, which drops the last part of the path
            URI to = new URI(location.startsWith("?") ? path + location : location);
            return of(base.resolve(to));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected a URL", e);
        }
    }

    /** Whether scheme, host and port are the same: what credentials and connections belong to. */
    boolean isSameOrigin(HttpAddress other) {
        return secure == other.secure && port == other.port && host.equalsIgnoreCase(other.host);
    }

    /** For logs: the query may hold secrets. */
    @Override
    public String toString() {
        return (secure ? "https" : "http") + "://" + host + ":" + port + path;
    }
}
