package app.vigil.decision;

import app.vigil.exam.ExamId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The decision that stands for one sitting, for the rooms above. */
@Component
public class Outcomes {

    private final DecisionRecords records;

    Outcomes(DecisionRecords records) {
        this.records = records;
    }

    /**
     * The newest decision.
     *
     * @param reviewVersion the version of the review it was taken on; a newer one waits for a decision
     */
    public record Outcome(int version, int reviewVersion, boolean credited, String comment, Instant at) {}

    /** On whom of an exam was decided after this moment. */
    public Set<SittingId> since(ExamId exam, Instant moment) {
        return records.ofExam(exam).values().stream()
                .filter(decision -> decision.at().isAfter(moment))
                .map(DecisionRecords.Decision::sitting)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty while nobody decided. */
    public Optional<Outcome> find(SittingId sitting) {
        return records.find(sitting)
                .map(decision -> new Outcome(
                        decision.version(),
                        decision.reviewVersion(),
                        decision.credited(),
                        decision.comment(),
                        decision.at()));
    }
}
