package app.vigil.evidence.web;

import app.vigil.evidence.ReviewsRecordingOf;
import app.vigil.evidence.recording.Loudness;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.BatchReceipt;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The waveform of a recording: measured on the device, looked at by reviewers. */
@RestController
class LoudnessController {

    private static final int MOST_AT_ONCE = 100;

    private final Loudness loudness;

    LoudnessController(Loudness loudness) {
        this.loudness = loudness;
    }

    record Batch(List<Item> loudness) {

        Batch {
            loudness = List.copyOf(loudness);
        }
    }

    record Item(UUID id, long from, long every, String levels) {

        Item {
            Objects.requireNonNull(id);
            Objects.requireNonNull(levels);
        }
    }

    @PostMapping("/api/sittings/{sittingId}/loudness")
    @AllowedTo(ExamineeOfSitting.class)
    BatchReceipt add(@PathVariable String sittingId, @RequestBody Batch batch) {
        if (batch.loudness().size() > MOST_AT_ONCE) {
            throw new ProblemException(CommonProblem.TOO_LARGE)
                    .with("loudness", batch.loudness().size());
        }
        SittingId sitting = SittingId.of(sittingId);
        return BatchReceipt.of(
                batch.loudness(),
                Item::id,
                problem -> false,
                item -> loudness.keep(
                        sitting, new Loudness.Piece(item.id(), item.from(), item.every(), item.levels())));
    }

    record Waveform(List<Part> loudness) {}

    record Part(long from, long every, String levels) {}

    @GetMapping("/api/recordings/{sittingId}/loudness")
    @AllowedTo(ReviewsRecordingOf.class)
    Waveform waveform(@PathVariable String sittingId) {
        return new Waveform(loudness.of(SittingId.of(sittingId)).stream()
                .map(piece -> new Part(piece.from(), piece.every(), piece.levels()))
                .toList());
    }
}
