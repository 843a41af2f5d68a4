package app.vigil.sitting;

import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of the frozen rules: rule codes, not enum names, so that renaming a constant cannot change an old
 * sitting.
 */
record RuleSnapshot(Map<String, Switches> rules, List<String> customRules) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    // A rule invented after the sitting began was never told to the student: it is allowed and not watched.
    private static final RuleMatrix.Setting UNKNOWN_THEN = new RuleMatrix.Setting(true, false, false, Duration.ZERO);

    record Switches(boolean allowed, boolean controlled, boolean visible, long thresholdMillis) {

        RuleMatrix.Setting setting() {
            return new RuleMatrix.Setting(allowed, controlled, visible, Duration.ofMillis(thresholdMillis));
        }
    }

    static String write(RuleMatrix matrix) {
        Map<String, Switches> rules = new java.util.TreeMap<>();
        matrix.settings()
                .forEach((rule, setting) -> rules.put(
                        rule.code(),
                        new Switches(
                                setting.allowed(),
                                setting.controlled(),
                                setting.visible(),
                                setting.threshold().toMillis())));
        return JSON.writeValueAsString(new RuleSnapshot(rules, matrix.customRules()));
    }

    static RuleMatrix read(String text) {
        RuleSnapshot snapshot = JSON.readValue(text, RuleSnapshot.class);
        Map<Rule, RuleMatrix.Setting> settings = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            @Nullable Switches stored = snapshot.rules.get(rule.code());
            settings.put(rule, stored == null ? UNKNOWN_THEN : stored.setting());
        }
        return new RuleMatrix(settings, snapshot.customRules);
    }
}
