package app.vigil.evidence.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index rows of one take, line by line beside its media: a database that does not flush at each commit (H2) may
 * lose rows in a power cut whose segments were acknowledged and dropped by the browser. Each line begins with its
 * checksum; a torn one is passed over.
 */
final class TakeJournal {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    TakeJournal(Path file) {
        this.file = file;
    }

    /** A line of the journal; the take is told by the place of the file. */
    private record Line(
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
            @Nullable Integer frames,
            long receivedAt,
            boolean supplement) {

        static Line of(StoredSegment stored) {
            Segment segment = stored.segment();
            return new Line(
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
                    stored.receivedAt(),
                    stored.supplement());
        }

        StoredSegment in(TakeId take) {
            Segment segment = new Segment(
                    take,
                    sequence,
                    Segment.Kind.ofCode(kind),
                    mediaType,
                    predecessor,
                    opening,
                    new Segment.Times(startedAt, mediaStart, duration, frames == null ? 0 : frames));
            return new StoredSegment(segment, offset, length, digest, receivedAt, supplement);
        }
    }

    /** Returns when the line is durable; its name may not be, when it is the first. */
    void append(StoredSegment stored) throws IOException {
        String json = MAPPER.writeValueAsString(Line.of(stored));
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            String torn = endsWithALine(channel) ? "" : "\n";
            String line = torn + checksum(json) + " " + json + "\n";
            DurableFiles.write(channel, ByteBuffer.wrap(line.getBytes(UTF_8)), channel.size());
        }
    }

    /** Every sound line in the order of writing; nothing when there is no journal. */
    List<StoredSegment> read(TakeId take) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        // Not readAllLines: a torn line may hold bytes that are no UTF-8.
        String text = new String(Files.readAllBytes(file), UTF_8);
        return Stream.of(text.split("\n"))
                .flatMap(line -> sound(line).stream())
                .map(line -> line.in(take))
                .toList();
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

    private static boolean endsWithALine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() == 0 || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }

    private static String checksum(String json) {
        CRC32 crc = new CRC32();
        crc.update(json.getBytes(UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
