package org.cwmp4j.http.auth;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class AuthorizationParser {
    private static final Pattern NC = Pattern.compile("[0-9A-Fa-f]{1,8}");

    private AuthorizationParser() {}

    static Authorization parse(String header) {
        if (header.length() > Authorization.MAX_LENGTH) {
            return new Authorization.Unusable("");
        }
        Optional<AuthElement> element = AuthElement.parseOne(header);
        if (element.isEmpty() || element.get().duplicate()) {
            return new Authorization.Unusable("");
        }
        AuthElement e = element.get();
        Authorization read = null;
        if (e.is("Basic")) {
            read = basic(e.token68());
        } else if (e.is("Digest")) {
            read = digest(e);
        }
        return read == null ? new Authorization.Unusable(e.scheme()) : read;
    }

    private static @Nullable Authorization basic(@Nullable String token68) {
        if (token68 == null) {
            return null;
        }
        try {
            String pair = HeaderText.decode(Base64.getDecoder().decode(token68));
            int colon = pair.indexOf(':');
            return colon < 0
                    ? null
                    : new Authorization.Basic(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Authorization digest(AuthElement e) {
        String username = e.get("username");
        String realm = e.get("realm");
        String nonce = e.get("nonce");
        String uri = e.get("uri");
        String response = e.get("response");
        if (username == null || realm == null || nonce == null || uri == null || response == null) {
            return null;
        }
        String named = e.get("algorithm");
        DigestAlgorithm algorithm =
                DigestAlgorithm.of(named == null ? "MD5" : named).orElse(null);
        String qopName = e.get("qop");
        Qop qop = qopName == null ? null : Qop.of(qopName).orElse(null);
        String nc = e.get("nc");
        String cnonce = e.get("cnonce");
        if (algorithm == null || (qopName != null && !complete(qop, nc, cnonce))) {
            return null;
        }
        return new Authorization.Digest(
                username, realm, nonce, uri, response, algorithm, qop, qop == null ? null : nc, cnonce);
    }

    private static boolean complete(@Nullable Qop qop, @Nullable String nc, @Nullable String cnonce) {
        return qop != null && nc != null && cnonce != null && NC.matcher(nc).matches();
    }
}
