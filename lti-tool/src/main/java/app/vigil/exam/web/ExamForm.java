package app.vigil.exam.web;

import app.vigil.exam.ExamProfiles;
import app.vigil.exam.ExamSettings;
import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.people.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The exam form's fields as typed: what cannot be accepted is shown again unchanged beside its complaint. */
record ExamForm(
        String title,
        String quizAddress,
        String kind,
        boolean teacherChecked,
        String mode,
        String presentation,
        String quality,
        String opensAt,
        String closesAt,
        String resultsFrom,
        String durationMinutes,
        String unit,
        String profile,
        boolean representativeConsentRequired,
        String closeGateAfterMinutes,
        String abandonAfterMinutes,
        Map<Rule, RuleRow> rules,
        String customRules) {

    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static ExamForm of(MultiValueMap<String, String> fields) {
        Map<Rule, RuleRow> rules = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            String prefix = "rule." + rule.code() + ".";
            rules.put(
                    rule,
                    new RuleRow(
                            fields.containsKey(prefix + "allowed"),
                            fields.containsKey(prefix + "controlled"),
                            fields.containsKey(prefix + "visible"),
                            text(fields, prefix + "threshold")));
        }
        return new ExamForm(
                text(fields, "title"),
                text(fields, "quizAddress"),
                text(fields, "kind"),
                fields.containsKey("teacherChecked"),
                text(fields, "mode"),
                text(fields, "presentation"),
                text(fields, "quality"),
                text(fields, "opensAt"),
                text(fields, "closesAt"),
                text(fields, "resultsFrom"),
                text(fields, "durationMinutes"),
                text(fields, "unit"),
                text(fields, "profile"),
                fields.containsKey("representativeConsentRequired"),
                text(fields, "closeGateAfterMinutes"),
                text(fields, "abandonAfterMinutes"),
                rules,
                text(fields, "customRules"));
    }

    static ExamForm of(ExamSettings settings, ZoneId zone) {
        return new ExamForm(
                settings.title(),
                settings.quizAddress().toString(),
                settings.kind().code(),
                settings.teacherChecked(),
                settings.mode().code(),
                settings.presentation().code(),
                settings.quality().code(),
                local(settings.opensAt(), zone),
                local(settings.closesAt(), zone),
                local(settings.resultsFrom(), zone),
                minutes(settings.duration()),
                settings.unit().toString(),
                settings.profile(),
                settings.representativeConsentRequired(),
                minutes(settings.presence().closeGateAfter()),
                minutes(settings.presence().abandonAfter()),
                rows(settings.rules()),
                String.join("\n", settings.rules().customRules()));
    }

    /** A fresh form with what a profile presets. */
    static ExamForm fresh(String title, UnitId unit, String profile, ExamProfiles.Preset preset) {
        return new ExamForm(
                title,
                "",
                preset.kind().code(),
                false,
                preset.mode().code(),
                preset.presentation().code(),
                preset.quality().code(),
                "",
                "",
                "",
                "",
                unit.toString(),
                profile,
                preset.representativeConsentRequired(),
                minutes(preset.presence().closeGateAfter()),
                minutes(preset.presence().abandonAfter()),
                rows(preset.matrix()),
                "");
    }

    /** Rules and policies of a profile; what belongs to this exam alone stays. */
    ExamForm withPreset(String name, ExamProfiles.Preset preset) {
        return new ExamForm(
                title,
                quizAddress,
                preset.kind().code(),
                teacherChecked,
                preset.mode().code(),
                preset.presentation().code(),
                preset.quality().code(),
                opensAt,
                closesAt,
                resultsFrom,
                durationMinutes,
                unit,
                name,
                preset.representativeConsentRequired(),
                minutes(preset.presence().closeGateAfter()),
                minutes(preset.presence().abandonAfter()),
                rows(preset.matrix()),
                customRules);
    }

    RuleMatrix matrix() {
        Map<Rule, RuleMatrix.Setting> settings = new EnumMap<>(Rule.class);
        rules.forEach((rule, row) -> settings.put(rule, row.setting()));
        return new RuleMatrix(settings, ownRules());
    }

    /** One free-text rule per line. */
    List<String> ownRules() {
        return customRules
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Map<Rule, RuleRow> rows(RuleMatrix matrix) {
        Map<Rule, RuleRow> rows = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            rows.put(rule, RuleRow.of(matrix.of(rule)));
        }
        return rows;
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static String local(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : LOCAL.format(instant.atZone(zone));
    }

    private static String minutes(@Nullable Duration duration) {
        return duration == null ? "" : String.valueOf(duration.toMinutes());
    }
}
