package app.vigil.demo.lms.ags;

import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.CourseRole;
import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.gradebook.Grade;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.people.People;
import app.vigil.demo.lms.token.ServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns a posted score into a grade, with Moodle's habits where the profile has them.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0#timestamp">AGS 2.0, 3.4.1 and 3.4.8</a>
 */
@Component
class ScoreReceiver {

    private final Gradebook gradebook;
    private final Courses courses;
    private final People people;
    private final Quirks quirks;

    ScoreReceiver(Gradebook gradebook, Courses courses, People people, Quirks quirks) {
        this.gradebook = gradebook;
        this.courses = courses;
        this.people = people;
        this.quirks = quirks;
    }

    void receive(GradeItem item, Score score) {
        requireGraded(item, score.userId());
        gradebook.together(() -> {
            Optional<Grade> before = gradebook.grade(item.id(), score.userId());
            Grade after = after(item, before, score);
            gradebook.put(after);
            return after;
        });
    }

    private void requireGraded(GradeItem item, String userId) {
        Optional<Course> course = courses.byId(item.courseId());
        boolean graded = people.byId(userId)
                .flatMap(person -> course.flatMap(found -> courses.roleOf(person, found)))
                .filter(CourseRole::graded)
                .isPresent();
        if (!graded) {
            throw new ServiceException(400, "User " + userId + " has no grade in this course");
        }
    }

    private Grade after(GradeItem item, Optional<Grade> before, Score score) {
        if (before.isPresent()
                && !precise(score.timestamp()).isAfter(precise(before.get().modified()))) {
            throw new ServiceException(409, "A score of the same time or a newer one is stored");
        }
        if (before.isPresent() && keepsOverride(item, before.get())) {
            Grade kept = before.get();
            return new Grade(kept.itemId(), kept.personId(), kept.score(), kept.comment(), score.timestamp(), true);
        }
        Double points = points(item, before.map(Grade::score).orElse(null), score);
        return new Grade(item.id(), score.userId(), points, score.comment(), score.timestamp(), false);
    }

    private boolean keepsOverride(GradeItem item, Grade before) {
        return quirks.overriddenGradesStay() && item.coupled() && before.overridden();
    }

    private @Nullable Double points(GradeItem item, @Nullable Double before, Score score) {
        if (!score.fullyGraded()) {
            return quirks.unfinishedGradingErases() ? null : before;
        }
        Double scaled = score.scaledTo(item.maximum());
        if (scaled == null || !quirks.clampsScores()) {
            return scaled;
        }
        return Math.min(scaled, item.maximum());
    }

    private Instant precise(Instant time) {
        return quirks.comparesWholeSeconds() ? time.truncatedTo(ChronoUnit.SECONDS) : time;
    }
}
