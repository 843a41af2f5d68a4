package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The teacher's list of an exam: who sits, who declined and what was reported. */
public interface ExamRoll {

    List<Line> of(ExamId exam);

    /** What one examinee reported, oldest first. */
    List<ReportedProblem> problems(SittingId sitting);

    /** What was reported at an exam, by sitting, oldest first. */
    Map<SittingId, List<ReportedProblem>> problems(ExamId exam);

    /**
     * Records that a representative consented for an examinee under age (R2-069).
     *
     * @param document number and date of the paper; nothing else about the representative is kept
     */
    void recordRepresentativeConsent(ExamId exam, PersonId examinee, String document, PersonId by);

    /**
     * One examinee.
     *
     * @param reason words of a decline or termination
     * @param unframedBecause why the quiz was not shown in the exam window although the exam asks for it
     * @param consent what the sitting rests on; it may be withdrawn by now (R2-042)
     */
    record Line(
            Sitting sitting,
            String examineeName,
            @Nullable String reason,
            @Nullable Unframing unframedBecause,
            Optional<GivenConsent> consent,
            Optional<RepresentativeConsent> representative,
            List<ReportedProblem> problems) {}

    /** The paper that was shown to the teacher. */
    record RepresentativeConsent(String document, PersonId recordedBy, Instant recordedAt) {}

    /** What an examinee reported (R4-053), with the state it was reported in. */
    record ReportedProblem(Instant reportedAt, SittingState state, String words) {}
}
