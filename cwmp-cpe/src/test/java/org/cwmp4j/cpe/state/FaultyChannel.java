package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel with the faults of {@link FaultyFiles}; what a journal does not use is not there. */
final class FaultyChannel extends FileChannel {
    private final FileChannel real;
    private final FaultyFiles faults;

    FaultyChannel(FileChannel real, FaultyFiles faults) {
        this.real = real;
        this.faults = faults;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        if (faults.surprise != null) {
            throw faults.surprise;
        }
        FaultyFiles.failIf(faults.space == 0, "no space left on device");
        int fits = (int) Math.min(faults.space, bytes.remaining());
        ByteBuffer part = bytes.slice(bytes.position(), fits);
        int written = real.write(part, position);
        bytes.position(bytes.position() + written);
        faults.space -= written;
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        FaultyFiles.failIf(faults.failForce, "input/output error");
        real.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        FaultyFiles.failIf(faults.failTruncate, "cannot truncate");
        real.truncate(size);
        return this;
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return real.read(bytes, position);
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }

    @Override
    public int read(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
