package app.vigil.exam;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rule matrices for tests: everything forbidden, controlled and visible unless changed. */
final class TestMatrix {

    private final Map<Rule, RuleMatrix.Setting> settings = new EnumMap<>(Rule.class);

    private TestMatrix() {
        for (Rule rule : Rule.values()) {
            set(rule, false, true, true, 3);
        }
    }

    static TestMatrix forbidding() {
        return new TestMatrix();
    }

    TestMatrix set(Rule rule, boolean allowed, boolean controlled, boolean visible, long seconds) {
        settings.put(rule, new RuleMatrix.Setting(allowed, controlled, visible, Duration.ofSeconds(seconds)));
        return this;
    }

    RuleMatrix with(String... customRules) {
        return new RuleMatrix(settings, List.of(customRules));
    }
}
