package org.cwmp4j.cpe.netty;

import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Shakes a client's and a server's hands without a socket. */
final class Handshake {
    private static final int STEPS = 60;

    private final ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer toClient = ByteBuffer.allocate(1 << 16);

    /** The protocol that was agreed on. */
    final String protocol;

    /** The names that the server was asked for. */
    final List<String> names;

    private Handshake(SSLEngine client, SSLEngine server) throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        for (int i = 0; i < STEPS; i++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        protocol = client.getSession().getProtocol();
        names = ((ExtendedSSLSession) server.getSession())
                .getRequestedServerNames().stream()
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .toList();
    }

    /** Fails if either end refuses the other. */
    static Handshake of(SSLEngine client, SSLEngine server) throws SSLException {
        return new Handshake(client, server);
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            case NEED_UNWRAP -> {
                in.flip();
                engine.unwrap(in, ByteBuffer.allocate(1 << 16));
                in.compact();
            }
            default -> {
                // this end is done
            }
        }
    }
}
