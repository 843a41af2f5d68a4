package app.vigil.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recordings below a tool's data folder: one file per stream and take, playable as it lies there. */
final class StoredMedia {

    private final Path media;

    StoredMedia(Path data) {
        this.media = data.resolve("tool").resolve("media");
    }

    /** Those of one sitting. */
    StoredMedia(Path data, String sitting) {
        this.media = data.resolve("tool").resolve("media").resolve(sitting);
    }

    /** Every take of a stream, {@code camera} or {@code screen}. */
    List<Path> takes(String stream) {
        try (Stream<Path> files = Files.walk(media)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> media.relativize(file).toString().contains(stream))
                    .filter(file -> file.toString().endsWith(".media"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double seconds(Path take) {
        return Double.parseDouble(FakeMedia.probe(take, "format=duration").strip());
    }
}
