package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.cwmp4j.acs.AcsBudget;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.DeviceSession;
import org.cwmp4j.acs.InformDecision;
import org.cwmp4j.acs.InformRequest;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.RateLimit;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.benchmarks.load.netty.BareServer;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own: this library's, or a bare one. Arguments: {@code cwmp4j|cwmp4j-handler|netty} and, for TLS, a key store. */
final class ServerProgram {
    static final String OURS = "cwmp4j";
    /** Ours with a handler: each session is handed to the application's executor twice. */
    static final String HANDLED = "cwmp4j-handler";

    static final String BARE = "netty";
    /** Of a key that is made for one run and served on the loopback address only. */
    static final char[] PASSWORD = "measured".toCharArray();

    /** The default, but that all devices share one address here, and each comes as often as it can. */
    private static final AcsBudget BUDGET =
            AcsBudget.DEFAULT.withMaxUnprovenPerSource(20_000).withInformsPerDevice(RateLimit.NONE);

    private ServerProgram() {}

    public static void main(String[] args) throws IOException {
        Path identity = args.length > 1 ? Path.of(args[1]) : null;
        switch (args[0]) {
            case OURS -> ours(identity, new AcsHandler() {});
            case HANDLED -> ours(identity, new Accepting());
            case BARE -> bare(identity);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void ours(@Nullable Path identity, AcsHandler handler) throws IOException {
        ListenerOptions listener =
                identity == null ? ListenerOptions.http(anyPort()) : ListenerOptions.https(anyPort(), tls(identity));
        try (AcsServer server = AcsServer.builder()
                .listen(listener.withMaxConnections(20_000))
                .authentication(AuthenticationPolicy.none())
                .budget(BUDGET)
                .handler(handler)
                .unknownDevices(UnknownDevicePolicy.admit())
                .build()) {
            server.start().join();
            serve(server.addresses().get(0));
        }
    }

    private static TlsServer tls(Path file) throws IOException {
        return new TlsServer(TlsIdentity.ofKeyStore(keyStore(file), PASSWORD), TlsSettings.DEFAULT);
    }

    private static KeyStore keyStore(Path file) throws IOException {
        try {
            return KeyStore.getInstance(file.toFile(), PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void bare(@Nullable Path identity) throws IOException {
        SSLContext context = identity == null ? null : context(identity);
        try (BareServer server = new BareServer(anyPort(), context, Informs.response())) {
            serve(server.address());
        }
    }

    private static SSLContext context(Path file) throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(keyStore(file), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void serve(InetSocketAddress address) throws IOException {
        System.out.println("port " + address.getPort());
        System.out.flush();
        Measured.answerQuestions();
    }

    private static final class Accepting implements AcsHandler {
        @Override
        public CompletionStage<InformDecision> onInform(InformRequest request) {
            return CompletableFuture.completedFuture(InformDecision.accept());
        }

        @Override
        public CompletionStage<?> onSession(DeviceSession session) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** The options of every server's JVM. */
    static List<String> jvm(String heap) {
        return List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseSerialGC");
    }
}
