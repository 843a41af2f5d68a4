package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.ReviewsRecordingOf;
import app.vigil.evidence.recording.Playback;
import app.vigil.evidence.recording.Stills;
import app.vigil.evidence.recording.StreamName;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.BatchReceipt;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The contact sheet of a recording: made on the device, looked at by reviewers. */
@RestController
class StillsController {

    private static final int MOST_AT_ONCE = 20;
    private static final int MOST_PICTURES = 12;
    private static final long LONGEST_PAUSE = 60_000;

    private final Stills stills;
    private final ViewedRanges viewed;

    StillsController(Stills stills, ViewedRanges viewed) {
        this.stills = stills;
        this.viewed = viewed;
    }

    record Batch(List<Item> stills) {

        Batch {
            stills = List.copyOf(stills);
        }
    }

    /** @param jpeg in base64, as Jackson reads bytes */
    record Item(UUID id, String stream, long from, long every, int pictures, byte[] jpeg) {

        Item {
            Objects.requireNonNull(id);
            Objects.requireNonNull(jpeg);
            boolean sensible = from > 0 && every > 0 && every <= LONGEST_PAUSE;
            if (!sensible || pictures < 1 || pictures > MOST_PICTURES) {
                throw new ProblemException(CommonProblem.INVALID_REQUEST).with("still", id);
            }
        }

        Stills.Strip strip() {
            return new Stills.Strip(id, StreamName.ofCode(stream), from, every, pictures);
        }
    }

    @PostMapping("/api/sittings/{sittingId}/stills")
    @AllowedTo(ExamineeOfSitting.class)
    BatchReceipt add(@PathVariable String sittingId, @RequestBody Batch batch) {
        if (batch.stills().size() > MOST_AT_ONCE) {
            throw new ProblemException(CommonProblem.TOO_LARGE)
                    .with("stills", batch.stills().size());
        }
        return BatchReceipt.of(
                batch.stills(),
                Item::id,
                problem -> problem == EvidenceProblem.PHOTO_UNREADABLE,
                item -> stills.keep(SittingId.of(sittingId), item.strip(), item.jpeg()));
    }

    record Sheet(List<Entry> stills) {}

    record Entry(String stream, long from, long every, int pictures, String address) {}

    @GetMapping("/api/recordings/{sittingId}/stills")
    @AllowedTo(ReviewsRecordingOf.class)
    Sheet sheet(@PathVariable String sittingId) {
        SittingId sitting = SittingId.of(sittingId);
        return new Sheet(stills.of(sitting).stream()
                .map(strip -> new Entry(
                        strip.stream().code(),
                        strip.from(),
                        strip.every(),
                        strip.pictures(),
                        "/api/recordings/" + sitting + "/stills/" + strip.id()))
                .toList());
    }

    @GetMapping("/api/recordings/{sittingId}/stills/{stillId}")
    @AllowedTo(ReviewsRecordingOf.class)
    ResponseEntity<byte[]> still(
            @PathVariable String sittingId, @PathVariable UUID stillId, @AuthenticationPrincipal Viewer viewer) {
        SittingId sitting = SittingId.of(sittingId);
        Stills.Strip strip = stills.find(sitting, stillId)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("still", stillId));
        viewed.given(
                viewer.id(),
                sitting,
                strip.stream(),
                new Playback.Stretch(Instant.ofEpochMilli(strip.from()), Instant.ofEpochMilli(strip.to() + 1)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .contentType(MediaType.IMAGE_JPEG)
                .body(stills.read(sitting, stillId));
    }
}
