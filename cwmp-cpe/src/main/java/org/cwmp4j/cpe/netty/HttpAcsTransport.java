package org.cwmp4j.cpe.netty;

import java.util.Objects;
import org.cwmp4j.cpe.AcsConnection;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.cpe.AcsTransport;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;

/**
 * Sessions over HTTP and HTTPS (TR-069 A6C1 3.4). One TCP connection a session; a new one only after the ACS closed the last.
 * Serves any number of agents. Thread-safe.
 */
public final class HttpAcsTransport implements AcsTransport {
    private final NettyLoops loops;
    private final TimeSource time;
    private final SecretSource secrets;
    private final HttpAcsSettings settings;
    private final TlsClient tls;
    private final HttpConnector connector;

    /**
     * @param loops owned by the caller
     * @param time for deadlines, cookies and certificates
     * @param secrets makes client nonces
     */
    public HttpAcsTransport(NettyLoops loops, TimeSource time, SecretSource secrets, HttpAcsSettings settings) {
        this.loops = Objects.requireNonNull(loops, "loops");
        this.time = Objects.requireNonNull(time, "time");
        this.secrets = Objects.requireNonNull(secrets, "secrets");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.connector = connector(loops, time, settings);
        this.tls = settings.tls() == null ? TlsClient.ofJdk(time.wall()) : settings.tls();
    }

    /** By the loops' own clock, with {@link HttpAcsSettings#DEFAULT}. */
    public HttpAcsTransport(NettyLoops loops) {
        this(loops, loops.time(), SecretSource.secure(), HttpAcsSettings.DEFAULT);
    }

    /** One for all sessions: what a proxy asks for is learned once. */
    private static HttpConnector connector(NettyLoops loops, TimeSource time, HttpAcsSettings settings) {
        HttpConnector plain = new HttpConnector(loops, time.scheduler(), HttpClientSettings.DEFAULT, settings.log())
                .withProxy(settings.proxy());
        return settings.names() == null ? plain : plain.withNames(settings.names());
    }

    @Override
    public AcsConnection open(AcsTarget target) {
        return new HttpAcsConnection(loops.workers(), connector, time, secrets, settings, tls, target);
    }
}
