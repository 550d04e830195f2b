package org.cwmp4j.model.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SerialExecutorTest {
    private final SerialExecutor executor = new SerialExecutor();

    @Test
    void aTaskNeverRunsInsideAnother() {
        List<String> order = new ArrayList<>();
        executor.execute(() -> {
            executor.execute(() -> order.add("inner"));
            order.add("outer");
        });
        assertThat(order).containsExactly("outer", "inner");
    }

    @Test
    void anExceptionDoesNotStopTheNext() {
        List<String> order = new ArrayList<>();
        executor.execute(() -> {
            executor.execute(() -> order.add("after"));
            throw new IllegalStateException("expected by this test");
        });
        executor.execute(() -> order.add("later"));
        assertThat(order).containsExactly("after", "later");
    }

    @Test
    @Timeout(30)
    void oneAtATimeInOrderWhateverTheThread() throws InterruptedException {
        int threads = 4;
        int each = 5_000;
        List<int[]> seen = new ArrayList<>();
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int thread = t;
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            int number = i;
                            executor.execute(() -> {
                                overlapped.compareAndSet(false, inside.getAndSet(true));
                                seen.add(new int[] {thread, number});
                                inside.set(false);
                            });
                        }
                        done.countDown();
                    })
                    .start();
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        CountDownLatch drained = new CountDownLatch(1);
        executor.execute(drained::countDown);
        assertThat(drained.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(overlapped).isFalse();
        assertThat(seen).hasSize(threads * each);
        int[] next = new int[threads];
        assertThat(seen).allMatch(entry -> entry[1] == next[entry[0]]++);
    }
}
