package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.QuizPresentation;
import app.vigil.lti.proctoring.ProctoredAttempt;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The examinee's window of one sitting, from the launch on (R2-021). */
public interface ExamWindow {

    /** The examinee's sitting of this exam: the one there is, or a new one; publishes {@code SittingLaunched}. */
    SittingId open(Exam exam, PersonId examinee, Locale locale);

    /** As above, for an attempt that the platform counts itself: each has a sitting of its own. */
    SittingId open(Exam exam, PersonId examinee, Locale locale, ProctoredAttempt attempt);

    /** Everything the window shows. */
    View view(SittingId id, Locale locale);

    /**
     * The sitting as its examinee may see it.
     *
     * @param consentedAt when the consent was given that still stands; null when it has to be asked for
     * @param facesCompared whether the examinee agreed that the face is compared with the photograph
     * @param entersFrom from when the window may be entered; null at any time
     * @param closesAt closing time of the exam, with the examinee's extra time; null never
     * @param presentation how the quiz is shown now
     * @param unframedBecause why it is not framed although the exam asks for it
     * @param loaderToken null while nothing is recorded, and where no loader speaks
     * @param resultsOpen the closed quiz is open again for looking at the results
     * @param platformAssessment the platform opens and ends its assessment itself (Proctoring Services 1.0)
     */
    record View(
            Sitting sitting,
            Exam exam,
            String examineeName,
            ConsentWording consent,
            @Nullable Instant consentedAt,
            boolean facesCompared,
            boolean representativeRequired,
            boolean representativeRecorded,
            Requirements requirements,
            @Nullable Instant entersFrom,
            @Nullable Instant closesAt,
            AdmissionDelivery.State admission,
            QuizPresentation presentation,
            @Nullable Unframing unframedBecause,
            @Nullable String loaderToken,
            @Nullable Instant gateClosesAt,
            boolean gateClosed,
            boolean resultsOpen,
            boolean evidenceComplete,
            @Nullable String endReason,
            boolean platformAssessment) {}

    /** What the profile asks of the workplace and the identification. */
    record Requirements(
            List<String> documentKinds, Set<String> skippedSteps, int uploadKbitPerSecond, long storageBytes) {}
}
