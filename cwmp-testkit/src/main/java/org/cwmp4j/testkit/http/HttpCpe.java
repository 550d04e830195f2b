package org.cwmp4j.testkit.http;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.SessionCookies;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.testkit.script.CpeScript;
import org.cwmp4j.testkit.script.ScriptedCpe;
import org.cwmp4j.testkit.script.Turn;
import org.jspecify.annotations.Nullable;

/**
 * A device that plays a script over HTTP, for tests of servers. Immutable; each {@link #play} is a session of its own, with
 * its own connection and cookies.
 *
 * <pre>{@code
 * HttpCpe.of(acs.url()).credentials("user", "password").play(script);
 * }</pre>
 */
public final class HttpCpe {

    private final URI acs;
    private final @Nullable SSLContext tls;
    private final @Nullable Credentials credentials;

    private HttpCpe(URI acs, @Nullable SSLContext tls, @Nullable Credentials credentials) {
        this.acs = acs;
        this.tls = tls;
        this.credentials = credentials;
    }

    /**
     * Makes a device without credentials.
     *
     * @param acs the URL of the ACS; https needs {@link #tls}
     * @return the device
     */
    public static HttpCpe of(URI acs) {
        return new HttpCpe(acs, null, null);
    }

    /**
     * Gives it trust, and a client certificate if the context has one.
     *
     * @param context as {@code TestPki.sslContext} makes it
     * @return a device that speaks HTTPS
     */
    public HttpCpe tls(SSLContext context) {
        return new HttpCpe(acs, context, credentials);
    }

    /**
     * Gives it credentials to answer challenges of Digest or Basic with.
     *
     * @param username the user
     * @param password the password
     * @return a device that has them
     */
    public HttpCpe credentials(String username, String password) {
        return new HttpCpe(acs, tls, new Credentials(username, password));
    }

    /**
     * Plays a script to its end, over one connection unless the ACS closes it.
     *
     * @param script the session
     * @return what the ACS replied, in order
     * @throws AssertionError if the ACS replies something else or cannot be reached
     */
    public List<Turn> play(CpeScript script) {
        try (TestHttpClient client = new TestHttpClient(acs, tls, credentials)) {
            Session session = new Session(client, acs);
            return ScriptedCpe.play(script, session::exchange);
        }
    }

    /** What lasts for a session: the connection, the cookies. */
    private static final class Session {

        private final TestHttpClient client;
        private final String target;
        private final Envelopes envelopes = new Envelopes(Direction.ACS_TO_CPE);
        private final SessionCookies cookies = new SessionCookies(new ManualTime(Instant.EPOCH).source());

        Session(TestHttpClient client, URI acs) {
            this.client = client;
            String path = acs.getRawPath().isEmpty() ? "/" : acs.getRawPath();
            this.target = acs.getRawQuery() == null ? path : path + "?" + acs.getRawQuery();
        }

        Turn exchange(Turn posted) {
            byte[] body = Envelopes.bytes(posted, Direction.CPE_TO_ACS);
            Headers headers = body.length == 0 ? Headers.empty() : Envelopes.CONTENT.and("SOAPAction", "");
            Optional<String> cookie = cookies.header(target);
            headers = cookie.isPresent() ? headers.and("Cookie", cookie.get()) : headers;
            Optional<HttpAnswer> answer = client.send("POST", target, headers, body);
            return answer.map(this::turn).orElseGet(Turn.HangUp::new);
        }

        private Turn turn(HttpAnswer answer) {
            cookies.receive(answer.headers().all("Set-Cookie"));
            return answer.status() == 200 || answer.status() == 204
                    ? envelopes.read(answer.body(), answer.headers())
                    : new Turn.Status(answer.status());
        }
    }
}
