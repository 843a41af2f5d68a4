package app.vigil.exam;

import java.util.List;

/** Tests the gate between this tool and the quiz; implemented by the room that speaks to the platform. */
public interface GateProbe {

    /** Runs all steps for one enrolled student and says how each went; never throws for a platform's answer. */
    List<Step> probe(ExamId exam, String userId);

    /**
     * @param code message key suffix: {@code gate.step.<code>}
     * @param hint message key of what to mend; empty when passed
     */
    record Step(String code, boolean passed, String hint) {}
}
