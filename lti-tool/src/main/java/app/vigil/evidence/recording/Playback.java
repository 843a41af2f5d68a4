package app.vigil.evidence.recording;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What a player needs: which bytes of which take hold which second. Also of a sitting that is still recorded. */
@Component
public class Playback {

    private final Sittings sittings;
    private final SegmentIndex index;
    private final SegmentReader reader;
    private final Seals seals;
    private final Completeness completeness;
    private final Photos photos;

    Playback(
            Sittings sittings,
            SegmentIndex index,
            SegmentReader reader,
            Seals seals,
            Completeness completeness,
            Photos photos) {
        this.sittings = sittings;
        this.index = index;
        this.reader = reader;
        this.seals = seals;
        this.completeness = completeness;
        this.photos = photos;
    }

    /**
     * The playback index of a sitting.
     *
     * @param state {@code recording} or {@code sealed}
     * @param quality what was asked of the recording
     */
    public record Index(
            String sittingId,
            @Nullable Long startedAt,
            @Nullable Long endedAt,
            String state,
            boolean complete,
            String quality,
            List<Stream> streams,
            List<Gap> gaps,
            List<Photo> photos) {}

    /** The takes of one stream in their order. */
    public record Stream(String name, List<Take> takes) {}

    /**
     * One take.
     *
     * @param type for {@code MediaSource}
     * @param init offset and length
     * @param segments each: offset, length, media start, duration, wall clock, frames
     */
    public record Take(int take, String type, String address, long[] init, List<long[]> segments) {}

    /** A missing interval. */
    public record Gap(String stream, long from, long to, String cause) {}

    /** Where a photo is read. */
    public record Photo(String kind, String address) {}

    /** Builds the index from what is durable now. */
    public Index index(SittingId id) {
        Sitting sitting = find(id);
        List<StoredSegment> segments = index.of(id);
        return index(
                sitting,
                segments,
                completeness.of(sitting, segments),
                gaps(sitting, segments),
                photos.of(id).stream()
                        .map(kind -> new Photo(kind.code(), addressOf(id) + "/photos/" + kind.code()))
                        .toList());
    }

    private Index index(
            Sitting sitting, List<StoredSegment> segments, boolean complete, List<Gap> gaps, List<Photo> photos) {
        SittingId id = sitting.id();
        Instant ended = sitting.endedAt();
        return new Index(
                id.toString(),
                startOf(segments),
                ended == null ? null : ended.toEpochMilli(),
                seals.of(id).sealed() ? "sealed" : "recording",
                complete,
                sitting.quality().code(),
                streams(reader.leftOf(id, segments)),
                gaps,
                photos);
    }

    /**
     * The same cut down to the first pictures of each stream: what stands in the player's page itself, so that they need
     * not wait for hours of index. Empty while there are none.
     */
    Optional<Index> beginning(SittingId id) {
        List<StoredSegment> segments = Arrays.stream(StreamName.values())
                .flatMap(stream -> index.around(id, stream, 0).stream())
                .toList();
        return startOf(segments) == null
                ? Optional.empty()
                : Optional.of(index(find(id), segments, false, List.of(), List.of()));
    }

    /** What is missing of a recording as far as it is known now, and why. */
    public List<Gap> gaps(SittingId id) {
        return gaps(find(id), index.of(id));
    }

    private Sitting find(SittingId id) {
        return sittings.find(id).orElseThrow(() -> new NoSuchElementException("no sitting " + id));
    }

    private List<Gap> gaps(Sitting sitting, List<StoredSegment> segments) {
        return completeness.gaps(sitting, segments).stream()
                .map(gap -> new Gap(
                        gap.stream().code(), gap.from(), gap.to(), gap.cause().code()))
                .toList();
    }

    /** The media of a take as far as it is acknowledged. */
    public Media media(TakeId take) {
        String type = index.typeOf(take).orElseThrow(() -> notThere(take));
        return new Media(type, new VerifiedTake(take, index, reader));
    }

    /** What a take begins with and its first segment: all that its first pictures need. */
    public Media beginning(TakeId take) {
        StoredSegment init = index.at(take, 0).filter(Playback::begins).orElseThrow(() -> notThere(take));
        StoredSegment first = index.at(take, init.length()).orElseThrow(() -> notThere(take));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(init.length() + first.length());
        for (StoredSegment stored : List.of(init, first)) {
            bytes.writeBytes(reader.read(stored).orElseThrow(() -> notThere(take)));
        }
        return new Media(init.segment().mediaType(), new ByteArrayResource(bytes.toByteArray()));
    }

    private static ProblemException notThere(TakeId take) {
        return new ProblemException(CommonProblem.NOT_FOUND).with("take", take);
    }

    /** When the pictures between two bytes of a take were taken; empty when there are none. */
    public Optional<Stretch> stretch(TakeId take, long firstByte, long lastByte) {
        return index.at(take, firstByte)
                .flatMap(first -> index.at(take, lastByte)
                        .filter(last -> last.segment().kind() == Segment.Kind.MEDIA)
                        .map(last -> Stretch.of(first.segment(), last.segment())))
                .filter(stretch -> stretch.from().isBefore(stretch.to()));
    }

    /** A piece of a recording by the server's clock. */
    public record Stretch(Instant from, Instant to) {

        static Stretch of(Segment first, Segment last) {
            return new Stretch(
                    Instant.ofEpochMilli(first.times().startedAt()),
                    Instant.ofEpochMilli(last.times().startedAt() + last.times().duration()));
        }

        /** Overlaps another one or is at most this far from it. */
        public boolean touches(Stretch other, Duration apart) {
            return !from.minus(apart).isAfter(other.to)
                    && !other.from.minus(apart).isAfter(to);
        }

        /** From the earlier beginning to the later end. */
        public Stretch with(Stretch other) {
            return new Stretch(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
        }
    }

    /** @param type of the container */
    public record Media(String type, Resource bytes) {}

    private static @Nullable Long startOf(List<StoredSegment> segments) {
        return segments.stream()
                .filter(stored -> stored.segment().kind() == Segment.Kind.MEDIA)
                .map(stored -> stored.segment().times().startedAt())
                .min(Long::compare)
                .orElse(null);
    }

    private static List<Stream> streams(List<StoredSegment> segments) {
        List<Stream> streams = new ArrayList<>();
        for (StreamName name : StreamName.values()) {
            Map<TakeId, List<StoredSegment>> takes = segments.stream()
                    .filter(stored -> stored.segment().take().stream() == name)
                    .collect(Collectors.groupingBy(
                            stored -> stored.segment().take(),
                            () -> new TreeMap<>(java.util.Comparator.comparing(TakeId::take)),
                            Collectors.toList()));
            streams.add(new Stream(
                    name.code(),
                    takes.entrySet().stream()
                            .filter(entry -> entry.getValue().stream().anyMatch(Playback::begins))
                            .map(entry -> take(entry.getKey(), entry.getValue()))
                            .toList()));
        }
        return streams;
    }

    /** Without it nothing of a take can be shown. */
    private static boolean begins(StoredSegment stored) {
        return stored.segment().kind() == Segment.Kind.INIT;
    }

    private static Take take(TakeId id, List<StoredSegment> segments) {
        StoredSegment init =
                segments.stream().filter(Playback::begins).findFirst().orElseThrow();
        Segment.Opening opening = init.segment().opening();
        return new Take(
                id.take(),
                opening == null ? init.segment().mediaType() : opening.codecs(),
                addressOf(id.sitting()) + "/" + id.stream().code() + "/" + id.take(),
                new long[] {init.offset(), init.length()},
                segments.stream()
                        .filter(stored -> stored.segment().kind() == Segment.Kind.MEDIA)
                        .map(Playback::row)
                        .toList());
    }

    private static long[] row(StoredSegment stored) {
        Segment.Times times = stored.segment().times();
        return new long[] {
            stored.offset(), stored.length(), times.mediaStart(), times.duration(), times.startedAt(), times.frames()
        };
    }

    private static String addressOf(SittingId sitting) {
        return "/api/recordings/" + sitting;
    }
}
