package app.vigil.evidence.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/**
 * The acknowledged part of a take; Spring cuts ranges out of it. Each segment is read whole and checked before a byte of
 * it is given out: a damaged one ends the answer, it is never served.
 */
final class VerifiedTake extends AbstractResource {

    private final TakeId take;
    private final long end;
    private final SegmentIndex index;
    private final SegmentReader reader;

    VerifiedTake(TakeId take, SegmentIndex index, SegmentReader reader) {
        this.take = take;
        this.end = index.endOf(take);
        this.index = index;
        this.reader = reader;
    }

    @Override
    public boolean exists() {
        return end > 0;
    }

    @Override
    public long contentLength() {
        return end;
    }

    @Override
    public String getDescription() {
        return "the " + end + " acknowledged bytes of " + take;
    }

    @Override
    public InputStream getInputStream() {
        return new Segments();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifiedTake that && that.take.equals(take) && that.end == end;
    }

    @Override
    public int hashCode() {
        return take.hashCode();
    }

    private final class Segments extends InputStream {

        private long position;
        private long begin;
        private byte[] current = new byte[0];

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (position >= end) {
                return -1;
            }
            if (position < begin || position >= begin + current.length) {
                load();
            }
            int at = Math.toIntExact(position - begin);
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, buffer, offset, count);
            position += count;
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.clamp(count, 0, end - position);
            position += skipped;
            return skipped;
        }

        private void load() throws IOException {
            Optional<StoredSegment> stored = index.at(take, position);
            Optional<byte[]> bytes = stored.flatMap(reader::read);
            if (bytes.isEmpty()) {
                throw new IOException("no sound segment at " + position + " of " + take);
            }
            begin = stored.get().offset();
            current = bytes.get();
        }
    }
}
