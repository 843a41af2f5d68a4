package app.vigil.sitting.web;

import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a sitting's frozen rules into words (R2-021, R2-058). */
@Component
class RuleLines {

    private final MessageSource messages;

    RuleLines(MessageSource messages) {
        this.messages = messages;
    }

    /** @param comparing whether the examinee agreed to what only the own consent allows */
    List<RuleLine> of(RuleMatrix rules, boolean comparing, Locale locale) {
        return Arrays.stream(Rule.values())
                .map(rule -> line(rule, rules, rule.needsOwnConsent() && !comparing, locale))
                .toList();
    }

    /** The ten permissions and headphones, as the card shows them. */
    List<RuleLine> permissions(RuleMatrix rules, Locale locale) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.kind() == Rule.Kind.PERMISSION)
                .map(rule -> line(rule, rules, false, locale))
                .toList();
    }

    private RuleLine line(Rule rule, RuleMatrix rules, boolean declined, Locale locale) {
        RuleMatrix.Setting setting = rules.of(rule);
        String key = "rule." + rule.code();
        String told = key + (rules.lifted(rule) ? ".allowed" : ".forbidden");
        return new RuleLine(
                rule.code(),
                rule.kind().name().toLowerCase(Locale.ROOT),
                setting.allowed(),
                rules.lifted(rule),
                declined,
                setting.controlled(),
                setting.visible(),
                setting.threshold().toMillis() / 1000.0,
                text(key, locale, rule.code()),
                text(told, locale, ""),
                icon(rule));
    }

    private String text(String key, Locale locale, String fallback) {
        String text = messages.getMessage(key, null, fallback, locale);
        return text == null ? fallback : text;
    }

    private static String icon(Rule rule) {
        return switch (rule) {
            case WEBSITES -> "globe";
            case BOOKS -> "book";
            case PAPER -> "pencil";
            case MESSENGERS -> "chat-dots";
            case CALCULATOR -> "calculator";
            case EXCEL -> "table";
            case HUMAN_ASSISTANT -> "people";
            case ABSENCE_IN_FRAME -> "person-dash";
            case VOICES -> "soundwave";
            case WRONG_GAZE_DIRECTION -> "eye";
            case HEADPHONES -> "headphones";
            case ACTIVE_WINDOW -> "window";
            case CURSOR_ON_PAGE -> "cursor";
            case TASK_COPYING -> "clipboard";
            case SINGLE_DISPLAY -> "display";
            case MICROPHONE_ON -> "mic";
            case CAMERA_PICTURE -> "camera-video";
            case WHOLE_SCREEN -> "fullscreen";
            case LIGHT -> "lightbulb";
            case GADGETS -> "phone";
            case SAME_PERSON -> "person-check";
        };
    }
}
