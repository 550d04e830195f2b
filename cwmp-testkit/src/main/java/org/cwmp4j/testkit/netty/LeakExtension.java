package org.cwmp4j.testkit.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.LeakListener;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that loses Netty buffers without releasing them.
 *
 * <p>Sets the detection level to {@code PARANOID} and collects what Netty reports. A lost buffer can be reported only after
 * it was collected, so the extension runs the garbage collector after the last test of the class.
 *
 * <pre>{@code
 * @ExtendWith(LeakExtension.class)
 * class ServerTest { ... }
 * }</pre>
 */
public final class LeakExtension implements BeforeAllCallback, AfterAllCallback {

    private static final int COLLECTIONS = 3;
    private static final long PATIENCE_MILLIS = 2_000;

    private final List<String> leaks = new CopyOnWriteArrayList<>();

    /** Makes the extension; JUnit calls this. */
    public LeakExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        flush();
        leaks.clear();
        ByteBufUtil.setLeakListener(new Collecting(leaks));
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        flush();
        ByteBufUtil.setLeakListener(null);
        if (!leaks.isEmpty()) {
            throw new AssertionError(leaks.size() + " buffer(s) never released:\n" + String.join("\n", leaks));
        }
    }

    /** Makes garbage be collected, and Netty look at what was: it looks whenever a buffer is made. */
    private static void flush() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            ReferenceQueue<Object> collected = new ReferenceQueue<>();
            Reference<Object> marker = new PhantomReference<>(new Object(), collected);
            try {
                System.gc();
                collected.remove(PATIENCE_MILLIS);
            } finally {
                Reference.reachabilityFence(marker);
            }
            ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer();
            buffer.release();
        }
    }

    private record Collecting(List<String> leaks) implements LeakListener {
        @Override
        public void onLeak(String resourceType, String records) {
            leaks.add(resourceType + ": " + records.strip());
        }
    }
}
