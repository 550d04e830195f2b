package org.cwmp4j.testkit.http;

import java.net.URI;
import java.util.Optional;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.auth.Credentials;
import org.jspecify.annotations.Nullable;

/** Connection requests as an ACS sends them (TR-069 A6C1 3.2.2), for tests of devices. */
public final class ConnectionRequests {

    private ConnectionRequests() {}

    /**
     * Sends a connection request.
     *
     * @param url the device's {@code ConnectionRequestURL}
     * @param credentials to answer the challenge with; {@code null} to leave it unanswered
     * @return the status of the last answer; 0 if the device closed the connection instead
     * @throws AssertionError if the device cannot be reached or does not answer within 30 seconds
     */
    public static int send(URI url, @Nullable Credentials credentials) {
        try (TestHttpClient client = new TestHttpClient(url, null, credentials)) {
            String target = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            Optional<HttpAnswer> answer = client.send("GET", target, Headers.empty(), new byte[0]);
            return answer.map(HttpAnswer::status).orElse(0);
        }
    }
}
