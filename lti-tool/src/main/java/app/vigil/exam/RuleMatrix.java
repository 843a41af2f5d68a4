package app.vigil.exam;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an exam allows, controls and shows, rule by rule (R2-024), and its rules in free words.
 *
 * @param settings one for every {@link Rule}
 */
public record RuleMatrix(Map<Rule, Setting> settings, List<String> customRules) {

    /** Checks that every rule has a setting. */
    public RuleMatrix {
        if (settings.size() != Rule.values().length) {
            throw new IllegalArgumentException("every rule needs a setting");
        }
        settings = new EnumMap<>(settings);
        customRules = List.copyOf(customRules);
    }

    /**
     * The independent switches of one rule.
     *
     * @param allowed the student may; not ticked is a prohibition
     * @param controlled watched automatically
     * @param visible the student is told at once
     * @param threshold how long it must last before it is marked
     */
    public record Setting(boolean allowed, boolean controlled, boolean visible, Duration threshold) {}

    /** Setting of one rule. */
    public Setting of(Rule rule) {
        return Objects.requireNonNull(settings.get(rule));
    }

    /** Nothing may be marked for a lifted rule. */
    public boolean lifted(Rule rule) {
        return of(rule).allowed() || rule.liftedBy().stream().anyMatch(by -> of(by).allowed());
    }

    /** Forbidden and controlled: the only case in which marks arise. */
    public boolean watched(Rule rule) {
        return !lifted(rule) && of(rule).controlled();
    }

    /** Keyed by rule code, for storing a snapshot. */
    public String toJson() {
        return RuleMatrixJson.of(this).text();
    }

    /** Reads what {@link #toJson} wrote; a rule unknown when it was written is forbidden and not watched. */
    public static RuleMatrix ofJson(String json) {
        return RuleMatrixJson.parse(json);
    }
}
