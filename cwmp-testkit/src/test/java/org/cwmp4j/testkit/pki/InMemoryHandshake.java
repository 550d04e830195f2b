package org.cwmp4j.testkit.pki;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Shakes two engines' hands without a socket. */
final class InMemoryHandshake {

    private final ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer toClient = ByteBuffer.allocate(1 << 16);

    private InMemoryHandshake() {}

    static HandshakeStatus run(SSLEngine client, SSLEngine server) throws SSLException {
        InMemoryHandshake wire = new InMemoryHandshake();
        client.beginHandshake();
        server.beginHandshake();
        for (int i = 0; i < 50; i++) {
            step(client, wire.toClient, wire.toServer);
            step(server, wire.toServer, wire.toClient);
        }
        return client.getHandshakeStatus();
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
