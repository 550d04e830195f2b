package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSender;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.time.TimeSource;
import org.junit.jupiter.api.Test;

/** Starting and closing. */
class ClosingTest {
    private final TestAcs server = new TestAcs();

    @Test
    void authenticationIsOnUnlessSaidOtherwise() {
        assertThatThrownBy(() -> AcsServer.builder().time(server.time.source()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("credentials");
        assertThat(server.acs().authentication().isNone()).isFalse();
    }

    @Test
    void liveSessionsComeToTheirEnd() {
        server.handler(AcsHandler.ofSession(session -> session.call(GPV)));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        CompletableFuture<Void> closed = server.acs().closeAsync();
        assertThat(closed).isNotDone();
        assertRefused(server.cpe("2").inform(EventCode.PERIODIC), 503);
        cpe.empty();
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(closed).isCompleted();
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
        assertThat(server.time.pending()).isZero();
    }

    @Test
    void butNotForEver() {
        server.handler(AcsHandler.ofSession(session -> new CompletableFuture<>()));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        CompletableFuture<AcsAnswer> waiting = cpe.begin(new AcsExchange.Payload.Empty());
        CompletableFuture<Void> closed = server.acs().closeAsync();
        server.time.advance(Duration.ofSeconds(10));
        assertThat(closed).isCompleted();
        assertRefused(waiting.join(), 503);
        assertThat(server.ends).containsExactly(SessionEnd.SERVER_CLOSED);
        assertThat(server.acs().closeAsync()).isCompleted();
        assertThat(server.time.pending()).isZero();
    }

    @Test
    void operationsStayInTheirStore() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        var pending = server.acs().device(TestAcs.key("1")).submit(GPV, OperationOptions.DEFAULT);
        CompletableFuture<Void> closed = server.acs().closeAsync();
        assertEmpty(cpe.empty()); // claims no more
        assertThat(closed).isCompleted();
        assertThat(pending.result()).isCompletedExceptionally();
        server.restart();
        assertThat(server.acs().device(TestAcs.key("1")).operations().join())
                .singleElement()
                .satisfies(o -> assertThat(o.state()).isEqualTo(OperationState.QUEUED));
    }

    @Test
    void aListenerThatCannotBeBoundLeavesNoneBehind() {
        FakeTransport transport = new FakeTransport();
        server.builder
                .transport(transport)
                .listen(ListenerOptions.http(new InetSocketAddress("127.0.0.1", 1)))
                .listen(ListenerOptions.http(new InetSocketAddress("127.0.0.1", 2)));
        assertThat(server.acs().start()).isCompleted();
        assertThat(server.acs().addresses())
                .extracting(InetSocketAddress::getPort)
                .containsExactly(1, 2);
        server.acs().close();
        assertThat(transport.log)
                .containsExactly("listen 1", "listen 2", "stop 1", "stop 2", "close 1", "close 2", "close");
        transport.log.clear();
        server.builder.listen(ListenerOptions.http(new InetSocketAddress("127.0.0.1", 99)));
        assertThatThrownBy(() -> server.restart().start().join()).hasMessageContaining("in use");
        assertThat(transport.log).containsExactly("listen 1", "listen 2", "listen 99", "close 1", "close 2", "close");
    }

    private final class FakeTransport implements AcsTransport {
        final List<String> log = new ArrayList<>();

        @Override
        public CompletionStage<AcsListener> listen(AcsEndpoint endpoint, ListenerOptions options) {
            int port = options.address().getPort();
            log.add("listen " + port);
            return port == 99
                    ? CompletableFuture.failedFuture(new IllegalStateException("in use"))
                    : CompletableFuture.completedFuture(new FakeListener(options.address(), log));
        }

        @Override
        public ConnectionRequestSender connectionRequestSender() {
            return target -> new CompletableFuture<>();
        }

        @Override
        public TimeSource time() {
            return server.time.source();
        }

        @Override
        public CompletionStage<Void> close() {
            log.add("close");
            return CompletableFuture.completedFuture(null);
        }
    }

    private record FakeListener(InetSocketAddress address, List<String> log) implements AcsListener {
        @Override
        public CompletionStage<Void> stopAccepting() {
            log.add("stop " + address.getPort());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> close() {
            log.add("close " + address.getPort());
            return CompletableFuture.completedFuture(null);
        }
    }
}
