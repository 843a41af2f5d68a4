package app.vigil.sitting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an examinee does, step by step, in the exam window. A step that is not next is refused with
 * {@code sitting-transition-refused}; steps the profile skips are passed right after the one before.
 */
public interface ExamSteps {

    /**
     * LAUNCHED → CONSENTED; keeps the wording shown with its hash, or rests on the consent that stands. Problems {@code consent-outdated},
     * {@code consent-incomplete}, {@code representative-consent-missing}, {@code instructions-outdated}.
     *
     * @param instructions that were shown beside it
     */
    void consent(SittingId id, String version, Set<String> ticks, Set<UUID> instructions, Locale shown);

    /** LAUNCHED → DECLINED. No device was opened; the teacher sees it. */
    void decline(SittingId id, String reason);

    /** CONSENTED → CHECKED unless an item failed; the report is kept either way (R4-052). */
    void check(SittingId id, List<CheckItem> items);

    /** CHECKED → IDENTIFIED, whatever the hints say; problem {@code photos-missing} without both photos (R2-030, R2-032). */
    void identify(SittingId id, String documentKind, IdentityHints hints);

    /** IDENTIFIED → RUNNING within the opening hours; publishes {@code ExamineeAdmitted}. */
    void start(SittingId id);

    /** The quiz cannot be shown in the exam window: from here on it is in its own tab. */
    void unframe(SittingId id, Unframing because);

    /** The examinee handed the quiz in; the gate closes when the undo time is over. */
    void confirmSubmission(SittingId id);

    /** The examinee was mistaken; possible until the gate has closed. */
    void takeSubmissionBack(SittingId id);

    /** Recording ended; evidence up to these sequence numbers and these marks may still arrive. */
    void finish(SittingId id, Map<String, Long> lastSequenceByStream, Set<UUID> heldMarks);

    /** The examinee reports something that disturbs the exam (R4-053). */
    void report(SittingId id, String words);

    /** One line of the system check (R2-052…R2-057). */
    record CheckItem(String code, Outcome outcome, @Nullable String measured) {}

    /** How an item of the system check ended. */
    enum Outcome {
        PASSED,
        WARNED,
        FAILED
    }
}
