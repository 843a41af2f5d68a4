package app.vigil.exam;

import app.vigil.people.UnitId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of {@link ExamSettings}: codes, epoch milliseconds and seconds, nothing of Java. */
record ExamSettingsJson(
        String title,
        String kind,
        @Nullable Boolean teacherChecked,
        String mode,
        String quizAddress,
        @Nullable Long opensAt,
        @Nullable Long closesAt,
        @Nullable Long durationSeconds,
        String unit,
        String profile,
        RuleMatrixJson rules,
        @Nullable Long closeGateAfterSeconds,
        long abandonAfterSeconds,
        boolean representativeConsentRequired,
        @Nullable String presentation,
        @Nullable String quality,
        @Nullable Long resultsFrom) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static String write(ExamSettings settings) {
        return MAPPER.writeValueAsString(of(settings));
    }

    static ExamSettings read(String json) {
        return MAPPER.readValue(json, ExamSettingsJson.class).settings();
    }

    private static ExamSettingsJson of(ExamSettings settings) {
        return new ExamSettingsJson(
                settings.title(),
                settings.kind().code(),
                settings.teacherChecked(),
                settings.mode().code(),
                settings.quizAddress().toString(),
                millis(settings.opensAt()),
                millis(settings.closesAt()),
                seconds(settings.duration()),
                settings.unit().toString(),
                settings.profile(),
                RuleMatrixJson.of(settings.rules()),
                seconds(settings.presence().closeGateAfter()),
                settings.presence().abandonAfter().toSeconds(),
                settings.representativeConsentRequired(),
                settings.presentation().code(),
                settings.quality().code(),
                millis(settings.resultsFrom()));
    }

    private ExamSettings settings() {
        return new ExamSettings(
                title,
                ExamKind.ofCode(kind),
                // Versions saved before the choice existed have none.
                Boolean.TRUE.equals(teacherChecked),
                ProctoringMode.ofCode(mode),
                URI.create(quizAddress),
                instant(opensAt),
                instant(closesAt),
                durationSeconds == null ? null : Duration.ofSeconds(durationSeconds),
                UnitId.of(unit),
                profile,
                rules.matrix(),
                new Exam.PresencePolicy(
                        closeGateAfterSeconds == null ? null : Duration.ofSeconds(closeGateAfterSeconds),
                        Duration.ofSeconds(abandonAfterSeconds)),
                representativeConsentRequired,
                // Versions saved before the choices existed.
                presentation == null ? QuizPresentation.TAB : QuizPresentation.ofCode(presentation),
                quality == null ? QualityProfile.STANDARD : QualityProfile.ofCode(quality),
                instant(resultsFrom));
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
