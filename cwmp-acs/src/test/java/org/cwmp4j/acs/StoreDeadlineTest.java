package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertFault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSettings;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.operation.Lease;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationId;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationStore;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.EventCode;
import org.junit.jupiter.api.Test;

/** Stores that never answer, and devices that take their time. */
class StoreDeadlineTest {
    private static final Duration LIMIT = SessionLimits.DEFAULT.store();

    private final TestAcs server = new TestAcs();

    private void assertFailsAtTheLimit(CompletableFuture<?> future) {
        assertThat(future).isNotDone();
        server.time.advance(LIMIT.minusMillis(1));
        assertThat(future).isNotDone();
        server.time.advance(Duration.ofMillis(1));
        assertThat(future).isCompletedExceptionally();
        assertThat(server.time.pending()).isZero();
    }

    @Test
    void everyFutureOutsideASessionHasADeadline() {
        server.builder.devices(new HungDevices()).operations(new HungOperations());
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        assertFailsAtTheLimit(device.record());
        assertFailsAtTheLimit(device.operations());
        assertFailsAtTheLimit(device.markFresh());
        assertFailsAtTheLimit(device.connectionRequestCredentials(new Credentials("a", "b")));
        assertFailsAtTheLimit(device.cancel(new OperationId("x")));
        assertFailsAtTheLimit(device.call(GPV));
        var pending = device.submit(GPV, OperationOptions.DEFAULT);
        assertFailsAtTheLimit(pending.queued());
        assertThat(pending.result()).isCompletedExceptionally();
    }

    /** A store that hangs holds no place among the connection requests under way. */
    @Test
    void aConnectionRequestGivesItsPlaceBack() {
        server.builder
                .devices(new HungDevices())
                .connectionRequests(ConnectionRequestSettings.DEFAULT.withPool(1, 0, Duration.ofMinutes(1)));
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        for (int i = 0; i < 3; i++) {
            var result = device.connectionRequest();
            assertThat(result).isNotDone();
            server.time.advance(LIMIT);
            assertThat(result.join().verdict()).isEqualTo(ConnectionRequestVerdict.NO_TARGET);
        }
    }

    @Test
    void anInformIsAnsweredAllTheSame() {
        server.builder.devices(new HungDevices());
        ScriptedCpe cpe = server.cpe("1");
        var answer = cpe.begin(cpe.message(org.cwmp4j.codec.SoapHeader.NONE, cpe.informOf(EventCode.BOOT)));
        assertThat(answer).isNotDone();
        server.time.advance(LIMIT);
        assertFault(answer.join(), 8002);
        assertThat(server.time.pending()).isZero();
    }

    /** A device may be known to be slow for some methods; a call's own limit goes before. */
    @Test
    @Rule("H11")
    void aSlowDeviceHasItsOwnTime() {
        server.builder.responseTimeouts(
                (session, inform, method) -> inform.deviceId().serialNumber().equals("slow")
                        ? Optional.of(Duration.ofMinutes(10))
                        : Optional.empty());
        server.handler(AcsHandler.ofSession(session -> session.call(GPV)));
        ScriptedCpe slow = server.cpe("slow");
        assertAccepted(slow.inform(EventCode.BOOT));
        slow.empty();
        ScriptedCpe usual = server.cpe("usual");
        usual.inform(EventCode.BOOT);
        usual.empty();
        server.time.advance(Duration.ofMinutes(4));
        assertThat(server.ends).containsExactly(org.cwmp4j.acs.session.SessionEnd.CALL_TIMEOUT);
        server.time.advance(Duration.ofMinutes(6).minusMillis(1));
        assertEmpty(slow.respond(GPV_RESPONSE));
    }

    @Test
    @Rule("H11")
    void timeoutsThatThrowCostNothing() {
        server.builder.responseTimeouts((session, inform, method) -> {
            throw new IllegalStateException("profile");
        });
        server.handler(AcsHandler.ofSession(session -> session.call(GPV)));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.BOOT);
        cpe.empty();
        assertEmpty(cpe.respond(GPV_RESPONSE));
    }

    private static final class HungDevices implements DeviceStore {
        @Override
        public CompletionStage<Optional<DeviceRecord>> find(DeviceKey key) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> save(DeviceRecord record) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Optional<DeviceRecord>> update(DeviceKey key, UnaryOperator<DeviceRecord> change) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> remove(DeviceKey key) {
            return new CompletableFuture<>();
        }
    }

    /** Each operation begins after the one before is recorded, whoever comes and goes in between. */
    @Test
    void aSessionThatCameToNothingLetsNobodyOvertake() {
        SlowRecords slow = new SlowRecords(server.operations);
        List<InformDecision> decisions = new ArrayList<>();
        server.builder.operations(slow).handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                return CompletableFuture.completedFuture(
                        decisions.isEmpty() ? InformDecision.accept() : decisions.remove(0));
            }
        });
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        device.submit(GPV, OperationOptions.DEFAULT);
        ScriptedCpe first = server.cpe("1");
        first.inform(EventCode.PERIODIC);
        first.empty();
        slow.waits = true;
        first.begin(first.message(SoapHeader.ofId(first.asked().header().id()), GPV_RESPONSE));
        decisions.add(InformDecision.refuse(503));
        server.cpe("1").inform(EventCode.PERIODIC);
        ScriptedCpe third = server.cpe("1");
        assertAccepted(third.inform(EventCode.PERIODIC)); // takes the first one's place
        decisions.add(InformDecision.refuse(503));
        server.cpe("1").inform(EventCode.PERIODIC);
        ScriptedCpe last = server.cpe("1");
        assertAccepted(last.inform(EventCode.PERIODIC));
        device.submit(GPV, OperationOptions.DEFAULT);
        var asked = last.begin(new AcsExchange.Payload.Empty());
        assertThat(asked).isNotDone();
        slow.recorded.complete(null);
        assertThat(asked.join().envelope()).isNotNull();
    }

    private static final class SlowRecords implements OperationStore {
        final CompletableFuture<Void> recorded = new CompletableFuture<>();
        boolean waits;
        private final OperationStore store;

        SlowRecords(OperationStore store) {
            this.store = store;
        }

        @Override
        public CompletionStage<Void> add(Operation operation) {
            return store.add(operation);
        }

        @Override
        public CompletionStage<Optional<Operation>> claim(DeviceKey device, Lease lease, Instant now) {
            return store.claim(device, lease, now);
        }

        @Override
        public CompletionStage<Boolean> replace(Operation changed) {
            return waits ? recorded.thenCompose(done -> store.replace(changed)) : store.replace(changed);
        }

        @Override
        public CompletionStage<Optional<Operation>> find(OperationId id, Instant now) {
            return store.find(id, now);
        }

        @Override
        public CompletionStage<List<Operation>> list(DeviceKey device, Instant now) {
            return store.list(device, now);
        }
    }

    private static final class HungOperations implements OperationStore {
        @Override
        public CompletionStage<Void> add(Operation operation) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Optional<Operation>> claim(DeviceKey device, Lease lease, Instant now) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Boolean> replace(Operation changed) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Optional<Operation>> find(OperationId id, Instant now) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<List<Operation>> list(DeviceKey device, Instant now) {
            return new CompletableFuture<>();
        }
    }
}
