package app.vigil.passback;

import app.vigil.exam.Exam;
import org.springframework.stereotype.Component;

/** When a student may read the proctor's status, wherever it is shown: the profile says. */
@Component
public class StatusPublication {

    private final PassbackProfiles profiles;

    StatusPublication(PassbackProfiles profiles) {
        this.profiles = profiles;
    }

    /** As soon as it is set; else together with the decision. */
    public boolean beforeTheDecision(Exam exam) {
        return switch (profiles.of(exam.profile()).statusVisible()) {
            case AT_ONCE -> true;
            case WITH_DECISION -> false;
        };
    }
}
