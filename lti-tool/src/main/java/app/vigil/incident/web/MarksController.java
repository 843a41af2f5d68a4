package app.vigil.incident.web;

import app.vigil.incident.marks.MarkIntake;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.BatchReceipt;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes marks of the agent in batches (R2-025, R2-026). */
@RestController
class MarksController {

    private static final int MOST_AT_ONCE = 200;

    private final MarkIntake intake;

    MarksController(MarkIntake intake) {
        this.intake = intake;
    }

    record Marks(List<MarkIntake.Mark> incidents) {

        Marks {
            incidents = List.copyOf(incidents);
            incidents.forEach(mark -> Objects.requireNonNull(mark.id()));
        }
    }

    record Intervals(List<MarkIntake.NotAnalysed> intervals) {

        Intervals {
            intervals = List.copyOf(intervals);
            intervals.forEach(interval -> Objects.requireNonNull(interval.id()));
        }
    }

    @PostMapping("/api/sittings/{sittingId}/incidents")
    @AllowedTo(ExamineeOfSitting.class)
    BatchReceipt add(@PathVariable String sittingId, @RequestBody Marks batch) {
        requireSmall(batch.incidents());
        return intake.accept(SittingId.of(sittingId), batch.incidents());
    }

    @PostMapping("/api/sittings/{sittingId}/not-analysed")
    @AllowedTo(ExamineeOfSitting.class)
    BatchReceipt addNotAnalysed(@PathVariable String sittingId, @RequestBody Intervals batch) {
        requireSmall(batch.intervals());
        return intake.acceptNotAnalysed(SittingId.of(sittingId), batch.intervals());
    }

    private static void requireSmall(List<?> batch) {
        if (batch.size() > MOST_AT_ONCE) {
            throw new ProblemException(CommonProblem.TOO_LARGE).with("items", batch.size());
        }
    }
}
