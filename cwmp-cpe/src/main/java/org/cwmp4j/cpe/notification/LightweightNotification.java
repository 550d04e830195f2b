package org.cwmp4j.cpe.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.cwmp4j.http.HostLiteral;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterValue;

/**
 * Writes lightweight notifications of one device to one destination (TR-069 A6C1 M.2.3, M.2.4): a POST of HTTP/1.1 in one
 * datagram, with exactly the headers Host, Content-Type, Content-Length and Signature. Immutable.
 */
public final class LightweightNotification {
    /** The most octets in a datagram, so that no network on the way has to cut it in pieces (LWN-08). */
    public static final int MAX_DATAGRAM = 1200;

    private static final int MAX_USERNAME = 256;

    private final String host;
    private final DeviceId device;
    private final String username;
    private final String password;
    private final LightweightDigest digest;

    /**
     * @param host a name, or an address without brackets
     * @param device whose parameters
     * @param username ManagementServer.Username, at most 256 characters
     * @param password ManagementServer.Password, the key of the signature; never shown
     */
    public LightweightNotification(
            String host, int port, DeviceId device, String username, String password, LightweightDigest digest) {
        this.host = HostLiteral.wrap(host) + ":" + port;
        this.device = Objects.requireNonNull(device, "device");
        this.username = Objects.requireNonNull(username, "username");
        this.password = Objects.requireNonNull(password, "password");
        this.digest = Objects.requireNonNull(digest, "digest");
        if (username.length() > MAX_USERNAME) {
            throw new IllegalArgumentException("username: expected 256 characters at most");
        }
    }

    /** One message. */
    public static final class Message {
        private final byte[] datagram;
        private final List<ParameterValue> parameters;

        private Message(byte[] datagram, List<ParameterValue> parameters) {
            this.datagram = datagram;
            this.parameters = List.copyOf(parameters);
        }

        /** As it goes out. */
        public byte[] datagram() {
            return datagram.clone();
        }

        /** What it tells of. */
        public List<ParameterValue> parameters() {
            return parameters;
        }

        int length() {
            return datagram.length;
        }

        /** Shows no values. */
        @Override
        public String toString() {
            return "Message[" + datagram.length + " octets, "
                    + parameters.stream().map(ParameterValue::name).toList() + "]";
        }
    }

    /**
     * Writes as many messages as it takes, in the order of the parameters. A parameter that does not even fit alone is in none of
     * them.
     *
     * @param now the time of day; from 2038 on the last second that the schema has
     * @param cnonce gives each message a random text
     */
    public List<Message> write(List<ParameterValue> parameters, Instant now, Supplier<String> cnonce) {
        List<Message> messages = new ArrayList<>();
        List<ParameterValue> open = new ArrayList<>();
        Message fitting = null;
        for (ParameterValue parameter : parameters) {
            open.add(parameter);
            Message longer = message(open, now, cnonce);
            if (longer.length() > MAX_DATAGRAM && open.size() > 1) {
                messages.add(Objects.requireNonNull(fitting));
                open.clear();
                open.add(parameter);
                longer = message(open, now, cnonce);
            }
            if (longer.length() > MAX_DATAGRAM) {
                open.clear();
                fitting = null;
            } else {
                fitting = longer;
            }
        }
        if (fitting != null) {
            messages.add(fitting);
        }
        return messages;
    }

    private Message message(List<ParameterValue> parameters, Instant now, Supplier<String> cnonce) {
        byte[] body = LightweightBody.write(parameters, now, device, username, cnonce.get())
                .getBytes(StandardCharsets.UTF_8);
        String head =
                "POST / HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: "
                        + body.length + "\r\nSignature: " + digest.sign(body, password) + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] datagram = new byte[first.length + body.length];
        System.arraycopy(first, 0, datagram, 0, first.length);
        System.arraycopy(body, 0, datagram, first.length, body.length);
        return new Message(datagram, parameters);
    }
}
