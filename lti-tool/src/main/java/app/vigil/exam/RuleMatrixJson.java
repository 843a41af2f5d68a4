package app.vigil.exam;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of a {@link RuleMatrix}.
 *
 * @param rules by rule code
 */
record RuleMatrixJson(Map<String, Switches> rules, List<String> customRules) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A rule that did not exist when the matrix was stored was neither lifted nor watched then. */
    private static final RuleMatrix.Setting UNKNOWN_THEN = new RuleMatrix.Setting(false, false, false, Duration.ZERO);

    record Switches(boolean allowed, boolean controlled, boolean visible, long thresholdSeconds) {}

    static RuleMatrixJson of(RuleMatrix matrix) {
        Map<String, Switches> rules = new LinkedHashMap<>();
        for (Rule rule : Rule.values()) {
            RuleMatrix.Setting setting = matrix.of(rule);
            rules.put(
                    rule.code(),
                    new Switches(
                            setting.allowed(),
                            setting.controlled(),
                            setting.visible(),
                            setting.threshold().toSeconds()));
        }
        return new RuleMatrixJson(rules, matrix.customRules());
    }

    static RuleMatrix parse(String json) {
        return MAPPER.readValue(json, RuleMatrixJson.class).matrix();
    }

    String text() {
        return MAPPER.writeValueAsString(this);
    }

    RuleMatrix matrix() {
        Map<Rule, RuleMatrix.Setting> settings = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            settings.put(rule, setting(rules.get(rule.code())));
        }
        return new RuleMatrix(settings, customRules);
    }

    private static RuleMatrix.Setting setting(@Nullable Switches stored) {
        return stored == null
                ? UNKNOWN_THEN
                : new RuleMatrix.Setting(
                        stored.allowed(),
                        stored.controlled(),
                        stored.visible(),
                        Duration.ofSeconds(stored.thresholdSeconds()));
    }
}
