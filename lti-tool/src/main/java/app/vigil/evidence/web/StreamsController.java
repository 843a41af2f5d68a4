package app.vigil.evidence.web;

import app.vigil.evidence.recording.Durability;
import app.vigil.evidence.recording.SegmentIndex;
import app.vigil.evidence.recording.StreamName;
import app.vigil.shared.AllowedTo;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Durable ingest (R2-019, R2-020): plain idempotent PUTs, acknowledged only when the bytes are on the disk. Segments of
 * somebody who is known already come by {@link SegmentDoor}.
 */
@RestController
class StreamsController {

    private final SegmentUpload upload;
    private final SegmentIndex index;
    private final Durability durability;

    StreamsController(SegmentUpload upload, SegmentIndex index, Durability durability) {
        this.upload = upload;
        this.index = index;
        this.durability = durability;
    }

    /**
     * Where a stream goes on, and which segments of it the browser need not keep.
     *
     * @param durableDigest of the segment before {@code durableBefore}, for a browser to see that it is its own
     */
    record Position(
            long nextSequence,
            int nextTake,
            @Nullable String lastDigest,
            long durableBefore,
            @Nullable String durableDigest) {}

    @GetMapping("/api/sittings/{sittingId}/streams")
    @AllowedTo(ExamineeOfSitting.class)
    Map<String, Position> streams(
            @PathVariable String sittingId,
            @RequestParam(defaultValue = "0") long camera,
            @RequestParam(defaultValue = "0") long screen) {
        SittingId sitting = SittingId.of(sittingId);
        Map<StreamName, Long> held = Map.of(StreamName.CAMERA, camera, StreamName.SCREEN, screen);
        Map<StreamName, SegmentIndex.Next> ends = index.next(sitting);
        Map<StreamName, Durability.Mark> durable = durability.before(sitting, ends, held);
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().code(),
                        end -> position(end.getValue(), Objects.requireNonNull(durable.get(end.getKey())))));
    }

    private static Position position(SegmentIndex.Next end, Durability.Mark durable) {
        return new Position(end.nextSequence(), end.nextTake(), end.lastDigest(), durable.before(), durable.digest());
    }

    @PutMapping("/api/sittings/{sittingId}/streams/{stream}/segments/{sequence}")
    @AllowedTo(UploaderOfSitting.class)
    ResponseEntity<SegmentUpload.Receipt> put(
            @PathVariable String sittingId,
            @PathVariable String stream,
            @PathVariable long sequence,
            HttpServletRequest request)
            throws IOException {
        SegmentUpload.Answer answer = upload.take(new SegmentUpload.Place(sittingId, stream, sequence), request);
        return ResponseEntity.status(answer.status()).body(answer.receipt());
    }
}
