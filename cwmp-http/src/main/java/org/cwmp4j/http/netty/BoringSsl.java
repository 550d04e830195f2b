package org.cwmp4j.http.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedKeyManager;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsException;
import org.cwmp4j.http.tls.TlsMaterial;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One material in the hands of netty-tcnative's BoringSSL. Who is trusted and what is shown is asked of the material's own managers, so
 * nothing is judged otherwise than by the JDK; renegotiation and compression do not exist in it. Its native memory goes with the
 * garbage collector if {@link #release} was not called.
 */
final class BoringSsl {
    private static final Logger LOG = LoggerFactory.getLogger(BoringSsl.class);
    private static final int CACHED = 20_000;
    private static final long SESSION_SECONDS = Duration.ofHours(12).toSeconds();
    /** The JDK's, which a list of suites for both always has. */
    private static final String SIGNALLING = "TLS_EMPTY_RENEGOTIATION_INFO_SCSV";

    private final SslContext context;
    private final @Nullable Tickets tickets;

    private BoringSsl(SslContext context, @Nullable Tickets tickets) {
        this.context = context;
        this.tickets = tickets;
    }

    /** Whether it is there and can do all that is asked. */
    static boolean isFor(TlsMaterial material) {
        if (material.settings().jdkOnly() || !OpenSsl.isAvailable()) {
            return false;
        }
        boolean able = material.settings().protocols().stream().allMatch(BoringSsl::hasProtocol)
                && material.settings().cipherSuites().stream().allMatch(BoringSsl::hasSuite)
                && material.settings().more().stream().allMatch(BoringSsl::hasSuite)
                && !needsEdwards(material.keys());
        LOG.debug("TLS by {}", able ? OpenSsl.versionString() : "the JDK: BoringSSL cannot do all that is asked");
        return able;
    }

    private static boolean hasProtocol(String protocol) {
        return SslProvider.isTlsv13Supported(SslProvider.OPENSSL)
                && List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1").contains(protocol);
    }

    private static boolean hasSuite(String suite) {
        return suite.equals(SIGNALLING) || OpenSsl.isCipherSuiteAvailable(suite);
    }

    private static boolean needsEdwards(@Nullable X509ExtendedKeyManager keys) {
        return keys != null
                && (keys.getServerAliases("EdDSA", null) != null || keys.getServerAliases("RSASSA-PSS", null) != null);
    }

    static BoringSsl server(TlsMaterial material, Ticker ticker, SecretSource secrets) {
        SslContextBuilder builder = SslContextBuilder.forServer(
                new OpenSslCachingX509KeyManagerFactory(new GivenKeys(Objects.requireNonNull(material.keys()))));
        builder.clientAuth(
                switch (material.demand()) {
                    case NONE -> ClientAuth.NONE;
                    case WANTED -> ClientAuth.OPTIONAL;
                    case REQUIRED -> ClientAuth.REQUIRE;
                });
        SslContext context = build(builder, material);
        Tickets tickets = new Tickets((OpenSslSessionContext) context.sessionContext(), ticker, secrets);
        return new BoringSsl(context, tickets);
    }

    static BoringSsl client(TlsMaterial material) {
        // The material's own judge looks at the host's name, after the rules of CWMP.
        SslContextBuilder builder = SslContextBuilder.forClient().endpointIdentificationAlgorithm(null);
        if (material.keys() != null) {
            builder.keyManager(new OpenSslCachingX509KeyManagerFactory(new GivenKeys(material.keys())));
        }
        return new BoringSsl(build(builder, material), null);
    }

    private static SslContext build(SslContextBuilder builder, TlsMaterial material) {
        List<String> suites = material.suites().stream()
                .filter(OpenSsl::isCipherSuiteAvailable)
                .toList();
        try {
            return builder.sslProvider(SslProvider.OPENSSL)
                    .trustManager(material.trust() == null ? NobodyTrusted.MANAGER : material.trust())
                    .protocols(material.settings().protocols())
                    .ciphers(suites)
                    .sessionCacheSize(CACHED)
                    .sessionTimeout(SESSION_SECONDS)
                    .build();
        } catch (SSLException e) {
            throw new TlsException("BoringSSL cannot be set up", e);
        }
    }

    SslHandler server(ByteBufAllocator buffers, Executor tasks) {
        if (tickets != null) {
            tickets.renew();
        }
        return context.newHandler(buffers, tasks);
    }

    SslHandler client(ByteBufAllocator buffers, String host, int port, Executor tasks) {
        List<SNIServerName> names = TlsClient.serverNames(host);
        SslHandler handler = context.newHandler(buffers, host, port, tasks);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setServerNames(names);
        handler.engine().setSSLParameters(parameters);
        return handler;
    }

    void release() {
        ReferenceCountUtil.release(context);
    }

    /** The keys of a server's session tickets: a new one twice a day, the last one opens older tickets (RFC 7525 3.4). */
    private static final class Tickets {
        private static final long AGE = Duration.ofHours(12).toNanos();

        private final OpenSslSessionContext sessions;
        private final Ticker ticker;
        private final SecretSource secrets;
        private final AtomicLong renewed;
        private OpenSslSessionTicketKey key;

        Tickets(OpenSslSessionContext sessions, Ticker ticker, SecretSource secrets) {
            this.sessions = sessions;
            this.ticker = ticker;
            this.secrets = secrets;
            this.renewed = new AtomicLong(ticker.nanos());
            this.key = fresh();
            sessions.setTicketKeys(key);
        }

        void renew() {
            long last = renewed.get();
            long now = ticker.nanos();
            if (now - last >= AGE && renewed.compareAndSet(last, now)) {
                replace();
            }
        }

        private synchronized void replace() {
            OpenSslSessionTicketKey next = fresh();
            sessions.setTicketKeys(next, key);
            key = next;
        }

        private OpenSslSessionTicketKey fresh() {
            return new OpenSslSessionTicketKey(
                    secrets.nextBytes(OpenSslSessionTicketKey.NAME_SIZE),
                    secrets.nextBytes(OpenSslSessionTicketKey.HMAC_KEY_SIZE),
                    secrets.nextBytes(OpenSslSessionTicketKey.AES_KEY_SIZE));
        }
    }
}
