package app.vigil.demo.lms.plug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tool has on its disk of the sitting recorded last: one folder, one file per run of an encoder. */
final class Recording {

    private static final int BLOCK = 1 << 20;

    private final Path folder;

    private Recording(Path folder) {
        this.folder = folder;
    }

    /** Empty before anything was recorded. */
    static Optional<Recording> newest(Path media) {
        if (!Files.isDirectory(media)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(media, 2)) {
            return files.filter(file -> file.toString().endsWith(".media"))
                    .max(Comparator.comparingLong(Recording::changedAt))
                    .map(file -> new Recording(file.resolveSibling("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<StoredStream> streams() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".media"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of the first bytes of each of these files as they are now. */
    String digest(List<StoredStream> streams) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (StoredStream stream : streams) {
                add(digest, folder.resolve(stream.name() + ".media"), stream.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, Path file, long length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel bytes = FileChannel.open(file)) {
            long left = length;
            while (left > 0) {
                block.clear().limit((int) Math.min(left, BLOCK));
                int read = bytes.read(block);
                if (read < 0) {
                    return;
                }
                digest.update(block.flip());
                left -= read;
            }
        }
    }

    private static StoredStream read(Path file) {
        try {
            return StoredStream.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
