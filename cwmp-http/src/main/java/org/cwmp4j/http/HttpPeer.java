package org.cwmp4j.http;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/** One connection to a server. Equal to itself only. */
public final class HttpPeer {
    private final InetSocketAddress remote;
    private final boolean secure;
    private final List<X509Certificate> certificates;
    private final boolean overLimit;
    private final Executor executor;

    /**
     * @param remote the peer's address
     * @param secure whether it came over TLS
     * @param certificates as {@link #certificates()}
     * @param overLimit whether the server had as many connections as it wants before
     * @param executor runs tasks on the thread that moves the connection's bytes
     */
    public HttpPeer(
            InetSocketAddress remote,
            boolean secure,
            List<X509Certificate> certificates,
            boolean overLimit,
            Executor executor) {
        this.remote = Objects.requireNonNull(remote, "remote");
        this.secure = secure;
        this.certificates = List.copyOf(certificates);
        this.overLimit = overLimit;
        this.executor = Objects.requireNonNull(executor, "executor");
    }

    /** The peer's address: for display and policy, never for identity. */
    public InetSocketAddress remote() {
        return remote;
    }

    /** Whether it came over TLS. */
    public boolean isSecure() {
        return secure;
    }

    /**
     * The chain that the peer showed in its TLS handshake and that was found to lead to a trusted root: its own certificate first,
     * each other one the issuer of the one before. Empty if none was shown or asked for, and without TLS.
     */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** Whether the server had as many connections as it wants before. */
    public boolean isOverLimit() {
        return overLimit;
    }

    /** Runs tasks on the thread that moves the connection's bytes: an answer completed there is written before the task goes on. */
    public Executor executor() {
        return executor;
    }

    @Override
    public String toString() {
        return remote.toString();
    }
}
