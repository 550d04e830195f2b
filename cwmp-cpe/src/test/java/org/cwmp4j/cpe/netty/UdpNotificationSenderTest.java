package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.notification.LightweightDigest;
import org.cwmp4j.cpe.notification.LightweightNotification;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datagrams over a real socket of this machine. */
@ExtendWith(LeakExtension.class)
class UdpNotificationSenderTest {
    private final NettyLoops loops = NettyLoops.start(1, "udp-test");
    private DatagramSocket server;

    @BeforeEach
    void listen() throws Exception {
        server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
    }

    @AfterEach
    void close() {
        server.close();
        loops.shutdown().toCompletableFuture().join();
    }

    private byte[] receive() throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        server.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    @Rule({"LWN-08", "LWN-06", "C-NOT-12"})
    void oneMessageIsOneDatagram() throws Exception {
        LightweightNotification writer = new LightweightNotification(
                "127.0.0.1",
                server.getLocalPort(),
                new DeviceId("M", "00D09E", "C", "S"),
                "u",
                "p",
                LightweightDigest.SHA1);
        for (LightweightNotification.Message message :
                writer.write(List.of(ParameterValue.of("Device.A", "1")), Instant.ofEpochSecond(1), () -> "c")) {
            get(new UdpNotificationSender(loops).send("127.0.0.1", server.getLocalPort(), message.datagram()));
            assertThat(receive()).isEqualTo(message.datagram());
        }
        byte[] next = "next".getBytes(StandardCharsets.US_ASCII);
        get(new UdpNotificationSender(loops).send("127.0.0.1", server.getLocalPort(), next));
        assertThat(receive()).isEqualTo(next); // nothing came in between: not repeated
    }

    /** The thread that moves bytes is not the one that waits for a name server. */
    @Test
    @Rule("LWN-03")
    void namesAreLookedUpWithoutBlocking() throws Exception {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        UdpNotificationSender sender = new UdpNotificationSender(loops, host -> {
            assertThat(host).isEqualTo("acs.example");
            return answer;
        });
        CompletableFuture<Void> sent = sender.send("acs.example", server.getLocalPort(), new byte[] {1})
                .toCompletableFuture();
        assertThat(sent).isNotDone();
        answer.complete(List.of(InetAddress.getLoopbackAddress()));
        get(sent);
        assertThat(receive()).containsExactly(1);
        get(new UdpNotificationSender(loops).send("localhost", server.getLocalPort(), new byte[] {2}));
    }

    @Test
    @Rule("LWN-08")
    void whatCannotLeaveFails() {
        UdpNotificationSender none =
                new UdpNotificationSender(loops, host -> CompletableFuture.completedStage(List.of()));
        assertThatThrownBy(() -> get(none.send("acs.example", 7547, new byte[1])))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> get(none.send("1.2.3.400", 7547, new byte[1])))
                .hasCauseInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> get(none.send("127.0.0.1", 70_000, new byte[1])))
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> get(new UdpNotificationSender(loops)
                        .send("127.0.0.1", server.getLocalPort(), new byte[70_000]))) // more than UDP carries
                .isInstanceOf(ExecutionException.class);
    }
}
