package org.cwmp4j.cpe.netty;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.cwmp4j.http.WireLog;

/**
 * Where connection requests are listened for.
 *
 * @param address to bind; port 0 takes any free one, and the same again when the port is reopened if it can be had
 * @param advertised host and port that the ACS is told instead of the bound ones, as behind a gateway (TR-069 A6C1 App. IV);
 *     port 0 for the bound one. Empty for the bound address, or the first of this machine's where that is the wildcard
 * @param maxConnections at a time, for all agents that share the listener
 * @param timeout for a request, and again for its repetition after a challenge
 * @param log of what goes over the wire
 */
public record ConnectionRequestListenerSettings(
        InetSocketAddress address,
        Optional<InetSocketAddress> advertised,
        int maxConnections,
        Duration timeout,
        WireLog log) {
    public ConnectionRequestListenerSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(advertised, "advertised");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(log, "log");
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections: expected 1 or more, got " + maxConnections);
        }
    }

    /** On that address: eight connections, five seconds, no log (CRQ-21). */
    public static ConnectionRequestListenerSettings on(InetSocketAddress address) {
        return new ConnectionRequestListenerSettings(
                address, Optional.empty(), 8, Duration.ofSeconds(5), WireLog.off());
    }

    /**
     * Telling the ACS that host and port; the host may be an unresolved name. Where they change while the listener is open, see
     * {@link HttpConnectionRequestSource#advertise}.
     */
    public ConnectionRequestListenerSettings advertising(InetSocketAddress value) {
        return new ConnectionRequestListenerSettings(address, Optional.of(value), maxConnections, timeout, log);
    }

    /** With that many connections at most. */
    public ConnectionRequestListenerSettings withMaxConnections(int value) {
        return new ConnectionRequestListenerSettings(address, advertised, value, timeout, log);
    }

    /** With that timeout. */
    public ConnectionRequestListenerSettings withTimeout(Duration value) {
        return new ConnectionRequestListenerSettings(address, advertised, maxConnections, value, log);
    }

    /** With that log. */
    public ConnectionRequestListenerSettings withLog(WireLog value) {
        return new ConnectionRequestListenerSettings(address, advertised, maxConnections, timeout, value);
    }
}
