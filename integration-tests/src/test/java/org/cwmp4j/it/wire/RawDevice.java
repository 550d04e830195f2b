package org.cwmp4j.it.wire;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.SecretSource;

/** A device of bytes: sends bodies as they were recorded, with cookie and credentials of its own. */
public final class RawDevice implements Closeable {
    private static final Pattern COOKIE = Pattern.compile("(?im)^set-cookie:\\s*([^;\\s]+)");
    private static final Pattern CHALLENGE = Pattern.compile("(?im)^www-authenticate:\\s*(.*?)\\s*$");

    private final InetSocketAddress acs;
    private final ClientAuthenticator authenticator;
    private final List<Socket> left = new ArrayList<>();
    private Socket socket;
    private InputStream in;
    private String cookie;

    public RawDevice(InetSocketAddress acs, String user, String password) {
        this.acs = acs;
        this.authenticator = new ClientAuthenticator(
                new Credentials(user, password), ClientAuthPolicy.digestOnly(), SecretSource.secure());
    }

    /** Sends a body and answers a challenge; the answer is {@code null} if the ACS closed instead. */
    public RawMessage post(byte[] body) throws IOException {
        send(body);
        RawMessage answer = receive();
        while (answer != null && answer.status() == 401) {
            challenged(answer);
            send(body);
            answer = receive();
        }
        authenticator.accepted();
        return answer;
    }

    /** Proves who it is, so that the next request needs no second try. */
    public void authenticate() throws IOException {
        send(new byte[0]);
        RawMessage answer = receive();
        if (answer != null && answer.status() == 401) {
            challenged(answer);
            authenticator.accepted();
        }
    }

    private void challenged(RawMessage answer) {
        if (authenticator.challenged(challenges(answer)) != ClientAuthenticator.Reaction.SEND_AGAIN) {
            throw new AssertionError("refused: " + answer.head());
        }
    }

    /** The challenges of an answer. */
    public static List<String> challenges(RawMessage answer) {
        return CHALLENGE
                .matcher(answer.head())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Sends a POST. */
    public void send(byte[] body) throws IOException {
        write(message(body).bytes());
    }

    /** Sends bytes as they are. */
    public void write(byte[] bytes) throws IOException {
        open().getOutputStream().write(bytes);
    }

    /** A POST with all that belongs to it. */
    public RawMessage message(byte[] body) {
        StringBuilder head = new StringBuilder("POST /acs HTTP/1.1\r\nHost: acs\r\nContent-Length: " + body.length);
        if (body.length > 0) {
            head.append("\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: ");
        }
        if (cookie != null) {
            head.append("\r\nCookie: ").append(cookie);
        }
        authenticator
                .authorization("POST", "/acs", body)
                .ifPresent(value -> head.append("\r\nAuthorization: ").append(value));
        return new RawMessage(head.toString(), body);
    }

    /** The next answer; {@code null} if the ACS closed instead. */
    public RawMessage receive() throws IOException {
        open();
        RawMessage answer = RawMessage.read(in);
        if (answer == null) {
            hangUp();
            return null;
        }
        Matcher set = COOKIE.matcher(answer.head());
        cookie = set.find() ? set.group(1) : cookie;
        if (answer.closes()) {
            hangUp();
        }
        return answer;
    }

    /** Closes the connection; the next request opens another. */
    public void hangUp() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
    }

    /** Uses another connection from now on, with the present one closed or left open. */
    public void leave(boolean open) throws IOException {
        if (open) {
            left.add(socket);
            socket = null;
        } else {
            hangUp();
        }
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(acs.getAddress(), acs.getPort());
            open.setTcpNoDelay(true);
            open.setSoTimeout(20_000);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        hangUp();
        for (Socket open : left) {
            open.close();
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
