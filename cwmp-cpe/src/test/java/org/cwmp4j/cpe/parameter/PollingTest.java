package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.cpe.parameter.Device.string;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModelText;
import org.junit.jupiter.api.Test;

/** Changes that nobody tells of are found by looking, by whole values and single rows. */
class PollingTest {
    private static final String LIVE = "Device.Prov.Live";
    private static final String A = "Device.Prov.A";
    private static final String COUNT = "Device.Prov.RowNumberOfEntries";
    private static final String ROW = "Device.Prov.Row.";

    /** A device's own values, which it does not tell of. */
    private static final class Own implements ParameterProvider {
        final Map<String, String> values = new TreeMap<>();
        final List<Long> rows = new ArrayList<>();
        final List<String> asked = new ArrayList<>();
        boolean broken;
        CompletableFuture<Map<String, String>> late = null;

        @Override
        public CompletionStage<List<Long>> instances(String table) {
            if (broken) {
                return CompletableFuture.failedStage(new IllegalStateException("broken"));
            }
            return CompletableFuture.completedStage(List.copyOf(rows));
        }

        @Override
        public CompletionStage<Map<String, String>> read(List<String> paths) {
            asked.addAll(paths);
            if (broken) {
                return CompletableFuture.failedStage(new IllegalStateException("broken"));
            }
            Map<String, String> found = new TreeMap<>();
            paths.forEach(p -> found.put(p, values.getOrDefault(p, "0")));
            if (late != null) {
                CompletableFuture<Map<String, String>> answer = late;
                late = null;
                return answer.thenApply(x -> found);
            }
            return CompletableFuture.completedStage(found);
        }

        @Override
        public CompletionStage<List<ChangeFault>> validate(List<ParameterChange> changes) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Void> prepare(TransactionId tx, List<ParameterChange> changes) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<CommitOutcome> commit(TransactionId tx, List<ParameterChange> changes) {
            for (ParameterChange change : changes) {
                if (change instanceof ParameterChange.SetValue set) {
                    values.put(set.path(), set.value());
                } else if (change instanceof ParameterChange.CreateRow create && !rows.contains(create.instance())) {
                    rows.add(create.instance());
                } else if (change instanceof ParameterChange.DeleteRow delete) {
                    rows.remove(StoredTree.numberOf(delete.path()));
                }
            }
            return CompletableFuture.completedStage(CommitOutcome.APPLIED);
        }

        @Override
        public CompletionStage<Void> rollback(TransactionId tx) {
            return CompletableFuture.completedStage(null);
        }
    }

    private final Own own = new Own();
    private Device device =
            Device.started(b -> b.provider("Device.Prov.", own).poll("Device.Prov.", Duration.ofSeconds(60)));

    private void poll() {
        device.now(device.tree.poll("Device.Prov."));
    }

    private List<String> reported() {
        return device.session().parameters().stream()
                .map(ParameterValue::name)
                .filter(n -> n.startsWith("Device.Prov."))
                .toList();
    }

    @Test
    @Rule({"C-NOT-01", "C-EVT-14"})
    void aChangeThatNobodyTellsOfIsFound() {
        device.spa(watch(LIVE, 1), watch(A, 1));
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
        own.values.put(LIVE, "1");
        assertThat(device.tree.hasChanges()).isFalse(); // the control: nobody has looked
        poll();
        assertThat(reported()).containsExactly(LIVE);
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
    }

    @Test
    @Rule("C-NOT-02")
    void anActiveOneAsksForASession() {
        List<String> asked = new ArrayList<>();
        device.tree.onActiveChange(() -> asked.add("session"));
        device.spa(watch(LIVE, 2), watch(A, 1));
        own.values.put(A, "x");
        poll();
        assertThat(asked).isEmpty();
        own.values.put(LIVE, "1");
        poll();
        assertThat(asked).containsExactly("session");
    }

    /** Not only of the first characters. */
    @Test
    @Rule("C-NOT-01")
    void wholeValuesAreCompared() {
        device.spa(watch(A, 1));
        own.values.put(A, "x".repeat(31) + "1");
        poll();
        reported();
        own.values.put(A, "x".repeat(31) + "2");
        poll();
        assertThat(reported()).containsExactly(A);
    }

    @Test
    @Rule({"C-NOT-01", "LWN-10"})
    void whatTheAcsSetIsNoChange() {
        device.spa(watch(A, 2), watch(LIVE, 1));
        device.spv(string(A, "set"));
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
        device = restarted();
        poll();
        assertThat(device.tree.hasChanges()).isFalse(); // nor after a restart
        own.values.put(A, "clipped");
        poll();
        assertThat(reported()).containsExactly(A);
    }

    private Device restarted() {
        return device.restart();
    }

    @Test
    @Rule({"C-NOT-01", "C-SPA-18", "C-EVT-14"})
    void changesWhileTheDeviceWasOffAreFoundAtTheStart() {
        own.rows.add(1L);
        device.spa(watch(LIVE, 1), watch(A, 1), watch(COUNT, 1));
        own.values.put(LIVE, "1");
        own.rows.clear();
        own.rows.add(2L);
        restarted();
        device.now(device.tree.poll(""));
        assertThat(reported()).containsExactlyInAnyOrder(LIVE, COUNT);
        restarted();
        device.now(device.tree.poll(""));
        assertThat(device.tree.hasChanges()).isFalse();
    }

    /** As many rows as before, but not the same ones. */
    @Test
    @Rule({"C-NOT-01", "C-SPA-14", "C-SPA-16"})
    void rowsAreKnownOneByOne() {
        own.rows.addAll(List.of(1L, 2L));
        device.spa(watch(COUNT, 1), watch(ROW + "1.V", 1), watch(ROW + "2.V", 1));
        poll();
        own.rows.remove(1L);
        own.rows.add(7L);
        poll();
        assertThat(reported()).containsExactly(COUNT);
        own.rows.add(1L); // another row of the same number has no attributes
        poll();
        assertThat(device.notification(ROW + "1.V")).isZero();
        assertThat(device.notification(ROW + "2.V")).isEqualTo(1);
        assertThat(reported()).containsExactly(COUNT);
        own.values.put(ROW + "2.V", "changed");
        poll();
        assertThat(reported()).containsExactly(ROW + "2.V");
    }

    @Test
    @Rule("C-NOT-01")
    void rowsOfTheAcsAreNoChange() {
        device.spa(watch(COUNT, 1));
        device.add(ROW);
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
        device.delete(ROW + "1.");
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
        own.rows.add(9L);
        poll();
        assertThat(reported()).containsExactly(COUNT);
    }

    /** What was read before the ACS set it says nothing. */
    @Test
    @Rule({"C-NOT-01", "C-NOT-04"})
    void aLookThatCrossesASetIsNoChange() {
        device.spa(watch(A, 1));
        CompletableFuture<Map<String, String>> late = new CompletableFuture<>();
        own.late = late;
        CompletionStage<Void> poll = device.tree.poll("Device.Prov.");
        device.spv(string(A, "new"));
        late.complete(Map.of());
        device.now(poll);
        assertThat(device.tree.hasChanges()).isFalse();
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
    }

    /** A value that moved between the look and the Inform was told by it. */
    @Test
    @Rule("C-INF-06")
    void whatAnInformToldIsNotFoundAgain() {
        device.spa(watch(LIVE, 1));
        own.values.put(LIVE, "1");
        poll();
        own.values.put(LIVE, "2");
        assertThat(device.session().parameters()).contains(new ParameterValue(LIVE, "2", LIVE_TYPE));
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
    }

    private static final ParameterType LIVE_TYPE = ParameterType.UNSIGNED_INT;

    @Test
    @Rule("C-NOT-01")
    void whatNobodyWatchesIsNotEvenRead() {
        own.asked.clear();
        poll();
        assertThat(own.asked).isEmpty();
        device.spa(watch(LIVE, 1));
        own.asked.clear();
        poll();
        assertThat(own.asked).containsExactly(LIVE);
        device.spa(watch(LIVE, 0));
        own.values.put(LIVE, "5"); // while nobody watches
        device.spa(watch(LIVE, 1));
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
    }

    @Test
    @Rule("C-NOT-01")
    void aProviderThatFailsIsNoChange() {
        own.rows.add(1L);
        device.spa(watch(LIVE, 1), watch(COUNT, 1), watch(ROW + "1.V", 1));
        own.broken = true;
        poll();
        restarted();
        device.now(device.tree.poll(""));
        assertThat(device.tree.hasChanges()).isFalse();
        own.broken = false;
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
        assertThat(device.notification(ROW + "1.V")).isEqualTo(1);
    }

    /** Nor one whose rows or values are beyond what is remembered; what is remembered goes on. */
    @Test
    @Rule("C-NOT-01")
    void whatIsRememberedIsBounded() {
        device = Device.started(b -> b.provider("Device.Prov.", own)
                .poll("Device.Prov.", Duration.ofSeconds(60))
                .maxKnown(2));
        own.rows.addAll(List.of(1L, 2L, 3L, 4L));
        device.spa(watch(A, 1));
        device.spa(watch(COUNT, 1));
        device.spa(watch(LIVE, 1));
        device.spa(watch("Device.Prov.B", 1));
        own.values.replaceAll((k, v) -> "y");
        own.values.put(A, "y");
        own.values.put(LIVE, "9");
        own.values.put("Device.Prov.B", "y");
        own.rows.remove(1L);
        poll();
        assertThat(reported()).containsExactlyInAnyOrder(A, LIVE);
        poll();
        assertThat(device.tree.hasChanges()).isFalse();
    }

    @Test
    void secretsAreNotKept() {
        Device secretive = new Device(b -> b.provider("Device.Hidden.", own));
        secretive.model = BaseModel.device()
                .addAll(DataModelText.readFragment(".Hidden.\n  Key string size=:64 hidden\n", "Device."))
                .build();
        secretive.start();
        own.values.put("Device.Hidden.Key", "do-not-keep");
        secretive.spa(watch("Device.Hidden.Key", 1));
        assertThat(secretive.state.found(TreeSections.KNOWN)).isEmpty();
        secretive.restart();
        assertThat(secretive.state.found(TreeSections.KNOWN)).hasSize(1);
        assertThat(secretive.state.found(TreeSections.KNOWN).values()).noneMatch(v -> v.contains("do-not-keep"));
        own.values.put("Device.Hidden.Key", "another");
        secretive.now(secretive.tree.poll(""));
        assertThat(secretive.tree.hasChanges()).isTrue();
    }

    @Test
    void onlyPlacesOfTheModelAndSanePeriods() {
        assertThatThrownBy(() -> Device.started(b -> b.poll("Device.Nope.", Duration.ofSeconds(9))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Device.started(b -> b.poll("Device.Prov.", Duration.ofMillis(9))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Killed at any record, a change is found at last, and what the ACS set never is one. */
    @Test
    @Rule({"C-NOT-01", "C-SPV-01"})
    void aPowerCutLosesNoChangeAndMakesNone() {
        for (int k = 0; k < 8; k++) {
            Own hardware = new Own();
            Device cut = Device.started(b -> b.provider("Device.Prov.", hardware));
            cut.spa(watch(A, 1), watch(LIVE, 1));
            cut.start(cut.journal.open(k));
            hardware.values.put(LIVE, "1");
            cut.tree.poll("");
            cut.set("k", string(A, "set"));
            cut.restart();
            hardware.values.put(A, cut.value(A)); // what was decided is in effect now
            cut.now(cut.tree.poll(""));
            assertThat(cut.session().parameters().stream()
                            .map(ParameterValue::name)
                            .filter(n -> n.startsWith("Device.Prov.")))
                    .as("killed after %d", k)
                    .containsExactly(LIVE);
        }
    }
}
