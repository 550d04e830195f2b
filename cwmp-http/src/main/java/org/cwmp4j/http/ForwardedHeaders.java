package org.cwmp4j.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.cwmp4j.http.TrustedProxies.Hop;

/**
 * Reads from the right, where the nearest proxy writes: the first address that is no trusted proxy's is the sender's, and what stands left
 * of it is the sender's own saying.
 */
final class ForwardedHeaders {
    private static final int MOST_HOPS = 32;

    private ForwardedHeaders() {}

    static Hop legacy(Headers headers, InetSocketAddress nearest, Predicate<InetAddress> trusted) {
        InetSocketAddress sender = nearest;
        List<String> hops = split(String.join(",", headers.all("X-Forwarded-For")), ',');
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS); i--) {
            Optional<InetSocketAddress> hop = node(hops.get(i));
            if (hop.isEmpty()) {
                break;
            }
            sender = hop.get();
            if (!trusted.test(sender.getAddress())) {
                break;
            }
        }
        List<String> schemes = split(String.join(",", headers.all("X-Forwarded-Proto")), ',');
        return new Hop(sender, schemes.isEmpty() ? "http" : schemes.get(schemes.size() - 1));
    }

    static Hop standard(Headers headers, InetSocketAddress nearest, Predicate<InetAddress> trusted) {
        Hop sender = new Hop(nearest, "http");
        List<String> hops = split(String.join(",", headers.all("Forwarded")), ',');
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS); i--) {
            Optional<InetSocketAddress> hop = parameter(hops.get(i), "for").flatMap(ForwardedHeaders::node);
            String scheme = parameter(hops.get(i), "proto").orElse("http");
            if (hop.isEmpty()) {
                // Somebody who is not named, or hides: how it spoke is known all the same.
                return new Hop(sender.address(), scheme);
            }
            sender = new Hop(hop.get(), scheme);
            if (!trusted.test(sender.address().getAddress())) {
                break;
            }
        }
        return sender;
    }

    private static Optional<String> parameter(String element, String name) {
        for (String pair : split(element, ';')) {
            int equals = pair.indexOf('=');
            if (equals > 0
                    && pair.substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(name)) {
                return Optional.of(unquoted(pair.substring(equals + 1).strip()));
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\", "")
                : text;
    }

    /** An address with or without port; what is a name, or hidden, is none. */
    private static Optional<InetSocketAddress> node(String text) {
        String host = text;
        int port = 0;
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        if (colon > 0 && (bracketed ? text.charAt(colon - 1) == ']' : text.indexOf(':') == colon)) {
            host = text.substring(0, colon);
            port = port(text.substring(colon + 1));
        }
        try {
            int known = Math.max(0, port);
            return HostLiteral.address(HostLiteral.unwrap(host)).map(address -> new InetSocketAddress(address, known));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 65_535 ? 0 : port;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * At a separator outside of quotes; empty parts are dropped. From the right as well: a quote that a sender opens and never closes would
     * else swallow what the nearest proxy writes behind it, and the sender's own saying would stand.
     */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int end = text.length();
        for (int i = text.length() - 1; i >= -1; i--) {
            if (i >= 0 && text.charAt(i) == '"') {
                quoted = !quoted;
            }
            if (i < 0 || (text.charAt(i) == separator && !quoted)) {
                String part = text.substring(i + 1, end).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                end = i;
            }
        }
        Collections.reverse(parts);
        return parts;
    }
}
