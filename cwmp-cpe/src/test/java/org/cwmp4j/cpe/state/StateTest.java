package org.cwmp4j.cpe.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StateTest {
    private static final StateSection<String> TEXT = new StateSection<>("t", 2, StateCodec.TEXT);

    @Property(tries = 200)
    void writerAndReaderAgree(
            @ForAll long number, @ForAll boolean flag, @ForAll byte[] bytes, @ForAll List<Integer> list) {
        byte[] out = new StateWriter()
                .number(number)
                .flag(flag)
                .bytes(bytes)
                .list(list, (w, i) -> w.number(i))
                .toBytes();
        StateReader in = new StateReader(out);
        assertThat(in.number()).isEqualTo(number);
        assertThat(in.flag()).isEqualTo(flag);
        assertThat(in.bytes()).isEqualTo(bytes);
        assertThat(in.list(r -> (int) r.number())).isEqualTo(list);
        assertThat(in.atEnd()).isTrue();
        for (int cut = 0; cut < out.length; cut++) {
            StateReader torn = new StateReader(Arrays.copyOf(out, cut));
            assertThatThrownBy(() -> {
                        torn.number();
                        torn.flag();
                        torn.bytes();
                        torn.list(StateReader::number);
                    })
                    .isInstanceOf(StateException.class);
        }
    }

    @Test
    void readsOlderVersionsAndRefusesLaterOnes() {
        StateSnapshot old = StateSnapshot.of(List.of(new StateSection<>("t", 1, StateCodec.TEXT).put("k", "v")));
        assertThat(TEXT.readAll(old)).containsExactly(Map.entry("k", "v"));
        StateSnapshot later = StateSnapshot.of(List.of(new StateSection<>("t", 3, StateCodec.TEXT).put("k", "v")));
        assertThatThrownBy(() -> TEXT.readAll(later))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("t/k");
    }

    @Test
    void recordShowsNoValue() {
        assertThat(TEXT.put("Password", "hunter2").toString()).isEqualTo("put t/Password");
        assertThat(TEXT.put("k", "v")).isEqualTo(TEXT.put("k", "v")).isNotEqualTo(TEXT.remove("k"));
    }

    @Test
    void updateActsOnlyAfterTheRecordAndNeverIfItFailed() {
        List<CompletableFuture<Void>> appends = new ArrayList<>();
        StateStore slow = new StateStore() {
            @Override
            public CompletionStage<StateSnapshot> load() {
                return CompletableFuture.completedStage(StateSnapshot.EMPTY);
            }

            @Override
            public CompletionStage<Void> append(List<StateRecord> batch) {
                appends.add(new CompletableFuture<>());
                return appends.get(appends.size() - 1);
            }

            @Override
            public CompletionStage<Void> close() {
                return CompletableFuture.completedStage(null);
            }
        };
        DeviceState state =
                DeviceState.open(slow, Runnable::run).toCompletableFuture().join();
        assertThat(state.isNew()).isTrue();
        List<String> acts = new ArrayList<>();
        CompletionStage<Void> first = state.record(StateUpdate.of(TEXT.put("a", "1"))
                .and(new StateUpdate(List.of(), () -> acts.add("one")))
                .and(new StateUpdate(List.of(), () -> acts.add("two"))));
        CompletionStage<Void> second =
                state.record(new StateUpdate(List.of(TEXT.remove("a")), () -> acts.add("never")));
        assertThat(acts).isEmpty();
        appends.get(0).complete(null);
        assertThat(acts).containsExactly("one", "two");
        assertThat(first.toCompletableFuture()).isCompleted();
        appends.get(1).completeExceptionally(new IllegalStateException("disk"));
        assertThat(acts).containsExactly("one", "two");
        assertThat(second.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void memoryOutlivesItsLives() {
        MemoryJournal journal = new MemoryJournal();
        StateStore first = journal.open(2);
        assertThat(first.append(List.of(TEXT.put("a", "1"))).toCompletableFuture())
                .isCompleted();
        assertThat(first.append(List.of(TEXT.put("a", "2"))).toCompletableFuture())
                .isNotDone();
        assertThat(first.append(List.of(TEXT.put("a", "3"))).toCompletableFuture())
                .isNotDone();
        StateStore second = journal.open();
        assertThat(TEXT.readAll(second.load().toCompletableFuture().join())).containsExactly(Map.entry("a", "2"));
        assertThat(first.append(List.of(TEXT.put("a", "4"))).toCompletableFuture())
                .isNotDone();
        assertThat(TEXT.readAll(journal.content())).containsExactly(Map.entry("a", "2"));
        assertThat(journal.size()).isEqualTo(2);
    }
}
