package app.vigil.passback;

import app.vigil.decision.Outcomes;
import app.vigil.exam.Exam;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.sitting.SittingId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a student may read the proctor's status, wherever it is shown: the profile says. */
@Component
public class StatusPublication {

    private final PassbackProfiles profiles;
    private final Reviews reviews;
    private final Outcomes outcomes;

    StatusPublication(PassbackProfiles profiles, Reviews reviews, Outcomes outcomes) {
        this.profiles = profiles;
        this.reviews = reviews;
        this.outcomes = outcomes;
    }

    /** The review whose status may be read: the newest, or where it waits for the decision, the one decided on. */
    public Optional<Review> told(Exam exam, SittingId sitting) {
        return switch (profiles.of(exam.profile()).statusVisible()) {
            case AT_ONCE -> reviews.find(sitting);
            case WITH_DECISION ->
                outcomes.find(sitting).flatMap(decided -> reviews.find(sitting, decided.reviewVersion()));
        };
    }
}
