package app.vigil.demo.lms.proctoring;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.NotFoundException;
import app.vigil.demo.lms.course.RefusedException;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.oidc.LoginInitiation;
import app.vigil.demo.lms.oidc.Message;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.proctoring.ProctoringController.Placed;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Opens a submission in the tool from a column of the gradebook that declares it.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0#submission-review">AGS 2.0, submission review</a>
 */
@Controller
class SubmissionReviewController {

    private final Access access;
    private final Gradebook gradebook;
    private final Placed placed;
    private final LoginInitiation initiation;

    SubmissionReviewController(Access access, Gradebook gradebook, Placed placed, LoginInitiation initiation) {
        this.access = access;
        this.gradebook = gradebook;
        this.placed = placed;
        this.initiation = initiation;
    }

    @GetMapping("/grade/review.php")
    String review(@RequestParam String item, @RequestParam String user, Person me, Model model) {
        GradeItem column = gradebook
                .item(item)
                .filter(GradeItem::reviewable)
                .orElseThrow(() -> new NotFoundException("reviewable grade item " + item));
        Course course = access.requireMember(me, column.courseId());
        if (access.isStudent(me, course) && !me.id().equals(user)) {
            throw new RefusedException(me.username() + " sees own submissions only");
        }
        Person student = placed.people().byId(user).orElseThrow(() -> new NotFoundException("person " + user));
        Message.Subject subject = new Message.Subject.SubmissionReview(
                column,
                Optional.ofNullable(column.cmid())
                        .flatMap(placed.activities()::byCmid)
                        .orElse(null),
                student);
        String tool = Optional.ofNullable(column.toolId())
                .orElseThrow(() -> new NotFoundException("tool of grade item " + item));
        return initiation.begin(new Message(me, course, placed.tools().requireActive(tool), subject), model);
    }
}
