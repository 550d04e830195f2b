package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.netty.AcsWire.EMPTY;
import static org.cwmp4j.cpe.netty.AcsWire.empty;
import static org.cwmp4j.cpe.netty.AcsWire.message;
import static org.cwmp4j.cpe.netty.AcsWire.redirect;
import static org.cwmp4j.cpe.netty.AcsWire.soap;

import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.cpe.netty.AcsWire.Server;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.InflateLimits;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies in a content coding, both ways (TR-069 A6C1 3.4.7). */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CompressionTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-gzip");

    private final AcsWire wire = new AcsWire(LOOPS);
    private final Server server = wire.server();

    @AfterEach
    void close() {
        wire.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    private void open(ContentCoding coding) {
        wire.session = new HttpAcsTransport(LOOPS, wire.time.source(), SecretSource.secure(), wire.settings)
                .open(new AcsTarget(
                        URI.create(server.url("/acs")), "u", "p", AcsTarget.SHORTEST_DEADLINE, coding, null));
    }

    private static HttpAnswer coded(HttpAnswer plain, String name, byte[] body) {
        return new HttpAnswer(plain.status(), "", plain.headers().and("Content-Encoding", name), body);
    }

    @ParameterizedTest
    @EnumSource
    @Rule("C-HTTP-30")
    void aMessageIsCompressedAndSaysHow(ContentCoding coding) {
        open(coding);
        server.answers(EMPTY, redirect(307, "/other"), EMPTY);
        wire.post(message());
        wire.post(message());
        for (HttpCall call : server.http.calls()) {
            assertThat(call.headers().all("Content-Encoding")).containsExactly(coding.token());
            byte[] plain = coding.decode(call.body(), InflateLimits.DEFAULT);
            assertThat(new CwmpDecoder()
                            .decode(plain, DecodeContext.lenient(Direction.CPE_TO_ACS))
                            .envelope()
                            .message())
                    .isInstanceOf(GetRPCMethods.class);
            assertThat(call.headers().get("Content-Length")).isEqualTo(String.valueOf(call.body().length));
        }
        assertThat(server.http.calls()).hasSize(3);
    }

    /** Nothing to compress, nothing to say. */
    @Test
    @Rule({"C-HTTP-30", "C-HTTP-06"})
    void anEmptyPostStaysEmpty() {
        open(ContentCoding.GZIP);
        server.answers(EMPTY);
        wire.post(empty());
        assertThat(server.http.calls().get(0).body()).isEmpty();
        assertThat(server.http.calls().get(0).headers().has("Content-Encoding")).isFalse();
    }

    /** Disabled, which is the default. */
    @Test
    @Rule({"C-HTTP-30", "C-DM-10"})
    void withoutItNothingIsCompressed() {
        wire.open(server.url("/acs"));
        server.answers(EMPTY);
        wire.post(message());
        assertThat(server.http.calls().get(0).headers().has("Content-Encoding")).isFalse();
        assertThat(server.http.calls().get(0).body()).startsWith((byte) '<');
    }

    /** Also where the device did not ask for it: a proxy or a web server in front may. */
    @ParameterizedTest
    @EnumSource
    @Rule("B-HTTP-33")
    void aCompressedAnswerIsRead(ContentCoding coding) {
        wire.open(server.url("/acs"));
        HttpAnswer plain = soap("<cwmp:GetRPCMethods/>");
        server.answers(coded(plain, coding.token(), coding.encode(plain.body())));
        AcsReply.Message read = (AcsReply.Message) wire.post(empty());
        assertThat(read.decoded().envelope().message()).isInstanceOf(GetRPCMethods.class);
        assertThat(server.http.calls()).hasSize(1);
    }

    /** Small on the wire, large in memory: refused before it is. */
    @Test
    @Rule({"B-HTTP-33", "SEC-08"})
    void aBombIsRefused() {
        wire.open(server.url("/acs"));
        byte[] zeros = new byte[64 << 20];
        Arrays.fill(zeros, (byte) ' ');
        byte[] bomb = ContentCoding.GZIP.encode(zeros);
        server.answers(coded(soap(""), "gzip", bomb));
        AcsReply.Unreadable refused = (AcsReply.Unreadable) wire.post(empty());
        assertThat(refused.error().kind()).isEqualTo(ErrorKind.TOO_MANY_BYTES);
    }

    @Test
    @Rule({"B-HTTP-33", "C-SESS-21"})
    void aDamagedOneIsRefused() {
        wire.open(server.url("/acs"));
        byte[] coded = ContentCoding.GZIP.encode(soap("<cwmp:GetRPCMethods/>").body());
        server.answers(
                coded(soap(""), "gzip", Arrays.copyOf(coded, coded.length - 9)),
                coded(soap(""), "gzip", soap("<cwmp:GetRPCMethods/>").body()));
        assertThat(wire.post(empty())).isInstanceOf(AcsReply.Unreadable.class);
        assertThat(wire.post(empty())).isInstanceOf(AcsReply.Unreadable.class);
    }
}
