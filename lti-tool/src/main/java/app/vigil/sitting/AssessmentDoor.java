package app.vigil.sitting;

import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserPost;
import app.vigil.lti.proctoring.AssessmentStarts.Refusal;
import app.vigil.lti.proctoring.AttemptId;
import java.util.Optional;

/**
 * The way into and out of an assessment that the platform opens and ends itself (Proctoring Services 1.0); it takes the
 * place of the admission gate. The rest of the sitting is the same.
 */
public interface AssessmentDoor {

    /**
     * What the browser posts to begin, or to come back to the running assessment; the name goes along once the examinee
     * has shown a document. Problem {@code assessment-not-open} unless the sitting runs and its gate is open.
     */
    BrowserPost enter(SittingId id);

    /**
     * How the browser tells the platform that this attempt may not begin, or not go on. Problem
     * {@code assessment-not-refused} while it may.
     *
     * @param words for the examinee
     */
    Refusal leave(SittingId id, String words);

    /**
     * The platform ended the assessment: what was answered there is handed in, and no undo. Whoever is still recording
     * finishes in the exam window. A message that comes twice changes nothing. Problem {@code launch-attempt-unknown}.
     */
    SittingId end(EndAssessmentLaunch launch);

    /** The attempt of a sitting; empty where the gate is a grade. */
    Optional<AttemptId> attemptOf(SittingId id);
}
