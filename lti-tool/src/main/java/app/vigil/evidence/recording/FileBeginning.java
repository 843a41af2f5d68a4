package app.vigil.evidence.recording;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** The acknowledged part of a file that may still be growing; Spring cuts ranges out of it. */
final class FileBeginning extends AbstractResource {

    private final Path file;
    private final long end;

    FileBeginning(Path file, long end) {
        this.file = file;
        this.end = end;
    }

    @Override
    public boolean exists() {
        return Files.isReadable(file);
    }

    @Override
    public long contentLength() {
        return end;
    }

    @Override
    public String getDescription() {
        return "first " + end + " bytes of " + file.getFileName();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Bounded(Files.newInputStream(file), end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileBeginning that && that.file.equals(file) && that.end == end;
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = super.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }
    }
}
