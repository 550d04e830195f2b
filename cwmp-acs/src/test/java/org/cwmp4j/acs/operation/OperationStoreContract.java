package org.cwmp4j.acs.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.junit.jupiter.api.Test;

/** What every {@link OperationStore} must do. A store's test extends this. */
abstract class OperationStoreContract {
    static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    static final DeviceKey DEVICE = new DeviceKey("a");
    private static final DeviceKey OTHER = new DeviceKey("b");
    private static final Lease MINE = new Lease("me", NOW.plusSeconds(30));

    /** A new, empty store. */
    abstract OperationStore store();

    static Operation operation(String id, DeviceKey device) {
        return Operation.queued(new OperationId(id), device, new Reboot(id), NOW, null);
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static OperationId id(String text) {
        return new OperationId(text);
    }

    @Test
    void findsWhatWasAdded() {
        OperationStore store = store();
        Operation added = operation("1", DEVICE);
        get(store.add(added));
        assertThat(get(store.find(id("1"), NOW))).contains(added);
        assertThat(get(store.find(id("2"), NOW))).isEmpty();
        assertThat(get(store.list(DEVICE, NOW))).containsExactly(added);
        assertThat(get(store.list(OTHER, NOW))).isEmpty();
    }

    @Test
    void refusesAnIdTwice() {
        OperationStore store = store();
        get(store.add(operation("1", DEVICE)));
        assertThatThrownBy(() -> get(store.add(operation("1", OTHER)))).isInstanceOf(Exception.class);
        assertThat(get(store.find(id("1"), NOW)).orElseThrow().device()).isEqualTo(DEVICE);
    }

    @Test
    void claimsTheOldestOfTheDevice() {
        OperationStore store = store();
        get(store.add(operation("other", OTHER)));
        get(store.add(operation("1", DEVICE)));
        get(store.add(operation("2", DEVICE)));
        Operation first = get(store.claim(DEVICE, MINE, NOW)).orElseThrow();
        assertThat(first.id()).isEqualTo(id("1"));
        assertThat(first.state()).isEqualTo(OperationState.CLAIMED);
        assertThat(first.lease()).isEqualTo(MINE);
        assertThat(get(store.find(id("1"), NOW))).contains(first);
        assertThat(get(store.claim(DEVICE, MINE, NOW)).orElseThrow().id()).isEqualTo(id("2"));
        assertThat(get(store.claim(DEVICE, MINE, NOW))).isEmpty();
        assertThat(get(store.list(OTHER, NOW)).get(0).state()).isEqualTo(OperationState.QUEUED);
    }

    @Test
    void takesAChangeOnlyOfTheRevisionItHolds() {
        OperationStore store = store();
        get(store.add(operation("1", DEVICE)));
        Operation claimed = get(store.claim(DEVICE, MINE, NOW)).orElseThrow();
        Operation sent = claimed.sent(MINE);
        assertThat(get(store.replace(sent))).isTrue();
        assertThat(get(store.replace(sent))).isFalse();
        assertThat(get(store.replace(claimed.cancelled("late")))).isFalse();
        assertThat(get(store.replace(operation("2", DEVICE).expired()))).isFalse();
        Operation answered = sent.answered(new RebootResponse());
        assertThat(get(store.replace(answered))).isTrue();
        assertThat(get(store.find(id("1"), NOW))).contains(answered);
    }

    @Test
    void keepsAnswersAndFaultsWhole() {
        OperationStore store = store();
        get(store.add(operation("1", DEVICE)));
        Operation sent = get(store.claim(DEVICE, MINE, NOW)).orElseThrow().sent(MINE);
        get(store.replace(sent));
        Fault fault = Fault.of(FaultCode.REQUEST_DENIED, "no");
        get(store.replace(sent.faulted(fault)));
        Operation held = get(store.find(id("1"), NOW)).orElseThrow();
        assertThat(held.fault()).isEqualTo(fault);
        assertThat(held.state()).isEqualTo(OperationState.FAULTED);
        assertThat(held.lease()).isNull();
    }

    @Test
    void aClaimWhoseLeaseIsOverIsQueuedAgainInItsPlace() {
        OperationStore store = store();
        get(store.add(operation("1", DEVICE)));
        get(store.add(operation("2", DEVICE)));
        get(store.claim(DEVICE, MINE, NOW));
        Instant justBefore = MINE.until().minusNanos(1);
        assertThat(get(store.find(id("1"), justBefore)).orElseThrow().state()).isEqualTo(OperationState.CLAIMED);
        Lease other = new Lease("other", MINE.until().plusSeconds(30));
        Operation again = get(store.claim(DEVICE, other, MINE.until())).orElseThrow();
        assertThat(again.id()).isEqualTo(id("1"));
        assertThat(again.lease()).isEqualTo(other);
    }

    @Test
    void whatWasSentWhenTheLeaseRanOutHasNoKnownOutcomeAndIsNeverSentAgain() {
        OperationStore store = store();
        get(store.add(operation("1", DEVICE)));
        Operation sent = get(store.claim(DEVICE, MINE, NOW)).orElseThrow().sent(MINE);
        get(store.replace(sent));
        assertThat(get(store.claim(DEVICE, MINE, MINE.until()))).isEmpty();
        assertThat(get(store.list(DEVICE, MINE.until())))
                .singleElement()
                .satisfies(o -> assertThat(o.state()).isEqualTo(OperationState.OUTCOME_UNKNOWN));
        assertThat(get(store.replace(sent.answered(new RebootResponse())))).isFalse();
    }

    @Test
    void whatIsOverdueIsNotClaimed() {
        OperationStore store = store();
        Instant expires = NOW.plus(Duration.ofMinutes(1));
        get(store.add(Operation.queued(id("1"), DEVICE, new Reboot(""), NOW, expires)));
        assertThat(get(store.find(id("1"), expires.minusNanos(1))).orElseThrow().state())
                .isEqualTo(OperationState.QUEUED);
        assertThat(get(store.claim(DEVICE, MINE, expires))).isEmpty();
        assertThat(get(store.find(id("1"), NOW)).orElseThrow().state())
                .as("expired once, expired for ever")
                .isEqualTo(OperationState.EXPIRED);
    }

    @Test
    void oneClaimantGetsIt() throws Exception {
        OperationStore store = store();
        int count = 8;
        for (int round = 0; round < 50; round++) {
            get(store.add(operation("r" + round, DEVICE)));
            CyclicBarrier together = new CyclicBarrier(count);
            List<Optional<Operation>> got = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Lease lease = new Lease("c" + i, NOW.plusSeconds(30));
                Thread thread = new Thread(() -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    Optional<Operation> claimed = get(store.claim(DEVICE, lease, NOW));
                    synchronized (got) {
                        got.add(claimed);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(got.stream().flatMap(Optional::stream)).hasSize(1);
        }
    }
}
