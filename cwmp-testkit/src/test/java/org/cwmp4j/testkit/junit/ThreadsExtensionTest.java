package org.cwmp4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadsExtensionTest {

    private final CountDownLatch stop = new CountDownLatch(1);

    @AfterEach
    void stop() {
        stop.countDown();
    }

    @Test
    void aThreadLeftBehindIsAFailure() {
        ThreadsExtension extension = new ThreadsExtension();
        extension.beforeAll(null);
        start("forgotten");
        assertThatThrownBy(() -> extension.afterAll(null))
                .hasMessageContaining("left behind 1 thread(s)")
                .hasMessageContaining("forgotten")
                .hasMessageContaining("CountDownLatch.await");
    }

    @Test
    void aThreadThatEndsIsNone() {
        ThreadsExtension extension = new ThreadsExtension();
        extension.beforeAll(null);
        start("brief");
        stop.countDown();
        assertThatCode(() -> extension.afterAll(null)).doesNotThrowAnyException();
    }

    @Test
    void aThreadFromBeforeIsNone() {
        start("old");
        ThreadsExtension extension = new ThreadsExtension();
        extension.beforeAll(null);
        assertThatCode(() -> extension.afterAll(null)).doesNotThrowAnyException();
    }

    @Test
    void namedThreadsMayBeLetBe() {
        ThreadsExtension extension = ThreadsExtension.allowing("mine-");
        extension.beforeAll(null);
        start("mine-1");
        assertThatCode(() -> extension.afterAll(null)).doesNotThrowAnyException();
    }

    private void start(String name) {
        new Thread(
                        () -> {
                            try {
                                stop.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        name)
                .start();
    }
}
