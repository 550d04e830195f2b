package org.cwmp4j.http;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the way to servers: https goes through a tunnel (CONNECT), http by requests in absolute form.
 *
 * @param host a name or an IP literal, in brackets or not
 * @param port 1 to 65535
 * @param credentials for the proxy itself; {@code null} for none
 * @param policy how they may be used. The way to the proxy is plain TCP, so by default Digest only
 * @param except hosts that are reached without it: names, which stand for their subdomains too, IP literals, {@code *} for all
 */
public record HttpProxy(
        String host, int port, @Nullable Credentials credentials, ClientAuthPolicy policy, List<String> except) {
    public HttpProxy {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(policy, "policy");
        except = List.copyOf(except);
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a proxy needs a host and a port from 1 to 65535");
        }
    }

    /** For every host, without credentials. */
    public static HttpProxy of(String host, int port) {
        return new HttpProxy(host, port, null, ClientAuthPolicy.digestOnly(), List.of());
    }

    /** With these credentials, for Digest only. */
    public HttpProxy withCredentials(Credentials value) {
        return new HttpProxy(host, port, value, policy, except);
    }

    /** With credentials used that way: Basic shows the password to whoever listens. */
    public HttpProxy withPolicy(ClientAuthPolicy value) {
        return new HttpProxy(host, port, credentials, value, except);
    }

    /** With these hosts reached without it. */
    public HttpProxy withExcept(List<String> hosts) {
        return new HttpProxy(host, port, credentials, policy, hosts);
    }

    /** Whether a host is reached through it. */
    public boolean isFor(String target) {
        String name = normal(target);
        return except.stream().map(HttpProxy::normal).noneMatch(item -> covers(item, name));
    }

    private static boolean covers(String item, String name) {
        String domain = item.startsWith(".") ? item.substring(1) : item;
        return item.equals("*") || name.equals(domain) || name.endsWith("." + domain);
    }

    private static String normal(String host) {
        String name = HostLiteral.unwrap(host.strip()).toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
