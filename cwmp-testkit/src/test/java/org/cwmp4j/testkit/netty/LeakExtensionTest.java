package org.cwmp4j.testkit.netty;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;

class LeakExtensionTest {

    private final LeakExtension extension = new LeakExtension();

    @Test
    void aLostBufferIsAFailure() throws InterruptedException {
        extension.beforeAll(null);
        lose();
        assertThatThrownBy(() -> extension.afterAll(null)).hasMessageContaining("never released");
    }

    @Test
    void aReleasedBufferIsNone() throws InterruptedException {
        extension.beforeAll(null);
        PooledByteBufAllocator.DEFAULT.buffer().release();
        assertThatCode(() -> extension.afterAll(null)).doesNotThrowAnyException();
    }

    private static void lose() {
        PooledByteBufAllocator.DEFAULT.buffer().writeByte(1);
    }
}
