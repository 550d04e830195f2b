package org.cwmp4j.http.auth;

/** Compares the {@code uri} of a digest with the request line (RFC 7616 section 3.4.6). */
final class RequestTarget {
    private RequestTarget() {}

    /** Equal, or equal in path and query where one of them is in absolute form. */
    static boolean same(String uri, String target) {
        return originForm(uri).equals(originForm(target));
    }

    private static String originForm(String target) {
        int scheme = target.indexOf("://");
        if (scheme <= 0 || target.startsWith("/")) {
            return target;
        }
        int from = scheme + 3;
        for (int i = from; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '/') {
                return target.substring(i);
            }
            if (c == '?') {
                return "/" + target.substring(i);
            }
        }
        return "/";
    }
}
