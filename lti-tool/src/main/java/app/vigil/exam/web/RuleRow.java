package app.vigil.exam.web;

import app.vigil.exam.RuleMatrix;
import java.time.Duration;

/** One line of the rule table as typed. */
record RuleRow(boolean allowed, boolean controlled, boolean visible, String thresholdSeconds) {

    private static final int LONGEST = 3600;

    static RuleRow of(RuleMatrix.Setting setting) {
        return new RuleRow(
                setting.allowed(),
                setting.controlled(),
                setting.visible(),
                String.valueOf(setting.threshold().toSeconds()));
    }

    boolean readable() {
        return thresholdSeconds.matches("\\d{1,4}") && Integer.parseInt(thresholdSeconds) <= LONGEST;
    }

    /** What is not readable as a number counts as zero, so that a preview is possible while somebody types. */
    RuleMatrix.Setting setting() {
        Duration threshold = readable() ? Duration.ofSeconds(Long.parseLong(thresholdSeconds)) : Duration.ZERO;
        return new RuleMatrix.Setting(allowed, controlled, visible, threshold);
    }
}
