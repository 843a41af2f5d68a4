package app.vigil.exam;

import java.util.Set;

/**
 * Every rule an exam can switch: the ten permissions of R2-058 in their order, headphones (R4-041), and the conditions
 * of the workplace. Each has three independent switches in the {@link RuleMatrix} (R2-024).
 *
 * <p>A rule is lifted when it is allowed itself or when a permission that makes no sense without it is allowed: who may
 * use web sites must leave the quiz window.
 */
public enum Rule {
    WEBSITES("websites", Kind.PERMISSION, Violation.REMOTE_ACCESS),
    BOOKS("books", Kind.PERMISSION, Violation.REFERENCE_MATERIALS),
    PAPER("paper", Kind.PERMISSION, Violation.REFERENCE_MATERIALS),
    MESSENGERS("messengers", Kind.PERMISSION, Violation.MESSENGERS),
    CALCULATOR("calculator", Kind.PERMISSION, Violation.GADGETS),
    EXCEL("excel", Kind.PERMISSION, Violation.ACTIVE_WINDOW),
    HUMAN_ASSISTANT("human_assistant", Kind.PERMISSION, Violation.THIRD_PERSON_HELP),
    ABSENCE_IN_FRAME("absence_in_frame", Kind.PERMISSION, Violation.LEAVING_THE_FRAME),
    VOICES("voices", Kind.PERMISSION, Violation.VOICES),
    WRONG_GAZE_DIRECTION("wrong_gaze_direction", Kind.PERMISSION, Violation.GAZE),
    HEADPHONES("headphones", Kind.PERMISSION, Violation.HEADPHONES),
    ACTIVE_WINDOW("active_window", Kind.CONDITION, Violation.ACTIVE_WINDOW),
    CURSOR_ON_PAGE("cursor_on_page", Kind.CONDITION, Violation.CURSOR),
    TASK_COPYING("task_copying", Kind.CONDITION, Violation.TASK_COPYING),
    SINGLE_DISPLAY("single_display", Kind.CONDITION, Violation.SECOND_DISPLAY),
    MICROPHONE_ON("microphone_on", Kind.CONDITION, Violation.MICROPHONE_OFF),
    CAMERA_PICTURE("camera_picture", Kind.CONDITION, Violation.NO_CAMERA_PICTURE),
    WHOLE_SCREEN("whole_screen", Kind.CONDITION, Violation.SECOND_DISPLAY),
    LIGHT("light", Kind.CONDITION, Violation.POOR_LIGHT),
    GADGETS("gadgets", Kind.CONDITION, Violation.GADGETS),
    SAME_PERSON("same_person", Kind.CONDITION, Violation.ACCOUNT_SHARED);

    /** Permissions are what a student may use; conditions are how the workplace must be. */
    public enum Kind {
        PERMISSION,
        CONDITION
    }

    private final String code;
    private final Kind kind;
    private final Violation violation;

    Rule(String code, Kind kind, Violation violation) {
        this.code = code;
        this.kind = kind;
        this.violation = violation;
    }

    /** Stored and sent, never translated. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** What breaking it usually is (E.6.6); the proctor may re-classify. */
    public Violation violation() {
        return violation;
    }

    /** The same where a detector tells more than the rule: the examinee's own speech is reading aloud (R4-046). */
    public Violation violation(String detector) {
        return this == VOICES && detector.startsWith("speech-lips/") ? Violation.READING_ALOUD : violation;
    }

    /** Whether a detector can watch it; without one, controlling it leaves it to the eye of who reviews the recording. */
    public boolean hasDetector() {
        return switch (this) {
            case PAPER -> false;
            default -> true;
        };
    }

    /** What its detector can and cannot see is worth a word beside the switch. */
    public boolean watchedInPart() {
        return this == BOOKS || this == GADGETS || this == SAME_PERSON || this == HEADPHONES;
    }

    /** Whether watching it compares faces, which an examinee agrees to apart from everything else or refuses (R4-031). */
    public boolean needsOwnConsent() {
        return this == SAME_PERSON;
    }

    /** Permissions that lift this rule because they cannot be used without breaking it. */
    public Set<Rule> liftedBy() {
        return switch (this) {
            case ACTIVE_WINDOW, CURSOR_ON_PAGE -> Set.of(WEBSITES, MESSENGERS, CALCULATOR, EXCEL);
            case TASK_COPYING -> Set.of(EXCEL);
            default -> Set.of();
        };
    }

    /** Finds a rule by its code. */
    public static Rule ofCode(String code) {
        for (Rule rule : values()) {
            if (rule.code.equals(code)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("unknown rule " + code);
    }
}
