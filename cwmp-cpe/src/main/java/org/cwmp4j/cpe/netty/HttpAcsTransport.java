package org.cwmp4j.cpe.netty;

import java.util.Objects;
import org.cwmp4j.cpe.AcsConnection;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.cpe.AcsTransport;
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
        this.tls = settings.tls() == null ? TlsClient.ofJdk(time.wall()) : settings.tls();
    }

    /** By the loops' own clock, with {@link HttpAcsSettings#DEFAULT}. */
    public HttpAcsTransport(NettyLoops loops) {
        this(loops, loops.time(), SecretSource.secure(), HttpAcsSettings.DEFAULT);
    }

    @Override
    public AcsConnection open(AcsTarget target) {
        return new HttpAcsConnection(loops, time, secrets, settings, tls, target);
    }
}
