package app.vigil.exam.web;

import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.shared.DateWords;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the student will read (R2-021, R2-023), from a form that may still be half typed.
 *
 * @param opens in the institution's zone, empty when open; likewise {@code closes}
 * @param workplace conditions, lifted or not
 */
record StudentPreview(
        String title,
        String opens,
        String closes,
        String durationMinutes,
        List<Line> may,
        List<Line> mayNot,
        List<Line> workplace,
        List<String> own) {

    /**
     * @param textKey the rule in plain words
     * @param watchKey how it is watched; empty when nothing watches it
     */
    record Line(Rule rule, String textKey, String watchKey) {}

    static StudentPreview of(ExamForm form, ZoneId zone, Locale locale) {
        RuleMatrix matrix = form.matrix();
        List<Line> may = new ArrayList<>();
        List<Line> mayNot = new ArrayList<>();
        List<Line> workplace = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            switch (rule.kind()) {
                case PERMISSION -> (matrix.lifted(rule) ? may : mayNot).add(line(rule, matrix));
                case CONDITION -> workplace.add(line(rule, matrix));
            }
        }
        return new StudentPreview(
                form.title(),
                date(form.opensAt(), zone, locale),
                date(form.closesAt(), zone, locale),
                form.durationMinutes(),
                may,
                mayNot,
                workplace,
                form.ownRules());
    }

    private static Line line(Rule rule, RuleMatrix matrix) {
        String state = matrix.lifted(rule) ? ".allowed" : ".forbidden";
        return new Line(rule, "rule." + rule.code() + state, watched(rule, matrix));
    }

    private static String watched(Rule rule, RuleMatrix matrix) {
        if (!matrix.watched(rule)) {
            return "";
        }
        return matrix.of(rule).visible() ? "exam.preview.watched-and-told" : "exam.preview.watched";
    }

    private static String date(String typed, ZoneId zone, Locale locale) {
        try {
            return typed.isEmpty()
                    ? ""
                    : DateWords.of(FormatStyle.LONG, FormatStyle.SHORT, locale)
                                    .format(LocalDateTime.parse(typed, ExamForm.LOCAL))
                            + " (" + zone + ")";
        } catch (DateTimeParseException halfTyped) {
            return "";
        }
    }
}
