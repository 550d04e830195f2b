package org.cwmp4j.cpe.netty;

import java.net.URI;
import java.util.Locale;

/** What a connection and a request line need of an ACS URL. */
record AcsAddress(boolean secure, String host, int port, String path, String target) {
    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException if it is no absolute http or https URL with a host
     */
    static AcsAddress of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if ((!secure && !scheme.equals("http")) || url.getHost() == null) {
            throw new IllegalArgumentException("ACS URL: expected http or https with a host, got " + withoutUser(url));
        }
        int usual = secure ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        return new AcsAddress(secure, url.getHost(), url.getPort() < 0 ? usual : url.getPort(), path, target);
    }

    private static String withoutUser(URI url) {
        return url.toString().replaceAll("//[^/@]*@", "//***@");
    }
}
