package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.KeepsRecordOf;
import app.vigil.evidence.ReviewsRecordingOf;
import app.vigil.evidence.recording.PhotoKind;
import app.vigil.evidence.recording.Photos;
import app.vigil.evidence.recording.Playback;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Playback for reviewers (R2-027): index, byte ranges, photos. Spring cuts the ranges (RFC 9110, section 14). */
@RestController
class RecordingsController {

    /** A player that shows a recording at sixteen times its speed asks for no more at once. */
    private static final long LARGEST_PART = DataSize.ofMegabytes(16).toBytes();

    private final Playback playback;
    private final Photos photos;
    private final ReadingLog readings;
    private final ViewedRanges viewed;
    private final KeepsRecordOf copying;

    RecordingsController(
            Playback playback, Photos photos, ReadingLog readings, ViewedRanges viewed, KeepsRecordOf copying) {
        this.viewed = viewed;
        this.copying = copying;
        this.playback = playback;
        this.photos = photos;
        this.readings = readings;
    }

    @GetMapping("/api/recordings/{sittingId}")
    @AllowedTo(ReviewsRecordingOf.class)
    ResponseEntity<Playback.Index> index(@PathVariable String sittingId, @AuthenticationPrincipal Viewer viewer) {
        SittingId sitting = SittingId.of(sittingId);
        readings.recordingOpened(viewer.id(), sitting);
        return ResponseEntity.ok().cacheControl(neverKept()).body(playback.index(sitting));
    }

    @GetMapping("/api/recordings/{sittingId}/{stream}/{take}")
    @AllowedTo(ReviewsRecordingOf.class)
    ResponseEntity<Resource> media(
            @PathVariable String sittingId,
            @PathVariable String stream,
            @PathVariable int take,
            @RequestHeader HttpHeaders headers,
            @AuthenticationPrincipal Viewer viewer)
            throws IOException {
        TakeId asked = new TakeId(SittingId.of(sittingId), StreamName.ofCode(stream), take);
        Playback.Media media = playback.media(asked);
        long length = media.bytes().contentLength();
        requirePart(viewer, asked, headers, length);
        for (HttpRange range : asked(headers, length)) {
            writeDown(viewer, asked, range.getRangeStart(length), range.getRangeEnd(length));
        }
        return answer(media);
    }

    @GetMapping("/api/recordings/{sittingId}/{stream}/{take}/beginning")
    @AllowedTo(ReviewsRecordingOf.class)
    ResponseEntity<Resource> beginning(
            @PathVariable String sittingId,
            @PathVariable String stream,
            @PathVariable int take,
            @AuthenticationPrincipal Viewer viewer)
            throws IOException {
        TakeId asked = new TakeId(SittingId.of(sittingId), StreamName.ofCode(stream), take);
        Playback.Media media = playback.beginning(asked);
        writeDown(viewer, asked, 0, media.bytes().contentLength() - 1);
        return answer(media);
    }

    private static ResponseEntity<Resource> answer(Playback.Media media) {
        return ResponseEntity.ok()
                .cacheControl(neverKept())
                .contentType(MediaType.parseMediaType(media.type()))
                .body(media.bytes());
    }

    @GetMapping("/api/recordings/{sittingId}/photos/{kind}")
    @AllowedTo(ReviewsRecordingOf.class)
    ResponseEntity<byte[]> photo(
            @PathVariable String sittingId, @PathVariable String kind, @AuthenticationPrincipal Viewer viewer) {
        SittingId sitting = SittingId.of(sittingId);
        PhotoKind wanted = PhotoKind.ofCode(kind);
        if (!photos.of(sitting).contains(wanted)) {
            throw new ProblemException(CommonProblem.NOT_FOUND)
                    .with("sitting", sitting)
                    .with("photo", kind);
        }
        readings.photoRead(viewer.id(), sitting, wanted);
        return ResponseEntity.ok()
                .cacheControl(neverKept())
                .contentType(MediaType.IMAGE_JPEG)
                .body(photos.read(sitting, wanted));
    }

    /** Whoever may look is given what looking takes; a take as a file is a copy of it (R1-028). */
    private void requirePart(Viewer viewer, TakeId take, HttpHeaders headers, long length) {
        long bytes = asked(headers, length).stream()
                .mapToLong(range -> range.getRangeEnd(length) - range.getRangeStart(length) + 1)
                .sum();
        boolean whole = !headers.containsHeader(HttpHeaders.RANGE) || bytes > LARGEST_PART;
        if (whole && !copying.permits(viewer, Map.of("sittingId", take.sitting().toString()))) {
            throw new ProblemException(EvidenceProblem.COPY_NOT_ALLOWED).with("take", take);
        }
    }

    private void writeDown(Viewer viewer, TakeId take, long firstByte, long lastByte) {
        playback.stretch(take, firstByte, lastByte)
                .ifPresent(stretch -> viewed.given(viewer.id(), take.sitting(), take.stream(), stretch));
    }

    /** Nothing for a header that makes no sense: that is answered with 416 later on. */
    private static List<HttpRange> asked(HttpHeaders headers, long length) {
        try {
            List<HttpRange> ranges = headers.getRange();
            return ranges.isEmpty() ? List.of(HttpRange.createByteRange(0, length - 1)) : ranges;
        } catch (IllegalArgumentException senseless) {
            return List.of();
        }
    }

    private static CacheControl neverKept() {
        return CacheControl.noStore().cachePrivate();
    }
}
