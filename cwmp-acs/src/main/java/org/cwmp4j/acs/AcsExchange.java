package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.acs.auth.Proof;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.DecodedEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP POST of a device, authenticated and decoded: what a driver hands to {@link AcsEndpoint#exchange}.
 *
 * @param connection stands for the TCP connection: the same object for every POST on one connection, another for any other;
 *     compared by {@code equals}
 * @param remote the peer's address; for display and policy only, never for identity
 * @param sessionCookie the value of the cookie named {@link AcsAnswer#COOKIE_NAME}; {@code null} if the device returned none
 * @param identity the user name that HTTP authentication proved; {@code null} where none was asked for
 * @param proof by what HTTP authentication proved it
 * @param secure whether it came over TLS
 * @param peerCertificates the TLS client's chain, leaf first; empty without one
 * @param payload what the POST held
 */
public record AcsExchange(
        Object connection,
        InetSocketAddress remote,
        @Nullable String sessionCookie,
        @Nullable String identity,
        Proof proof,
        boolean secure,
        List<X509Certificate> peerCertificates,
        Payload payload) {
    public AcsExchange {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(proof, "proof");
        peerCertificates = List.copyOf(peerCertificates);
        Objects.requireNonNull(payload, "payload");
    }

    /** Without TLS, or with a client certificate over TLS; authenticated by credentials of its own if there is an identity. */
    public AcsExchange(
            Object connection,
            InetSocketAddress remote,
            @Nullable String sessionCookie,
            @Nullable String identity,
            List<X509Certificate> peerCertificates,
            Payload payload) {
        this(
                connection,
                remote,
                sessionCookie,
                identity,
                identity == null ? Proof.NONE : Proof.OWN,
                !peerCertificates.isEmpty(),
                peerCertificates,
                payload);
    }

    /** What a POST held. */
    public sealed interface Payload {
        /**
         * An envelope that could be read.
         *
         * @param envelope the message with its deviations
         */
        record Message(DecodedEnvelope envelope) implements Payload {
            public Message {
                Objects.requireNonNull(envelope, "envelope");
            }
        }

        /** Nothing, or only white space (X18). */
        record Empty() implements Payload {}

        /**
         * A body that could not be read; its {@link CodecException#answer()} says what the device gets.
         *
         * @param error why not
         */
        record Unreadable(CodecException error) implements Payload {
            public Unreadable {
                Objects.requireNonNull(error, "error");
            }
        }
    }
}
