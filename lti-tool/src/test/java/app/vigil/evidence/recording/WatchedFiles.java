package app.vigil.evidence.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers of every file what was flushed, which is all that a power cut would leave of it. */
final class WatchedFiles implements DurableFiles.Opening {

    private final Map<Path, StringBuffer> flushed = new ConcurrentHashMap<>();
    private final Map<Path, AtomicInteger> flushes = new ConcurrentHashMap<>();

    @Override
    public FileChannel open(Path file, OpenOption... how) throws IOException {
        return new Watched(file, FileChannel.open(file, how));
    }

    /** What was written to a file and then flushed, in the order of writing. */
    String survivingIn(Path file) {
        return flushed.getOrDefault(file, new StringBuffer()).toString();
    }

    int flushesOf(Path file) {
        return flushes.getOrDefault(file, new AtomicInteger()).get();
    }

    private final class Watched extends FileChannel {

        private final Path file;
        private final FileChannel real;
        private final StringBuilder pending = new StringBuilder();

        Watched(Path file, FileChannel real) {
            this.file = file;
            this.real = real;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            ByteBuffer seen = bytes.duplicate();
            int written = real.write(bytes);
            byte[] copy = new byte[written];
            seen.get(copy);
            pending.append(new String(copy, StandardCharsets.ISO_8859_1));
            return written;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
            flushed.computeIfAbsent(file, fresh -> new StringBuffer()).append(pending);
            flushes.computeIfAbsent(file, fresh -> new AtomicInteger()).incrementAndGet();
            pending.setLength(0);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public int read(ByteBuffer bytes) {
            throw notWatched();
        }

        @Override
        public long read(ByteBuffer[] bytes, int offset, int length) {
            throw notWatched();
        }

        @Override
        public int read(ByteBuffer bytes, long position) {
            throw notWatched();
        }

        @Override
        public long write(ByteBuffer[] bytes, int offset, int length) {
            throw notWatched();
        }

        @Override
        public int write(ByteBuffer bytes, long position) {
            throw notWatched();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw notWatched();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw notWatched();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw notWatched();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw notWatched();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw notWatched();
        }

        private static UnsupportedOperationException notWatched() {
            return new UnsupportedOperationException("nothing is remembered of this");
        }
    }
}
