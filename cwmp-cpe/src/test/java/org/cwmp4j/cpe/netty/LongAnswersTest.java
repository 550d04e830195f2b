package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.netty.AcsWire.EMPTY;
import static org.cwmp4j.cpe.netty.AcsWire.challenge;
import static org.cwmp4j.cpe.netty.AcsWire.redirect;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsRequest;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.cpe.netty.AcsWire.Server;
import org.cwmp4j.cpe.session.AnswerRows;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.InflateLimits;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers whose rows are made while they are sent. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LongAnswersTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-long");
    private static final int MANY = 5000;
    private static final EncodeContext ENCODE = EncodeContext.of(CwmpVersion.V1_4, Direction.CPE_TO_ACS);

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

    /** Rows that count how often they were begun and whether each time was ended. */
    private static final class Rows implements AnswerRows {
        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        final int failsAt;

        Rows(int failsAt) {
            this.failsAt = failsAt;
        }

        static List<ParameterValue> all() {
            return IntStream.range(0, MANY)
                    .mapToObj(i -> ParameterValue.of("Device.Test.P" + i, "<value " + i + ">"))
                    .toList();
        }

        @Override
        public int count() {
            return MANY;
        }

        @Override
        public Cursor open() {
            opened.incrementAndGet();
            return new Cursor() {
                private final List<ParameterValue> all = all();
                private int at;

                @Override
                public CompletionStage<List<?>> next() {
                    if (at >= failsAt) {
                        return CompletableFuture.failedStage(new IllegalStateException("no more"));
                    }
                    int from = at;
                    at = Math.min(MANY, at + 100);
                    return CompletableFuture.completedStage(new ArrayList<>(all.subList(from, at)));
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }
    }

    private static AcsRequest request(AnswerRows rows, String id) {
        return new AcsRequest(
                SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId(id), new GetParameterValuesResponse(List.of())),
                ENCODE,
                rows);
    }

    private void open(ContentCoding coding) {
        wire.session = new HttpAcsTransport(LOOPS, wire.time.source(), SecretSource.secure(), wire.settings)
                .open(new AcsTarget(
                        URI.create(server.url("/acs")), "user", "pass", AcsTarget.SHORTEST_DEADLINE, coding, null));
    }

    private static List<ParameterValue> values(byte[] body) {
        return ((GetParameterValuesResponse) new CwmpDecoder()
                        .decode(body, DecodeContext.strict(Direction.CPE_TO_ACS))
                        .envelope()
                        .message())
                .parameterList();
    }

    private void assertWhole(HttpCall call) {
        assertThat(values(call.body())).isEqualTo(Rows.all());
        assertThat(call.headers().get("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(call.headers().get("Content-Type")).startsWith("text/xml");
        assertThat(call.headers().get("SOAPAction")).isEmpty();
    }

    @Test
    @Rule({"B-SOAP-13", "B-HTTP-01", "C-HTTP-03"})
    void rowsAreWrittenIntoTheBodyInChunks() {
        open(null);
        server.answers(EMPTY, EMPTY);
        Rows rows = new Rows(Integer.MAX_VALUE);
        assertThat(wire.post(request(rows, "1"))).isInstanceOf(AcsReply.Empty.class);
        assertThat(wire.post(request(rows, "2"))).isInstanceOf(AcsReply.Empty.class);
        server.http.calls().forEach(this::assertWhole);
        assertThat(server.http.connections()).isEqualTo(1);
        assertThat(rows.opened).hasValue(2);
        assertThat(rows.closed).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"C-HTTP-30", "B-SOAP-13"})
    void theyAreCompressedOnTheWay(ContentCoding coding) {
        open(coding);
        server.answers(EMPTY);
        wire.post(request(new Rows(Integer.MAX_VALUE), "1"));
        HttpCall call = server.http.calls().get(0);
        assertThat(call.headers().get("Content-Encoding")).isEqualTo(coding.token());
        assertThat(call.headers().get("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(values(coding.decode(call.body(), InflateLimits.DEFAULT))).isEqualTo(Rows.all());
    }

    /** A challenge in the middle of a session, and a server elsewhere: the same from the first row on. */
    @Test
    @Rule({"C-AUTH-06", "C-HTTP-14"})
    void theyAreSentAgainForAChallengeAndForARedirect() {
        open(null);
        server.answers(
                challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5"),
                redirect(307, "/other"),
                EMPTY);
        Rows rows = new Rows(Integer.MAX_VALUE);
        assertThat(wire.post(request(rows, "1"))).isInstanceOf(AcsReply.Empty.class);
        assertThat(server.http.calls()).hasSize(3).allSatisfy(this::assertWhole);
        assertThat(server.headers("Authorization").get(1)).startsWith("Digest ");
        assertThat(server.http.connections()).isEqualTo(1);
        assertThat(rows.opened).hasValue(3);
        assertThat(rows.closed).hasValue(3);
    }

    /** Its digest stands before the body: this one has to be held. */
    @Test
    void aServerThatWantsTheBodyDigestedGetsItCounted() {
        open(null);
        server.answers(challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\", algorithm=MD5"), EMPTY);
        assertThat(wire.post(request(new Rows(Integer.MAX_VALUE), "1"))).isInstanceOf(AcsReply.Empty.class);
        HttpCall second = server.http.calls().get(1);
        assertThat(values(second.body())).isEqualTo(Rows.all());
        assertThat(second.headers().get("Content-Length")).isEqualTo(String.valueOf(second.body().length));
        assertThat(server.headers("Authorization").get(1)).contains("auth-int");
    }

    @Test
    void whatCannotReadChunksGetsItCounted() {
        open(null);
        server.answers(HttpAnswer.empty(411), EMPTY);
        assertThat(wire.post(request(new Rows(Integer.MAX_VALUE), "1"))).isInstanceOf(AcsReply.Empty.class);
        HttpCall second = server.http.calls().get(1);
        assertThat(values(second.body())).isEqualTo(Rows.all());
        assertThat(second.headers().has("Transfer-Encoding")).isFalse();
    }

    /** The server sees a request that never ends, and so none. */
    @Test
    void rowsThatFailEndTheConnection() {
        open(null);
        server.answers(EMPTY);
        Rows rows = new Rows(1000);
        HttpException failure = AcsWire.failure(wire.start(request(rows, "1")));
        assertThat(failure.kind()).isEqualTo(HttpException.Kind.BROKEN_OFF);
        assertThat(server.http.calls()).isEmpty();
        assertThat(rows.closed).hasValue(1);
    }

    /** What is wrong whatever the rows are is known before anything is sent. */
    @Test
    void aHeadThatMayNotBeSentIsNotBegun() {
        open(null);
        CompletableFuture<AcsReply> refused = wire.start(request(new Rows(0), "\u0001"));
        assertThat(refused)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableOfType(Exception.class)
                .withCauseInstanceOf(ConformanceException.class);
        assertThat(server.http.calls()).isEmpty();
    }
}
