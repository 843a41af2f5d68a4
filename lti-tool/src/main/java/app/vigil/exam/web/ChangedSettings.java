package app.vigil.exam.web;

import app.vigil.exam.ExamSettings;
import app.vigil.exam.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between two versions, in the words of the form. */
final class ChangedSettings {

    private ChangedSettings() {}

    /** Message keys of the fields and rules that differ, in the form's order. */
    static List<String> between(ExamSettings before, ExamSettings after) {
        List<String> changed = new ArrayList<>();
        note(changed, "exam.field.title", before.title(), after.title());
        note(changed, "exam.field.quiz-address", before.quizAddress(), after.quizAddress());
        note(changed, "exam.field.kind", before.kind(), after.kind());
        note(changed, "exam.field.teacher-checked", before.teacherChecked(), after.teacherChecked());
        note(changed, "exam.field.mode", before.mode(), after.mode());
        note(changed, "exam.field.presentation", before.presentation(), after.presentation());
        note(changed, "exam.field.quality", before.quality(), after.quality());
        note(changed, "exam.field.profile", before.profile(), after.profile());
        for (Rule rule : Rule.values()) {
            note(
                    changed,
                    "rule." + rule.code(),
                    before.rules().of(rule),
                    after.rules().of(rule));
        }
        note(
                changed,
                "exam.field.own-rules",
                before.rules().customRules(),
                after.rules().customRules());
        note(changed, "exam.field.opens-at", before.opensAt(), after.opensAt());
        note(changed, "exam.field.closes-at", before.closesAt(), after.closesAt());
        note(changed, "exam.field.results-from", before.resultsFrom(), after.resultsFrom());
        note(changed, "exam.field.duration", before.duration(), after.duration());
        note(changed, "exam.field.unit", before.unit(), after.unit());
        note(changed, "exam.field.presence", before.presence(), after.presence());
        note(
                changed,
                "exam.field.representative-consent",
                before.representativeConsentRequired(),
                after.representativeConsentRequired());
        return changed;
    }

    private static void note(List<String> changed, String key, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(key);
        }
    }
}
