package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.NameResolver;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A name of several addresses: all of 127.0.0.0/8 leads to this machine. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AddressesTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-http");
    private static final String NAME = "acs.example";
    private static final InetAddress ONE = address("127.0.0.1");
    private static final InetAddress TWO = address("127.0.0.2");
    private static final InetAddress THREE = address("127.0.0.3");

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule("C-DISC-13")
    void everyAddressIsChosenByChanceAboutEquallyOften() {
        List<InetAddress> all = List.of(ONE, TWO, THREE);
        int[] first = new int[4];
        for (long seed = 0; seed < 3000; seed++) {
            List<InetAddress> order = AddressOrder.of(all, all, null, RandomSource.seeded(seed));
            assertThat(order).containsExactlyInAnyOrderElementsOf(all);
            first[order.get(0).getAddress()[3]]++;
        }
        assertThat(Arrays.stream(first, 1, 4).boxed().toList())
                .allSatisfy(n -> assertThat(n).isBetween(900, 1100));
    }

    @Test
    @Rule("C-DISC-13")
    void theSecondIsChosenByChanceToo() {
        List<InetAddress> all = List.of(ONE, TWO, THREE);
        Set<List<InetAddress>> orders = new java.util.HashSet<>();
        LongStream.range(0, 100)
                .forEach(seed -> orders.add(AddressOrder.of(all, all, null, RandomSource.seeded(seed))));
        assertThat(orders).hasSize(6);
    }

    @Test
    void familiesTakeTurns() {
        List<InetAddress> all = List.of(address("2001:db8::1"), address("2001:db8::2"), address("2001:db8::3"), ONE);
        for (long seed = 0; seed < 20; seed++) {
            List<InetAddress> order = AddressOrder.of(all, all, null, RandomSource.seeded(seed));
            assertThat(order.indexOf(ONE)).isLessThan(2);
        }
    }

    @Test
    void noNameMakesUsTryAddressesWithoutEnd() {
        List<InetAddress> all = new ArrayList<>();
        for (int i = 1; i < 200; i++) {
            all.add(address("127.0.1." + i));
        }
        assertThat(AddressOrder.of(all, all, null, RandomSource.seeded(1))).hasSize(16);
    }

    @Test
    @Rule("C-DISC-15")
    void theAddressThatServedIsKeptWhileTheListIsTheSame() throws IOException {
        ServerSocket server = listen(null);
        ChosenAddress chosen = connect(server, 1, null, ONE, TWO, THREE);
        for (long seed = 2; seed < 12; seed++) {
            assertThat(connect(server, seed, chosen, THREE, TWO, ONE)).isEqualTo(chosen);
        }
    }

    @Test
    @Rule("C-DISC-15")
    void theAddressIsChosenAnewWhenTheListChanges() throws IOException {
        ServerSocket server = listen(null);
        ChosenAddress chosen = ChosenAddress.of(ONE, List.of(ONE, TWO));
        Set<String> used = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            ChosenAddress now = connect(server, seed, chosen, ONE, TWO, THREE);
            assertThat(now.list()).isNotEqualTo(chosen.list());
            used.add(now.address());
        }
        assertThat(used).containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
    }

    @Test
    @Rule({"C-DISC-13", "C-DISC-15"})
    void aDeadAddressIsPassedOverEvenIfItServedLast() throws IOException {
        ServerSocket only = listen(THREE);
        ChosenAddress dead = ChosenAddress.of(ONE, List.of(ONE, TWO, THREE));
        for (long seed = 0; seed < 10; seed++) {
            assertThat(connect(only, seed, dead, ONE, TWO, THREE).address()).isEqualTo("127.0.0.3");
        }
    }

    @Test
    @Rule("C-DISC-13")
    void anAddressThatDoesNotAnswerGetsCompanyAndTheFirstToFinishWins() throws Exception {
        ServerSocket silent = fullBacklog();
        ServerSocket other = new ServerSocket(silent.getLocalPort(), 10, TWO);
        open.add(other);
        NameResolver names = host -> CompletableFuture.completedStage(List.of(ONE, TWO));
        CompletableFuture<HttpConnection> connecting = connector(names, seedWithFirst(ONE))
                .connect(NAME, silent.getLocalPort(), null)
                .toCompletableFuture();
        awaitTimer(HttpClientSettings.DEFAULT.nextAddressAfter());
        assertThat(connecting).isNotDone();
        time.advance(HttpClientSettings.DEFAULT.nextAddressAfter());
        HttpConnection connection = connecting.get(20, TimeUnit.SECONDS);
        assertThat(connection.address().orElseThrow().address()).isEqualTo("127.0.0.2");
        assertThat(time.pending()).isZero();
        connection.close();
    }

    @Test
    @Rule("C-DISC-14")
    void everyConnectionLooksTheNameUpAnew() throws IOException {
        ServerSocket server = listen(null);
        connect(server, 1, null, ONE);
        assertThat(connect(server, 2, null, TWO).address()).isEqualTo("127.0.0.2");
        assertThat(asked).containsExactly(NAME, NAME);
    }

    @Test
    void aLookUpWithoutEndIsCutOffByTheDeadline() {
        CompletableFuture<List<InetAddress>> never = new CompletableFuture<>();
        CompletableFuture<HttpConnection> connecting =
                connector(host -> never, 1).connect(NAME, 80, null).toCompletableFuture();
        awaitTimer(Duration.ofSeconds(30));
        while (!asked.contains(NAME)) {
            Thread.onSpinWait();
        }
        time.advance(Duration.ofSeconds(30));
        assertThat(failure(connecting)).isEqualTo(Kind.CONNECT_TIMEOUT);
        while (!never.isCancelled()) {
            Thread.onSpinWait();
        }
        assertThat(time.pending()).isZero();
    }

    @Test
    void anEmptyListAndAFailureAreAnUnknownHost() {
        assertThat(failure(connector(host -> CompletableFuture.completedStage(List.of()), 1)
                        .connect(NAME, 80, null)
                        .toCompletableFuture()))
                .isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(failure(connector(host -> CompletableFuture.failedStage(new UnknownHostException(host)), 1)
                        .connect(NAME, 80, null)
                        .toCompletableFuture()))
                .isEqualTo(Kind.UNKNOWN_HOST);
    }

    @Test
    void literalsNeedNoLookUp() throws Exception {
        ServerSocket server = listen(null);
        List<String> hosts = new ArrayList<>(List.of("127.0.0.1"));
        if (server.getInetAddress() instanceof java.net.Inet6Address) {
            hosts.addAll(List.of("::1", "[::1]", "[0:0:0:0:0:0:0:1]"));
        }
        for (String host : hosts) {
            HttpConnection connection = connector(name -> CompletableFuture.failedStage(new IOException()), 1)
                    .connect(host, server.getLocalPort(), null)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            assertThat(connection.address()).isPresent();
            connection.close();
        }
        assertThat(asked).isEmpty();
        assertThat(failure(connector(name -> CompletableFuture.failedStage(new IOException()), 1)
                        .connect("[::zz]", 80, null)
                        .toCompletableFuture()))
                .isEqualTo(Kind.UNKNOWN_HOST);
    }

    private ChosenAddress connect(ServerSocket server, long seed, ChosenAddress preferred, InetAddress... addresses) {
        NameResolver names = host -> CompletableFuture.completedStage(List.of(addresses));
        HttpConnection connection = connector(names, seed)
                .connect(NAME, server.getLocalPort(), null, preferred)
                .toCompletableFuture()
                .join();
        connection.close();
        return connection.address().orElseThrow();
    }

    private HttpConnector connector(NameResolver names, long seed) {
        return new HttpConnector(LOOPS, time, HttpClientSettings.DEFAULT, WireLog.off())
                .withNames(host -> {
                    asked.add(host);
                    return names.lookUp(host);
                })
                .withRandom(RandomSource.seeded(seed));
    }

    private ServerSocket listen(InetAddress address) throws IOException {
        ServerSocket server = new ServerSocket(0, 100, address);
        open.add(server);
        return server;
    }

    /** A server whose queue is full, so that the system drops further connections without a word. */
    private ServerSocket fullBacklog() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, ONE);
        open.add(server);
        for (int i = 0; i < 4; i++) {
            java.nio.channels.SocketChannel filler = java.nio.channels.SocketChannel.open();
            open.add(filler);
            filler.configureBlocking(false);
            filler.connect(new InetSocketAddress(ONE, server.getLocalPort()));
        }
        return server;
    }

    private static long seedWithFirst(InetAddress wanted) {
        List<InetAddress> all = List.of(ONE, TWO);
        return LongStream.range(0, 100)
                .filter(seed -> AddressOrder.of(all, all, null, RandomSource.seeded(seed))
                        .get(0)
                        .equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private void awaitTimer(Duration wait) {
        while (!time.untilNext().equals(Optional.of(wait))) {
            Thread.onSpinWait();
        }
    }

    private static Kind failure(CompletableFuture<?> failing) {
        try {
            failing.join();
            throw new AssertionError("should have failed");
        } catch (CompletionException e) {
            return ((HttpException) e.getCause()).kind();
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
