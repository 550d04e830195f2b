package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.netty.AcsWire.EMPTY;
import static org.cwmp4j.cpe.netty.AcsWire.challenge;
import static org.cwmp4j.cpe.netty.AcsWire.failure;
import static org.cwmp4j.cpe.netty.AcsWire.message;
import static org.cwmp4j.cpe.netty.AcsWire.redirect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.cpe.netty.AcsWire.Server;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpProxy;
import org.cwmp4j.http.NameResolver;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An ACS whose name has several addresses, and one behind a proxy. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AcsAddressesTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-addresses");

    private final AcsWire wire = new AcsWire(LOOPS);
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final BlockingQueue<String> reached = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws IOException {
        wire.close();
        for (ServerSocket listener : listeners) {
            listener.close();
        }
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static NameResolver names(List<String> addresses) {
        return host -> {
            assertThat(host).isEqualTo("acs.example");
            return CompletableFuture.completedStage(
                    addresses.stream().map(AcsAddressesTest::ip).toList());
        };
    }

    /** Answers 204 to everything and notes at which address. */
    private int listen(int port, String address) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(ip(address), port));
        listeners.add(listener);
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            try (Socket socket = listener.accept()) {
                                reached.add(address);
                                while (!RawHttp.readCall(socket).isEmpty()) {
                                    RawHttp.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                                }
                            }
                        }
                    } catch (IOException e) {
                        // closed
                    }
                },
                "listener-" + address);
        thread.setDaemon(true);
        thread.start();
        return listener.getLocalPort();
    }

    /** A session of two exchanges; gives the address that is to be remembered. */
    private ChosenAddress session(int port, ChosenAddress preferred) throws InterruptedException {
        wire.session = new HttpAcsTransport(LOOPS, wire.time.source(), SecretSource.secure(), wire.settings)
                .open(new AcsTarget(
                        URI.create("http://acs.example:" + port + "/"),
                        "",
                        "",
                        AcsTarget.SHORTEST_DEADLINE,
                        null,
                        preferred));
        assertThat(wire.post(message())).isEqualTo(new AcsReply.Empty(204));
        assertThat(wire.post(message())).isEqualTo(new AcsReply.Empty(204));
        ChosenAddress used = wire.session.address().orElseThrow();
        wire.session.close();
        assertThat(reached.take()).isEqualTo(used.address());
        return used;
    }

    @Test
    @Rule({"C-DISC-13", "C-DISC-15"})
    void anyAddressWillDoUntilOneHasServedAndThenItIsThatOne() throws Exception {
        List<String> list = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
        wire.settings = wire.settings.withNames(names(list));
        int port = listen(0, "127.0.0.1");
        listen(port, "127.0.0.2");
        listen(port, "127.0.0.3");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            seen.add(session(port, null).address());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(list);
        ChosenAddress kept = ChosenAddress.of(
                ip("127.0.0.2"), list.stream().map(AcsAddressesTest::ip).toList());
        for (int i = 0; i < 10; i++) {
            assertThat(session(port, kept)).isEqualTo(kept);
        }
    }

    /** The one that served is dead, or the list has changed: another one is chosen. */
    @Test
    @Rule({"C-DISC-13", "C-DISC-15"})
    void aDeadAddressIsLeftAndAChangedListChoosesAnew() throws Exception {
        int port = listen(0, "127.0.0.1");
        List<String> list = List.of("127.0.0.1", "127.0.0.2");
        wire.settings = wire.settings.withNames(names(list));
        ChosenAddress dead = ChosenAddress.of(
                ip("127.0.0.2"), list.stream().map(AcsAddressesTest::ip).toList());
        assertThat(session(port, dead).address()).isEqualTo("127.0.0.1");

        listen(port, "127.0.0.2");
        List<String> longer = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
        listen(port, "127.0.0.3");
        wire.settings = wire.settings.withNames(names(longer));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            seen.add(session(port, dead).address());
        }
        assertThat(seen).hasSize(3);
    }

    /** Names are asked for anew at each connection. */
    @Test
    @Rule("C-DISC-14")
    void noAnswerOfTheResolverIsKept() throws Exception {
        int port = listen(0, "127.0.0.1");
        listen(port, "127.0.0.2");
        wire.settings = wire.settings.withNames(names(List.of("127.0.0.1")));
        assertThat(session(port, null).address()).isEqualTo("127.0.0.1");
        wire.settings = wire.settings.withNames(names(List.of("127.0.0.2")));
        assertThat(session(port, null).address()).isEqualTo("127.0.0.2");
    }

    // ---- proxies

    @Test
    @Rule("B-HTTP-01")
    void httpGoesThroughAProxyInAbsoluteForm() {
        Server proxy = wire.server();
        wire.settings = wire.settings.withProxy(proxy(proxy));
        wire.open("http://acs.example/acs?x=1");
        proxy.answers(challenge("Digest realm=\"acs\", nonce=\"n\", qop=\"auth\""), EMPTY);
        assertThat(wire.post(message())).isEqualTo(new AcsReply.Empty(204));
        assertThat(proxy.targets()).containsOnly("http://acs.example:80/acs?x=1");
        assertThat(proxy.headers("Host")).containsOnly("acs.example:80");
        assertThat(proxy.headers("Authorization").get(1))
                .as("for the ACS, with its path")
                .contains("uri=\"/acs?x=1\"");
        assertThat(wire.session.address()).as("the proxy chose it").isEmpty();
    }

    /** The proxy's challenge is answered with the proxy's credentials; those of the device are for the ACS. */
    @Test
    void aProxyMayAskForItsOwnCredentials() {
        Server proxy = wire.server();
        wire.settings =
                wire.settings.withProxy(proxy(proxy).withCredentials(new Credentials("proxyuser", "proxypass")));
        wire.open("http://acs.example/acs");
        proxy.answers(
                org.cwmp4j.http.HttpAnswer.empty(407)
                        .with("Proxy-Authenticate", "Digest realm=\"proxy\", nonce=\"p\", qop=\"auth\""),
                EMPTY);
        assertThat(wire.post(message())).isEqualTo(new AcsReply.Empty(204));
        assertThat(proxy.headers("Proxy-Authorization").get(1)).contains("username=\"proxyuser\"");
        assertThat(proxy.headers("Authorization")).allMatch(v -> v == null);
    }

    /** A redirect to a host that the settings except from the proxy goes there directly. */
    @Test
    @Rule("C-HTTP-21")
    void aRedirectMayLeadPastTheProxy() {
        Server proxy = wire.server();
        Server direct = wire.server();
        wire.settings = wire.settings.withProxy(proxy(proxy).withExcept(List.of("127.0.0.1")));
        wire.open("http://acs.example/acs");
        proxy.answers(redirect(307, direct.url("/acs")));
        direct.answers(EMPTY);
        assertThat(wire.post(message())).isEqualTo(new AcsReply.Empty(204));
        assertThat(direct.targets()).containsExactly("/acs");
    }

    /** https asks for a tunnel, and sends nothing without one. */
    @Test
    @Rule("C-TLS-03")
    void httpsNeedsATunnel() {
        Server proxy = wire.server();
        wire.settings = wire.settings.withProxy(proxy(proxy)).withConnectPatience(Duration.ZERO);
        wire.open("https://acs.example/acs");
        proxy.answers(org.cwmp4j.http.HttpAnswer.empty(403));
        assertThat(failure(wire.start(message())).kind()).isEqualTo(HttpException.Kind.PROXY);
        assertThat(proxy.http.calls()).hasSize(1);
        assertThat(proxy.http.calls().get(0).method()).isEqualTo("CONNECT");
        assertThat(proxy.http.calls().get(0).body()).isEmpty();
    }

    private static HttpProxy proxy(Server server) {
        return HttpProxy.of("127.0.0.1", server.http.address().getPort());
    }
}
