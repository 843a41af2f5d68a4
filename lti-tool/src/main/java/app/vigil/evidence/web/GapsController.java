package app.vigil.evidence.web;

import app.vigil.evidence.recording.GapLedger;
import app.vigil.evidence.recording.Playback;
import app.vigil.evidence.recording.StreamName;
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

/** The agent's own account of what it could not record. */
@RestController
class GapsController {

    private static final int MOST_AT_ONCE = 500;

    private final GapLedger ledger;
    private final Playback playback;

    GapsController(GapLedger ledger, Playback playback) {
        this.ledger = ledger;
        this.playback = playback;
    }

    record Batch(List<Item> gaps) {

        Batch {
            gaps = List.copyOf(gaps);
        }
    }

    record Item(UUID id, String stream, long from, long to, String cause) {

        Item {
            Objects.requireNonNull(id);
        }

        GapLedger.Gap gap() {
            if (from > to) {
                throw new ProblemException(CommonProblem.INVALID_REQUEST).with("gap", id);
            }
            try {
                return new GapLedger.Gap(id, StreamName.ofCode(stream), from, to, GapLedger.cause(cause));
            } catch (IllegalArgumentException e) {
                throw new ProblemException(CommonProblem.INVALID_REQUEST)
                        .with("gap", id)
                        .causedBy(e);
            }
        }
    }

    record Missing(List<Playback.Gap> gaps) {}

    /** What the examinee is shown at the end: the same as the proctor sees. */
    @GetMapping("/api/sittings/{sittingId}/gaps")
    @AllowedTo(ExamineeOfSitting.class)
    Missing missing(@PathVariable String sittingId) {
        return new Missing(playback.gaps(SittingId.of(sittingId)));
    }

    @PostMapping("/api/sittings/{sittingId}/gaps")
    @AllowedTo(ExamineeOfSitting.class)
    BatchReceipt add(@PathVariable String sittingId, @RequestBody Batch batch) {
        if (batch.gaps().size() > MOST_AT_ONCE) {
            throw new ProblemException(CommonProblem.TOO_LARGE)
                    .with("gaps", batch.gaps().size());
        }
        return ledger.report(
                SittingId.of(sittingId), batch.gaps().stream().map(Item::gap).toList());
    }
}
