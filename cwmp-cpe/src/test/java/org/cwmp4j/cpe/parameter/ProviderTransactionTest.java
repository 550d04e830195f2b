package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.KEY;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.state.DamagedStore;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;

/** Changes over two providers and the engine's own store, with providers that fail, hang, are late, and a device that dies. */
class ProviderTransactionTest {
    private static final CwmpMessage APPLIED = new SetParameterValuesResponse(Status.APPLIED);
    private static final CwmpMessage COMMITTED = new SetParameterValuesResponse(Status.COMMITTED);
    private static final String A = "Device.Prov.A";
    private static final String B = "Device.Other.A";
    private static final String C = "Device.Test.Text";

    private final Hardware one =
            new Hardware().value(A, "old").value("Device.Prov.B", "").value("Device.Prov.Live", "0");
    private final Hardware two = new Hardware().value(B, "old").value("Device.Other.B", "");
    private final Device device =
            Device.started(b -> b.provider("Device.Prov.", one).provider("Device.Other.", two));

    ProviderTransactionTest() {
        device.spv("old", string(C, "old"));
    }

    private CompletionStage<CwmpMessage> setAll() {
        return device.set("new", string(A, "new"), string(B, "new"), string(C, "new"));
    }

    private Set<String> seen() {
        return new TreeSet<>(List.of(device.value(A), device.value(B), device.value(C), device.value(KEY)));
    }

    @Test
    @Rule("C-SPV-06")
    void allAgree() {
        assertThat(device.now(setAll())).isEqualTo(APPLIED);
        assertThat(seen()).containsExactly("new");
        assertThat(one.calls).containsExactly("validate", "prepare", "commit");
        assertThat(one.values).containsEntry(A, "new");
        assertThat(one.prepared).isEmpty();
    }

    @Test
    @Rule("C-SPV-01")
    void oneThatFailsToPrepareRollsAllBack() {
        two.preparing = () -> CompletableFuture.failedStage(new IllegalStateException("no"));
        assertThat(code(device.now(setAll()))).isEqualTo(9002);
        assertThat(seen()).containsExactly("old");
        assertThat(one.calls).containsExactly("validate", "prepare", "rollback");
        assertThat(two.calls).containsExactly("validate", "prepare", "rollback");
        assertThat(one.prepared).isEmpty();

        two.preparing =
                () -> CompletableFuture.failedStage(new ProviderException(FaultCode.RESOURCES_EXCEEDED, "no room"));
        assertThat(code(device.now(setAll()))).isEqualTo(9004);
        two.validating = c -> {
            throw new IllegalStateException("thrown, not returned");
        };
        assertThat(code(device.now(setAll()))).isEqualTo(9002);
        assertThat(seen()).containsExactly("old");
    }

    @Test
    @Rule("C-SPV-01")
    void oneThatHangsInPrepareFailsTheCallAtItsDeadlineAndLaterCallsAtOnce() {
        CompletableFuture<Void> hanging = new CompletableFuture<>();
        two.preparing = () -> hanging;
        CompletableFuture<CwmpMessage> answer = setAll().toCompletableFuture();
        device.advance(9);
        assertThat(answer).isNotDone();
        device.advance(1);
        assertThat(code(answer.join())).isEqualTo(9002);
        assertThat(one.calls).endsWith("rollback");
        assertThat(code(device.gpvRaw(B))).isEqualTo(9002);
        assertThat(code(device.spv(string("Device.Other.B", "x")))).isEqualTo(9002);
        assertThat(device.value(A)).isEqualTo("old");
        assertThat(device.spv(string("Device.Prov.B", "x"))).isEqualTo(APPLIED);

        two.preparing = () -> CompletableFuture.completedStage(null);
        hanging.complete(null);
        assertThat(device.value(B)).isEqualTo("old");
        assertThat(device.now(setAll())).isEqualTo(APPLIED);
    }

    @Test
    void aProviderThatBlocksItsThreadIsTreatedAlike() {
        device.workerStopped = true;
        CompletableFuture<CwmpMessage> answer = setAll().toCompletableFuture();
        device.advance(10);
        assertThat(code(answer.join())).isEqualTo(9002);
        device.work();
        assertThat(seen()).containsExactly("old");
        assertThat(device.now(setAll())).isEqualTo(APPLIED);
    }

    @Test
    @Rule({"C-SPV-06", "C-SPV-07", "C-SPV-08", "C-SPV-09", "C-SPV-10", "C-SESS-28"})
    void commitAfterItsDeadlineIsStatus1AndDoneBeforeTheNextSession() {
        device.now(device.tree.beginSession());
        two.committing = () -> CompletableFuture.failedStage(new IllegalStateException("busy"));
        CompletableFuture<CwmpMessage> answer = setAll().toCompletableFuture();
        assertThat(answer).isNotDone();
        device.advance(10);
        assertThat(answer.join()).isEqualTo(COMMITTED);
        assertThat(seen()).containsExactly("new");
        assertThat(two.values).containsEntry(B, "old");
        assertThat(device.spv("new", string("Device.Prov.B", "x"))).isEqualTo(APPLIED);
        device.tree.endSession();

        CompletableFuture<Void> next = device.tree.beginSession().toCompletableFuture();
        device.advance(100);
        assertThat(next).isNotDone();
        two.committing = () -> CompletableFuture.completedStage(CommitOutcome.APPLIED);
        device.advance(100);
        assertThat(next).isCompleted();
        assertThat(two.values).containsEntry(B, "new");
        assertThat(seen()).containsExactly("new");
    }

    @Test
    @Rule({"C-SPV-07", "C-SPV-08", "C-SPV-09", "C-SESS-28"})
    void oneThatAppliesOnlyAfterTheSession() {
        two.committing = () -> CompletableFuture.completedStage(CommitOutcome.AFTER_SESSION);
        device.now(device.tree.beginSession());
        assertThat(device.now(setAll())).isEqualTo(COMMITTED);
        assertThat(seen()).containsExactly("new");
        assertThat(device.spv("new", string(B, "newer"))).isEqualTo(COMMITTED);
        assertThat(device.value(B)).isEqualTo("newer");
        assertThat(two.values).containsEntry(B, "old");
        two.committing = () -> CompletableFuture.completedStage(CommitOutcome.APPLIED);
        device.tree.endSession();
        device.now(device.tree.beginSession());
        assertThat(two.values).containsEntry(B, "newer");
        assertThat(device.value(B)).isEqualTo("newer");
    }

    @Test
    @Rule({"C-SPV-01", "C-SPV-07", "C-SPV-11"})
    void killedAtEveryRecordTheDeviceHasTheOldSetOrTheNewNeverAMix() {
        Set<String> outcomes = new TreeSet<>();
        for (int k = 0; k <= 4; k++) {
            for (boolean commitWorks : new boolean[] {true, false}) {
                outcomes.add(killedAfter(k, commitWorks));
            }
        }
        assertThat(outcomes).containsExactly("new", "old");
    }

    /** One life that ends after k more records, and the next one. */
    private static String killedAfter(int k, boolean commitWorks) {
        Hardware one = new Hardware().value(A, "old");
        Hardware two = new Hardware().value(B, "old");
        Device device = new Device(b -> b.provider("Device.Prov.A", one).provider("Device.Other.A", two));
        device.start();
        device.spv("old", string(C, "old"));
        device.start(device.journal.open(k));
        if (!commitWorks) {
            two.committing = CompletableFuture::new;
        }
        CompletableFuture<CwmpMessage> answer = device.set("new", string(A, "new"), string(B, "new"), string(C, "new"))
                .toCompletableFuture();
        one.prepared.clear();
        two.prepared.clear();

        two.committing = () -> CompletableFuture.completedStage(CommitOutcome.APPLIED);
        device.start();
        device.now(device.tree.beginSession());
        Set<String> found = new TreeSet<>(List.of(
                device.value(A),
                device.value(B),
                device.value(C),
                device.value(KEY),
                one.values.get(A),
                two.values.get(B)));
        assertThat(found)
                .as("killed after %d, commit works: %s", k, commitWorks)
                .hasSize(1);
        if (answer.isDone()) {
            assertThat(found).as("the ACS was told").containsExactly("new");
        }
        return found.iterator().next();
    }

    @Test
    @Rule({"C-SPV-01", "C-SPV-07"})
    void whatWasDecidedIsCommittedAfterTheKill() {
        device.start(device.journal.open(1));
        CompletableFuture<CwmpMessage> answer = setAll().toCompletableFuture();
        assertThat(answer).isNotDone();
        assertThat(one.values).containsEntry(A, "old");
        assertThat(device.journal.content().keys("commit")).hasSize(2);
        device.restart();
        assertThat(one.values).containsEntry(A, "new");
        assertThat(device.journal.content().keys("commit")).isEmpty();
    }

    @Test
    @Rule("C-SPV-01")
    void aCommitWhoseSuccessWasNotRecordedIsRepeated() {
        device.start(device.journal.open(2));
        setAll();
        assertThat(two.values).containsEntry(B, "new");
        assertThat(device.journal.content().keys("commit")).hasSize(1);
        device.restart();
        assertThat(two.calls.stream().filter("commit"::equals)).hasSize(2);
        assertThat(one.calls.stream().filter("commit"::equals)).hasSize(1);
        assertThat(seen()).containsExactly("new");
        device.restart();
        assertThat(two.calls.stream().filter("commit"::equals)).hasSize(2);
    }

    @Test
    void atMostSoManyCallsAtATime() {
        List<CompletableFuture<Map<String, String>>> reads = new ArrayList<>();
        Hardware slow = new Hardware();
        slow.reading = () -> {
            reads.add(new CompletableFuture<>());
            return reads.get(reads.size() - 1);
        };
        Device device = Device.started(b -> b.provider("Device.Prov.", slow)
                .limits(new ProviderLimits(
                        java.time.Duration.ofSeconds(10),
                        java.time.Duration.ofSeconds(10),
                        java.time.Duration.ofSeconds(1),
                        2,
                        1)));
        CompletableFuture<Map<String, String>> all = device.tree
                .read(List.of(A, "Device.Prov.B", "Device.Prov.Live"))
                .toCompletableFuture();
        assertThat(reads).hasSize(2);
        reads.get(0).complete(Map.of(A, "1"));
        assertThat(reads).hasSize(3);
        reads.get(1).complete(Map.of("Device.Prov.B", "2"));
        reads.get(2).complete(Map.of("Device.Prov.Live", "3"));
        assertThat(all.join()).containsValues("1", "2", "3");
    }

    /** The Inform goes without its values, after its deadline, and from then on at once. */
    @Test
    void oneThatHangsKeepsNoInformBack() {
        device.spa(Device.watch(A, 1), Device.watch(B, 1));
        device.now(device.tree.notifyChange(List.of(A, B)));
        CompletableFuture<Map<String, String>> hanging = new CompletableFuture<>();
        two.reading = () -> hanging;
        CompletableFuture<InformParameters> first =
                device.tree.informParameters(List.of()).toCompletableFuture();
        device.advance(9);
        assertThat(first).isNotDone();
        device.advance(1);
        assertThat(device.names(first.join().parameters())).contains(A).doesNotContain(B);
        assertThat(device.names(device.session().parameters())).contains(A).doesNotContain(B);
        two.reading = () -> null;
        hanging.complete(Map.of());
        assertThat(device.names(device.session().parameters())).contains(B).doesNotContain(A);
    }

    @Test
    void callsThatWaitBehindAHangingOneFailWithIt() {
        Hardware slow = new Hardware();
        slow.reading = CompletableFuture::new;
        Device device = Device.started(b -> b.provider("Device.Prov.", slow)
                .limits(new ProviderLimits(
                        java.time.Duration.ofSeconds(10),
                        java.time.Duration.ofSeconds(10),
                        java.time.Duration.ofSeconds(1),
                        1,
                        1)));
        CompletableFuture<?> all = device.tree.read(List.of(A, "Device.Prov.B")).toCompletableFuture();
        device.advance(5);
        CompletableFuture<?> later =
                device.tree.read(List.of("Device.Prov.Live")).toCompletableFuture();
        device.advance(5);
        assertThat(all).isCompletedExceptionally();
        assertThat(later).isCompletedExceptionally();
        assertThat(slow.reads).isEqualTo(1);
    }

    @Test
    void oneLineBindsAParameterToFunctions() {
        String[] value = {"at first"};
        Device device = Device.started(b -> b.bind(C, () -> value[0], v -> value[0] = v));
        assertThat(device.value(C)).isEqualTo("at first");
        assertThat(device.spv(string(C, "set"))).isEqualTo(APPLIED);
        assertThat(value[0]).isEqualTo("set");
        assertThat(device.value(C)).isEqualTo("set");
    }

    @Test
    void aStoredProviderNeedsOnlySayWhatItDoes() {
        List<ParameterChange> done = new ArrayList<>();
        Device device = Device.started(b -> b.provider("Device.Other.", new StoredProvider() {
            @Override
            public CompletionStage<CommitOutcome> commit(TransactionId tx, List<ParameterChange> changes) {
                done.addAll(changes);
                return CompletableFuture.completedStage(CommitOutcome.APPLIED);
            }
        }));
        assertThat(device.spv(string(B, "x"))).isEqualTo(APPLIED);
        assertThat(done).containsExactly(new ParameterChange.SetValue(B, "x"));
        assertThat(device.restart().value(B)).isEqualTo("x");
    }

    /** A commit that was done, but the record of that was lost, would bring back values that later ones replaced. */
    @Test
    @Rule("C-SPV-01")
    void aCommitOfWhichItIsNotKnownWhetherItWasDoneIsNotRepeated() {
        for (boolean lost : List.of(false, true)) {
            device.now(setAll());
            TransactionId decided = new TransactionId(7);
            device.now(device.state.record(StateUpdate.of(
                    TreeSections.COMMIT.put("7 Device.Prov.", List.of(new ParameterChange.SetValue(A, "older"))))));
            one.calls.clear();
            StateStore journal = device.journal.open();
            device.start(lost ? new DamagedStore(journal) : journal);
            assertThat(one.calls).isEqualTo(lost ? List.of() : List.of("commit"));
            assertThat(device.value(A)).isEqualTo(lost ? "new" : "older");
            assertThat(device.value(KEY)).isEqualTo(lost ? "" : "new");
            device.now(setAll());
            assertThat(one.values).containsEntry(A, "new");
            assertThat(TreeSections.TRANSACTION
                                    .read(device.journal.content(), "")
                                    .orElseThrow()
                            > (1L << 32))
                    .as("numbers that may have been used do not come again, after " + decided)
                    .isEqualTo(lost);
        }
    }
}
