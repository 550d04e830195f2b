package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails the class if Netty reports a buffer that nobody released. */
public final class LeakCheck implements BeforeAllCallback, AfterAllCallback {
    private final ListAppender<ILoggingEvent> records = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        records.start();
        logger.addAppender(records);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        provoke();
        logger.detachAppender(records);
        assertThat(records.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }

    /** Netty reports what the collector found whenever something else is allocated. */
    private static void provoke() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            for (int j = 0; j < 10; j++) {
                ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(16);
                buffer.release();
                PooledByteBufAllocator.DEFAULT.heapBuffer(16).release();
            }
        }
    }
}
