package org.cwmp4j.codec.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SinkPoolTest {
    private final SinkPool pool = new SinkPool();

    @Test
    void aBufferIsUsedAgainAndEmpty() {
        ByteSink sink = pool.take();
        sink.raw("text");
        pool.give(sink);

        assertThat(pool.take()).isSameAs(sink);
        assertThat(sink.toByteArray()).isEmpty();
    }

    @Test
    void twoUsersNeverShareABuffer() {
        assertThat(pool.take()).isNotSameAs(pool.take());
    }

    @Test
    void aBufferThatGrewLargeIsNotKept() {
        ByteSink sink = pool.take();
        sink.raw(new byte[SinkPool.LARGEST_KEPT + 1]);
        pool.give(sink);

        assertThat(pool.take()).isNotSameAs(sink);
    }
}
