package org.cwmp4j.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;

/**
 * A small blocking HTTP client: one connection at a time to one server, opened again where the server closed it. Answers
 * challenges where it has credentials. Follows no redirects. Not thread-safe.
 */
public final class TestHttpClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final @Nullable SSLContext tls;
    private final @Nullable ClientAuthenticator authenticator;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    /**
     * Makes a client; it connects with the first request.
     *
     * @param server any URL of the server
     * @param tls for https, as {@code TestPki.sslContext} makes it; the server's name is checked
     * @param credentials for challenges of Digest and Basic; {@code null} to leave those unanswered
     */
    public TestHttpClient(URI server, @Nullable SSLContext tls, @Nullable Credentials credentials) {
        this.server = server;
        this.tls = tls;
        this.authenticator = credentials == null
                ? null
                : new ClientAuthenticator(
                        credentials,
                        ClientAuthPolicy.device(tls != null).withBasic(ClientAuthPolicy.BasicUse.WHEN_CHALLENGED),
                        SecretSource.secure());
    }

    /**
     * Sends a request and waits for the answer. Adds {@code Host}, {@code Content-Length} and what authentication needs.
     *
     * @param method for instance {@code POST}
     * @param target path and query
     * @param headers further fields
     * @param body may be empty
     * @return the answer; empty if the server closed the connection instead
     * @throws AssertionError if the server cannot be reached, does not answer within 30 seconds or not in HTTP
     */
    public Optional<HttpAnswer> send(String method, String target, Headers headers, byte[] body) {
        Optional<HttpAnswer> answer = once(method, target, headers, body);
        ClientAuthenticator auth = authenticator;
        while (auth != null && answer.isPresent() && answer.get().status() == 401) {
            if (auth.challenged(answer.get().headers().all("WWW-Authenticate"))
                    != ClientAuthenticator.Reaction.SEND_AGAIN) {
                return answer;
            }
            answer = once(method, target, headers, body);
        }
        if (auth != null) {
            auth.accepted();
        }
        return answer;
    }

    /** Closes the connection; the next request opens another. */
    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // nothing more to be done for it
        }
        socket = null;
        in = null;
    }

    private Optional<HttpAnswer> once(String method, String target, Headers headers, byte[] body) {
        try {
            Socket open = open();
            Http1.write(open.getOutputStream(), complete(method, target, headers, body));
            HttpAnswer answer = in == null ? null : Http1.readAnswer(in);
            if (answer == null || answer.headers().hasToken("Connection", "close")) {
                close();
            }
            return Optional.ofNullable(answer);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer from " + server + " within " + PATIENCE, e);
        } catch (IOException | NumberFormatException e) {
            close();
            throw new AssertionError("no exchange with " + server + ": " + e.getMessage(), e);
        }
    }

    private HttpCall complete(String method, String target, Headers headers, byte[] body) {
        Headers all = Headers.of("Host", server.getAuthority());
        if (body.length > 0 || !method.equals("GET")) {
            all = all.and("Content-Length", String.valueOf(body.length));
        }
        if (authenticator != null) {
            Optional<String> value = authenticator.authorization(method, target, body);
            all = value.isPresent() ? all.and("Authorization", value.get()) : all;
        }
        for (var field : headers.fields()) {
            all = all.and(field.getKey(), field.getValue());
        }
        return new HttpCall(method, target, all, body);
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open != null) {
            return open;
        }
        open = connect();
        open.setSoTimeout((int) PATIENCE.toMillis());
        in = new BufferedInputStream(open.getInputStream());
        socket = open;
        if (authenticator != null) {
            authenticator.connectionOpened();
        }
        return open;
    }

    private Socket connect() throws IOException {
        int port = server.getPort();
        if (tls == null) {
            return new Socket(server.getHost(), port < 0 ? 80 : port);
        }
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(server.getHost(), port < 0 ? 443 : port);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
