package org.cwmp4j.cpe.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Which URLs an ACS can have (C-DISC-02). */
public final class AcsUrls {
    private AcsUrls() {}

    /** The URL, if it is an absolute one of http or https. */
    public static Optional<URI> parse(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || isSecure(url);
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether it is one of https. */
    public static boolean isSecure(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
