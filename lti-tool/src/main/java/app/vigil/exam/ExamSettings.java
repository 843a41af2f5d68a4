package app.vigil.exam;

import app.vigil.people.UnitId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a teacher sets for an exam and may change later; every change is kept as a version of its own.
 *
 * @param teacherChecked a teacher checks answers of the quiz, so that its score comes later (R2-007)
 * @param quizAddress where the quiz is, on the platform's own origin
 * @param duration time given for the work; null when the LMS alone knows
 * @param resultsFrom when the closed quiz opens again for looking at the results; null never
 */
public record ExamSettings(
        String title,
        ExamKind kind,
        boolean teacherChecked,
        ProctoringMode mode,
        URI quizAddress,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Duration duration,
        UnitId unit,
        String profile,
        RuleMatrix rules,
        Exam.PresencePolicy presence,
        boolean representativeConsentRequired,
        QuizPresentation presentation,
        QualityProfile quality,
        @Nullable Instant resultsFrom) {}
