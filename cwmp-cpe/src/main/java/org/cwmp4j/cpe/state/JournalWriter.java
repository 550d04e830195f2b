package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes a whole journal from its beginning, a few kilobytes at a time; nothing is durable before {@link #finish}. Blocking. */
final class JournalWriter {
    private static final int CHUNK = 32 * 1024;

    private final FileChannel channel;
    private final JournalFormat format;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    private long written;
    private int number;

    JournalWriter(FileChannel channel, JournalFormat format) {
        this.channel = channel;
        this.format = format;
        buffer.put(format.header());
    }

    /** A frame of its own for each payload, so that damage takes as little as may be. */
    void add(byte[] payload) {
        ByteBuffer frame = format.frame(end(), ++number, true, payload);
        if (frame.remaining() > buffer.remaining()) {
            flush();
        }
        if (frame.remaining() > buffer.capacity()) {
            buffer = frame.position(frame.limit());
        } else {
            buffer.put(frame);
        }
    }

    private void flush() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                written += channel.write(buffer, written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer = ByteBuffer.allocate(CHUNK);
    }

    /** All that was added is durable. */
    void finish() throws IOException {
        try {
            add(JournalFormat.mark());
            flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        channel.force(true);
    }

    /** Where the next frame begins. */
    long end() {
        return written + buffer.position();
    }

    int lastNumber() {
        return number;
    }
}
