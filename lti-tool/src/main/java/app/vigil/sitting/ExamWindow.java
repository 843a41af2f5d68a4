package app.vigil.sitting;

import app.vigil.exam.Exam;
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

    /** Everything the window shows. */
    View view(SittingId id, Locale locale);

    /**
     * The sitting as its examinee may see it.
     *
     * @param entersFrom from when the window may be entered; null at any time
     * @param loaderToken null while nothing is recorded
     */
    record View(
            Sitting sitting,
            Exam exam,
            String examineeName,
            ConsentWording consent,
            boolean representativeRequired,
            boolean representativeRecorded,
            Requirements requirements,
            @Nullable Instant entersFrom,
            AdmissionDelivery.State admission,
            @Nullable String loaderToken,
            @Nullable Instant gateClosesAt,
            boolean gateClosed,
            boolean evidenceComplete,
            @Nullable String endReason) {}

    /** What the profile asks of the workplace and the identification. */
    record Requirements(
            List<String> documentKinds, Set<String> skippedSteps, int uploadKbitPerSecond, long storageBytes) {}
}
