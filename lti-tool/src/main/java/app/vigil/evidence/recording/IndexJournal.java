package app.vigil.evidence.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.vigil.shared.VigilSettings;
import app.vigil.sitting.SittingId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index of what this node acknowledged lately, line by line beside the media: rows follow later ({@link RowsBehind}),
 * and a database that does not flush at each commit (H2) may lose them in a power cut, while the browser has dropped
 * the segments. Each line begins with its checksum; a torn one is passed over. One writer at a time.
 */
@Component
final class IndexJournal {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final DurableFiles.Opening opening;
    private final Path folder;

    @Autowired
    IndexJournal(VigilSettings settings) {
        this(settings, FileChannel::open);
    }

    IndexJournal(VigilSettings settings, DurableFiles.Opening opening) {
        this.opening = opening;
        this.folder = settings.data().resolve("media");
    }

    private record Line(
            UUID sitting,
            String stream,
            int take,
            long sequence,
            String kind,
            String mediaType,
            String predecessor,
            Segment.@Nullable Opening opening,
            long offset,
            int length,
            String digest,
            long startedAt,
            long mediaStart,
            long duration,
            int frames,
            long receivedAt) {

        static Line of(StoredSegment stored) {
            Segment segment = stored.segment();
            return new Line(
                    segment.take().sitting().value(),
                    segment.take().stream().code(),
                    segment.take().take(),
                    segment.sequence(),
                    segment.kind().code(),
                    segment.mediaType(),
                    segment.predecessor(),
                    segment.opening(),
                    stored.offset(),
                    stored.length(),
                    stored.digest(),
                    segment.times().startedAt(),
                    segment.times().mediaStart(),
                    segment.times().duration(),
                    segment.times().frames(),
                    stored.receivedAt());
        }

        StoredSegment stored() {
            Segment segment = new Segment(
                    new TakeId(new SittingId(sitting), StreamName.ofCode(stream), take),
                    sequence,
                    Segment.Kind.ofCode(kind),
                    mediaType,
                    predecessor,
                    opening,
                    new Segment.Times(startedAt, mediaStart, duration, frames));
            return new StoredSegment(segment, offset, length, digest, receivedAt);
        }
    }

    /** Returns when the lines are durable; one flush for all of them. */
    void append(List<StoredSegment> batch) throws IOException {
        // In front, too: the line before may have been torn by a crash.
        StringBuilder lines = new StringBuilder("\n");
        for (StoredSegment stored : batch) {
            String json = MAPPER.writeValueAsString(Line.of(stored));
            lines.append(checksum(json)).append(' ').append(json).append('\n');
        }
        boolean fresh = !Files.exists(file());
        try (FileChannel channel = opening.open(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            DurableFiles.write(channel, ByteBuffer.wrap(lines.toString().getBytes(UTF_8)), channel.size());
        }
        if (fresh) {
            DurableFiles.flushFolder(folder);
        }
    }

    /** Every sound line in the order of writing. */
    List<StoredSegment> read() throws IOException {
        List<StoredSegment> lines = new ArrayList<>();
        for (Path file : List.of(former(), file())) {
            if (Files.exists(file)) {
                // Not readAllLines: a torn line may hold bytes that are no UTF-8.
                String text = new String(Files.readAllBytes(file), UTF_8);
                Stream.of(text.split("\n"))
                        .flatMap(line -> sound(line).stream())
                        .forEach(line -> lines.add(line.stored()));
            }
        }
        return lines;
    }

    /** Whether it could not be written for want of room. */
    boolean isFull(IOException failed) {
        return DurableFiles.meansFull(failed, folder);
    }

    long length() {
        return file().toFile().length();
    }

    /** The next lines begin a new file; only once {@link #dropFormer} was called after the turn before. */
    void turnOver() throws IOException {
        Files.move(file(), former(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFiles.flushFolder(folder);
    }

    /** Only once the database has flushed what the lines before the turn say. */
    void dropFormer() throws IOException {
        Files.deleteIfExists(former());
    }

    /** Only once the database has flushed what all lines say. */
    void clear() throws IOException {
        dropFormer();
        Files.deleteIfExists(file());
    }

    private Path file() {
        return folder.resolve("index.journal");
    }

    private Path former() {
        return folder.resolve("index.journal.former");
    }

    private static Optional<Line> sound(String line) {
        int space = line.indexOf(' ');
        if (space < 0 || !checksum(line.substring(space + 1)).equals(line.substring(0, space))) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(line.substring(space + 1), Line.class));
        } catch (JacksonException writtenByAnotherVersion) {
            return Optional.empty();
        }
    }

    private static String checksum(String json) {
        CRC32 crc = new CRC32();
        crc.update(json.getBytes(UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
