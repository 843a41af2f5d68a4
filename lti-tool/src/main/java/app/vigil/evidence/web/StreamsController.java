package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.Durability;
import app.vigil.evidence.recording.Ingest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.SegmentIndex;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Durable ingest (R2-019, R2-020): plain idempotent PUTs, acknowledged only when the bytes are on the disk. */
@RestController
class StreamsController {

    private static final int LARGEST_SEGMENT = 8 * 1024 * 1024;

    private final Ingest ingest;
    private final SegmentIndex index;
    private final Durability durability;
    private final UploadsAtOnce uploads;

    StreamsController(Ingest ingest, SegmentIndex index, Durability durability, UploadsAtOnce uploads) {
        this.durability = durability;
        this.ingest = ingest;
        this.index = index;
        this.uploads = uploads;
    }

    /** @param durable false: taken in, but kept by the browser until {@code durableBefore} of its stream passes it */
    record Receipt(long sequence, boolean durable) {}

    /** Where a stream goes on, and which segments of it the browser need not keep. */
    record Position(
            long nextSequence, int nextTake, @Nullable String lastDigest, long durableBefore) {}

    @GetMapping("/api/sittings/{sittingId}/streams")
    @AllowedTo(ExamineeOfSitting.class)
    Map<String, Position> streams(@PathVariable String sittingId) {
        SittingId sitting = SittingId.of(sittingId);
        Map<StreamName, SegmentIndex.Next> ends = index.next(sitting);
        Map<StreamName, Long> durable = durability.before(sitting, ends);
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().code(),
                        end -> position(end.getValue(), durable.getOrDefault(end.getKey(), 0L))));
    }

    private static Position position(SegmentIndex.Next end, long durableBefore) {
        return new Position(end.nextSequence(), end.nextTake(), end.lastDigest(), durableBefore);
    }

    @PutMapping("/api/sittings/{sittingId}/streams/{stream}/segments/{sequence}")
    @AllowedTo(UploaderOfSitting.class)
    ResponseEntity<Receipt> put(
            @PathVariable String sittingId,
            @PathVariable String stream,
            @PathVariable long sequence,
            HttpServletRequest request)
            throws IOException {
        SegmentHeaders headers = new SegmentHeaders(request);
        Segment segment = new Segment(
                new TakeId(SittingId.of(sittingId), StreamName.ofCode(stream), headers.take()),
                sequence,
                headers.kind(),
                headers.mediaType(),
                headers.predecessor(),
                headers.opening(),
                headers.times());
        ContentDigest digest = ContentDigest.ofHeader(request.getHeader("Content-Digest"));
        try (UploadsAtOnce.Place place = uploads.take(request.getContentLengthLong(), LARGEST_SEGMENT)) {
            return receipt(segment, digest, Body.read(request, LARGEST_SEGMENT, EvidenceProblem.SEGMENT_TOO_LARGE));
        }
    }

    private ResponseEntity<Receipt> receipt(Segment segment, ContentDigest digest, byte[] bytes) {
        long sequence = segment.sequence();
        if (sequence < 0 || bytes.length == 0) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("sequence", sequence);
        }
        HttpStatus status = switch (ingest.accept(segment, bytes, digest)) {
            case STORED -> HttpStatus.CREATED;
            case ALREADY_STORED -> HttpStatus.OK;
        };
        boolean durable = durability.onANode();
        return ResponseEntity.status(durable ? status : HttpStatus.ACCEPTED).body(new Receipt(sequence, durable));
    }
}
