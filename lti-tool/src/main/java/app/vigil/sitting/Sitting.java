package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.RuleMatrix;
import app.vigil.shared.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One examinee's attempt at one exam.
 *
 * @param rules snapshot frozen when the sitting began; later changes of the exam do not touch it
 * @param quality frozen with the rules
 * @param admittedAt start of RUNNING
 * @param endedAt when an ended state was reached
 */
public record Sitting(
        SittingId id,
        ExamId exam,
        int examVersion,
        PersonId examinee,
        SittingState state,
        RuleMatrix rules,
        QualityProfile quality,
        String locale,
        Instant launchedAt,
        @Nullable Instant admittedAt,
        @Nullable Instant submissionConfirmedAt,
        @Nullable Instant endedAt) {}
