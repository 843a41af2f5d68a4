package app.vigil.demo.lms.proctoring;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.RefusedException;
import app.vigil.demo.lms.course.ToolActivities;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.keys.InvalidToolJwtException;
import app.vigil.demo.lms.oidc.LoginInitiation;
import app.vigil.demo.lms.oidc.Message;
import app.vigil.demo.lms.people.People;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.quiz.Attempt;
import app.vigil.demo.lms.quiz.Attempts;
import app.vigil.demo.lms.quiz.Quiz;
import app.vigil.demo.lms.quiz.Quizzes;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The browser's way from the quiz to its proctoring tool, into the attempt, and back to the tool at the end. */
@Controller
class ProctoringController {

    private static final Logger log = LoggerFactory.getLogger(ProctoringController.class);

    private final Access access;
    private final Placed placed;
    private final Attempts quizAttempts;
    private final ProctoredAttempts attempts;
    private final StartAssessment starts;
    private final LoginInitiation initiation;

    ProctoringController(
            Access access,
            Placed placed,
            Attempts quizAttempts,
            ProctoredAttempts attempts,
            StartAssessment starts,
            LoginInitiation initiation) {
        this.access = access;
        this.placed = placed;
        this.quizAttempts = quizAttempts;
        this.attempts = attempts;
        this.starts = starts;
        this.initiation = initiation;
    }

    @PostMapping("/mod/quiz/startproctoring.php")
    String start(@RequestParam String cmid, Person me, Model model) {
        Quiz quiz = placed.quizzes().require(cmid);
        Course course = access.requireMember(me, quiz.courseId());
        String linkId = placed.quizzes().settingsOf(quiz).proctoredBy();
        if (linkId == null || !access.isStudent(me, course)) {
            throw new RefusedException("quiz " + cmid + " is not proctored for " + me.username());
        }
        ProctoredAttempt attempt = attempts.open(quiz, linkId, me);
        ToolActivity activity = placed.activities().require(linkId);
        Message.Subject subject = new Message.Subject.StartProctoring(
                activity,
                attempt.number(),
                attempt.sessionData(),
                "/mod/quiz/startassessment.php?attempt=" + attempt.id());
        return initiation.begin(new Message(me, course, placed.tool(activity), subject), model);
    }

    /** Posted by the tool's page: nobody's cookie comes along, the session data say whose attempt it is. */
    @PostMapping("/mod/quiz/startassessment.php")
    String begin(
            @RequestParam("attempt") String id,
            @RequestParam("JWT") String jwt,
            HttpServletResponse response,
            Model model) {
        ProctoredAttempt attempt = attempts.require(id);
        Quiz quiz = placed.quizzes().require(attempt.cmid());
        try {
            ToolRegistration tool = placed.tool(placed.activities().require(attempt.linkId()));
            StartAssessment.Said said = starts.verify(jwt, tool, attempt);
            return said.error().isEmpty() ? letIn(attempt, quiz, said) : refused(quiz, said.error(), model);
        } catch (InvalidToolJwtException e) {
            log.info("Start of attempt {} refused: {}", id, e.getMessage());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("status", HttpStatus.BAD_REQUEST.value());
            model.addAttribute("reason", e.getMessage());
            return "error";
        }
    }

    /** A second start of a running attempt leads back into it; a paused or ended one meets the gate there. */
    private String letIn(ProctoredAttempt attempt, Quiz quiz, StartAssessment.Said said) {
        if (attempt.state() != ProctoredAttempt.State.NONE) {
            return toQuiz(Objects.requireNonNull(attempt.quizAttempt()), quiz);
        }
        Person student = placed.people().byId(attempt.personId()).orElseThrow();
        Attempt begun = quizAttempts.start(quiz, student);
        attempts.change(attempt.id(), open -> open.started(begun.id(), said.endWanted(), said.verifiedName()));
        log.info("Attempt {} begun under proctoring", attempt.id());
        return toQuiz(begun.id(), quiz);
    }

    private static String toQuiz(String attempt, Quiz quiz) {
        return "redirect:/mod/quiz/attempt.php?attempt=" + attempt + "&cmid=" + quiz.cmid();
    }

    private static String refused(Quiz quiz, String error, Model model) {
        model.addAttribute("courseId", quiz.courseId());
        model.addAttribute("message", "");
        model.addAttribute("error", error);
        return "lti-return";
    }

    @GetMapping("/mod/quiz/endassessment.php")
    String end(@RequestParam("attempt") String id, Person me, Model model) {
        ProctoredAttempt attempt = attempts.require(id);
        Quiz quiz = placed.quizzes().require(attempt.cmid());
        Course course = access.requireMember(me, quiz.courseId());
        if (!attempt.personId().equals(me.id()) || !attempt.over()) {
            throw new RefusedException("attempt " + id + " is not over, or not of " + me.username());
        }
        ToolActivity activity = placed.activities().require(attempt.linkId());
        Message.Subject subject = new Message.Subject.EndAssessment(activity, attempt.number());
        return initiation.begin(new Message(me, course, placed.tool(activity), subject), model);
    }

    /** What stands where in the courses. */
    @Component
    record Placed(Quizzes quizzes, ToolActivities activities, ToolRegistrations tools, People people) {

        ToolRegistration tool(ToolActivity activity) {
            return tools.requireActive(activity.toolId());
        }
    }
}
