package app.vigil.exam;

import app.vigil.lti.RegistrationId;
import app.vigil.people.Appointments;
import app.vigil.people.UnitId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One proctored quiz.
 *
 * @param version of the settings; each change makes a new one (history)
 * @param teacherChecked a teacher checks answers of the quiz, so that its score comes later (R2-007)
 * @param quizAddress where the quiz is, on the platform's own origin
 * @param opensAt null means no start limit; likewise {@code closesAt}
 * @param duration time given for the work; null when the LMS alone knows
 * @param representativeConsentRequired blocks the start until a representative's consent is recorded
 * @param resultsFrom when the closed quiz opens again for looking at the results; null never
 */
public record Exam(
        ExamId id,
        int version,
        RegistrationId registration,
        String contextId,
        UnitId unit,
        String title,
        ExamKind kind,
        boolean teacherChecked,
        ProctoringMode mode,
        URI quizAddress,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Duration duration,
        String profile,
        RuleMatrix rules,
        PresencePolicy presence,
        boolean representativeConsentRequired,
        QuizPresentation presentation,
        QualityProfile quality,
        @Nullable Instant resultsFrom) {

    /** For appointment look-ups. */
    public Appointments.Place place() {
        return new Appointments.Place(id.value(), unit, kind.dutiesOfTheExamItself());
    }

    /** What its teacher set. */
    public ExamSettings settings() {
        return new ExamSettings(
                title,
                kind,
                teacherChecked,
                mode,
                quizAddress,
                opensAt,
                closesAt,
                duration,
                unit,
                profile,
                rules,
                presence,
                representativeConsentRequired,
                presentation,
                quality,
                resultsFrom);
    }

    /**
     * What follows silence of the agent (architecture, Presence).
     *
     * @param closeGateAfter null only marks
     * @param abandonAfter silence that ends the sitting; default 60 minutes
     */
    public record PresencePolicy(@Nullable Duration closeGateAfter, Duration abandonAfter) {}
}
