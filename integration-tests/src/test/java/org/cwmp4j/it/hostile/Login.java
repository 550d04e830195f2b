package org.cwmp4j.it.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.SecretSource;

/** A device's credentials, once it was challenged. */
final class Login {
    private static final Pattern CHALLENGE = Pattern.compile("(?i)\r\nwww-authenticate: *([^\r]+)");

    private final ClientAuthenticator authenticator;

    /** Has itself challenged on that connection. */
    Login(RawClient client, int device) throws IOException {
        authenticator = new ClientAuthenticator(
                new Credentials(Cast.user(device), Cast.password(device)),
                ClientAuthPolicy.device(false),
                SecretSource.secure());
        client.post("", new byte[0]);
        List<String> challenges = new ArrayList<>();
        Matcher found = CHALLENGE.matcher(client.whole());
        while (found.find()) {
            challenges.add(found.group(1));
        }
        if (authenticator.challenged(challenges) != ClientAuthenticator.Reaction.SEND_AGAIN) {
            throw new IOException("no challenge that may be answered: " + challenges);
        }
    }

    /** The header of the next request, after a challenge on that connection. */
    static String of(RawClient client, int device) throws IOException {
        return new Login(client, device).next();
    }

    /** The header of one more empty or full POST. */
    String next() {
        return authenticator.authorization("POST", "/acs", new byte[0]).orElseThrow();
    }
}
