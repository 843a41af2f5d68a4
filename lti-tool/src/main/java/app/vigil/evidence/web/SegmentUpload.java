package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.Durability;
import app.vigil.evidence.recording.Ingest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** One segment from its request to its receipt, once it is certain who sends it. */
@Component
class SegmentUpload {

    private static final int LARGEST_SEGMENT = 8 * 1024 * 1024;

    private final Ingest ingest;
    private final Durability durability;
    private final UploadsAtOnce uploads;
    private final Clock clock;

    SegmentUpload(Ingest ingest, Durability durability, UploadsAtOnce uploads, Clock clock) {
        this.ingest = ingest;
        this.durability = durability;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** The place of a segment as its address names it. */
    record Place(String sitting, String stream, long sequence) {}

    /** @param durable false: taken in, but kept by the browser until {@code durableBefore} of its stream passes it */
    record Receipt(long sequence, boolean durable) {}

    record Answer(HttpStatus status, Receipt receipt) {}

    Answer take(Place place, HttpServletRequest request) throws IOException {
        SegmentHeaders headers = new SegmentHeaders(request, clock.millis());
        Segment segment = new Segment(
                new TakeId(SittingId.of(place.sitting()), StreamName.ofCode(place.stream()), headers.take()),
                place.sequence(),
                headers.kind(),
                headers.mediaType(),
                headers.predecessor(),
                headers.opening(),
                headers.times());
        ContentDigest digest = ContentDigest.ofHeader(request.getHeader("Content-Digest"));
        try (UploadsAtOnce.Place room =
                uploads.take(segment.take().sitting(), request.getContentLengthLong(), LARGEST_SEGMENT)) {
            return answer(segment, digest, Body.read(request, LARGEST_SEGMENT, EvidenceProblem.SEGMENT_TOO_LARGE));
        }
    }

    private Answer answer(Segment segment, ContentDigest digest, byte[] bytes) {
        long sequence = segment.sequence();
        if (sequence < 0 || bytes.length == 0) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("sequence", sequence);
        }
        HttpStatus status = switch (ingest.accept(segment, bytes, digest)) {
            case STORED -> HttpStatus.CREATED;
            case ALREADY_STORED -> HttpStatus.OK;
        };
        boolean durable = durability.onANode();
        return new Answer(durable ? status : HttpStatus.ACCEPTED, new Receipt(sequence, durable));
    }
}
