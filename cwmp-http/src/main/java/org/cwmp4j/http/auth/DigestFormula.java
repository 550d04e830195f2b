package org.cwmp4j.http.auth;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The sums of RFC 7616 section 3.4, for whoever stores HA1 or checks a capture. All texts are hashed as UTF-8. */
public final class DigestFormula {
    private DigestFormula() {}

    /**
     * The hash of user, realm and password that a server may store instead of the password; without the session part, so
     * equal for MD5 and MD5-sess. Lower-case hexadecimal.
     */
    public static String ha1(DigestAlgorithm algorithm, String username, String realm, String password) {
        return algorithm.hash(username + ":" + realm + ":" + password);
    }

    /**
     * The hash of what is protected of the request. Lower-case hexadecimal.
     *
     * @param body counts for {@link Qop#AUTH_INT} only
     */
    public static String ha2(DigestAlgorithm algorithm, Request request, byte[] body) {
        String a2 = request.method + ":" + request.uri;
        return algorithm.hash(request.qop == Qop.AUTH_INT ? a2 + ":" + algorithm.hash(body) : a2);
    }

    /**
     * The key of a session algorithm; for the others {@code ha1} itself.
     *
     * @param cnonce empty where a session algorithm goes without qop
     */
    public static String sessionKey(DigestAlgorithm algorithm, String ha1, String nonce, String cnonce) {
        return algorithm.session() ? algorithm.hash(ha1 + ":" + nonce + ":" + cnonce) : ha1;
    }

    /**
     * The {@code response} directive. Lower-case hexadecimal.
     *
     * @param ha1 as {@link #ha1} makes it
     * @param body counts for {@link Qop#AUTH_INT} only
     */
    public static String response(DigestAlgorithm algorithm, String ha1, Request request, byte[] body) {
        String cnonce = request.cnonce == null ? "" : request.cnonce;
        String key = sessionKey(algorithm, ha1, request.nonce, cnonce);
        String ha2 = ha2(algorithm, request, body);
        if (request.qop == null) {
            return algorithm.hash(String.join(":", key, request.nonce, ha2));
        }
        return algorithm.hash(String.join(":", key, request.nonce, request.nc, cnonce, request.qop.token(), ha2));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What goes into a response beside the secret and the body.
     *
     * @param method of HTTP
     * @param uri the directive as written
     * @param nonce the server's
     * @param qop {@code null} for the form of RFC 2069
     * @param nc the count as written; {@code null} without qop
     * @param cnonce the client's; {@code null} where none was sent
     */
    public record Request(
            String method,
            String uri,
            String nonce,
            @Nullable Qop qop,
            @Nullable String nc,
            @Nullable String cnonce) {}
}
