package org.cwmp4j.http.netty;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ImmediateExecutor;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsException;
import org.cwmp4j.http.tls.TlsMaterial;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;

/**
 * Makes the TLS part of pipelines: by BoringSSL where it is on the class path, loads, and can do all that is asked; else by the JDK.
 * What is checked is the same. Handshakes have no deadline of their own: connections have one that covers them. Thread-safe.
 */
final class TlsHandlers {
    private final Ticker ticker;
    private final SecretSource secrets = SecretSource.secure();
    private final Executor patient;
    /** One for each material as long as somebody has that; empty for those that are the JDK's. */
    private final Map<TlsMaterial, Optional<BoringSsl>> contexts = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * @param ticker by which keys of tickets grow old
     * @param patient for handshakes that ask others
     */
    TlsHandlers(Ticker ticker, Executor patient) {
        this.ticker = ticker;
        this.patient = patient;
    }

    /** For a connection that was accepted. */
    SslHandler server(TlsServer tls, Channel channel) {
        TlsMaterial material = tls.material();
        Optional<BoringSsl> boring = contexts.computeIfAbsent(
                material,
                made -> BoringSsl.isFor(made)
                        ? Optional.of(BoringSsl.server(made, ticker, secrets))
                        : Optional.empty());
        return boring.isPresent()
                ? ready(boring.get().server(channel.alloc(), tasks(material)))
                : sealed(new SslHandler(tls.engine(), tasks(material)));
    }

    /**
     * For a connection to be made.
     *
     * @throws TlsException if the host is none
     */
    SslHandler client(TlsClient tls, String host, int port, Channel channel) {
        TlsMaterial material = tls.material();
        Optional<BoringSsl> boring = contexts.computeIfAbsent(
                material, made -> BoringSsl.isFor(made) ? Optional.of(BoringSsl.client(made)) : Optional.empty());
        return boring.isPresent()
                ? ready(boring.get().client(channel.alloc(), host, port, tasks(material)))
                : sealed(new SslHandler(tls.engine(host, port), tasks(material)));
    }

    private Executor tasks(TlsMaterial material) {
        return material.isBlocking() ? patient : ImmediateExecutor.INSTANCE;
    }

    private static SslHandler ready(SslHandler handler) {
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private static SslHandler sealed(SslHandler handler) {
        handler.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                TlsServer.forbidRenegotiation(handler.engine());
            }
        });
        return ready(handler);
    }

    /** Once no connection is left. */
    void close() {
        synchronized (contexts) {
            contexts.values().forEach(context -> context.ifPresent(BoringSsl::release));
            contexts.clear();
        }
    }
}
