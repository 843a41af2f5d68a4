package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.recording.ContentDigest;
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

    StreamsController(Ingest ingest, SegmentIndex index) {
        this.ingest = ingest;
        this.index = index;
    }

    record Receipt(long sequence, boolean durable) {}

    @GetMapping("/api/sittings/{sittingId}/streams")
    @AllowedTo(ExamineeOfSitting.class)
    Map<String, SegmentIndex.Next> streams(@PathVariable String sittingId) {
        return index.next(SittingId.of(sittingId)).entrySet().stream()
                .collect(Collectors.toMap(next -> next.getKey().code(), Map.Entry::getValue));
    }

    @PutMapping("/api/sittings/{sittingId}/streams/{stream}/segments/{sequence}")
    @AllowedTo(ExamineeOfSitting.class)
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
        byte[] bytes = Body.read(request, LARGEST_SEGMENT, EvidenceProblem.SEGMENT_TOO_LARGE);
        if (sequence < 0 || bytes.length == 0) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("sequence", sequence);
        }
        HttpStatus status = switch (ingest.accept(segment, bytes, digest)) {
            case STORED -> HttpStatus.CREATED;
            case ALREADY_STORED -> HttpStatus.OK;
        };
        return ResponseEntity.status(status).body(new Receipt(sequence, true));
    }
}
