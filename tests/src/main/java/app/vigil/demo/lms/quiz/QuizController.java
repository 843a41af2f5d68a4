package app.vigil.demo.lms.quiz;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.people.People;
import app.vigil.demo.lms.people.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The quiz's entry page: for a student the gate and the own attempts, for teachers everybody's attempts. */
@Controller
class QuizController {

    private final Access access;
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final Gate gate;
    private final People people;
    private final Clock clock;

    QuizController(Access access, Quizzes quizzes, Attempts attempts, Gate gate, People people, Clock clock) {
        this.access = access;
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.gate = gate;
        this.people = people;
        this.clock = clock;
    }

    /** An attempt with whose it is. */
    record Sat(Attempt attempt, String username, String name) {}

    @GetMapping("/mod/quiz/view.php")
    String view(@RequestParam("id") String cmid, Person me, Model model) {
        Quiz quiz = quizzes.require(cmid);
        Course course = access.requireMember(me, quiz.courseId());
        boolean student = access.isStudent(me, course);
        QuizSettings settings = quizzes.settingsOf(quiz);
        Instant now = clock.instant();
        List<Attempt> shown = student ? attempts.of(me, quiz) : attempts.at(quiz);
        model.addAttribute("course", course);
        model.addAttribute("quiz", quiz);
        model.addAttribute("settings", settings);
        model.addAttribute("opens", settings.opensInUtc());
        model.addAttribute("closes", settings.closesInUtc());
        model.addAttribute("student", student);
        model.addAttribute("mayEdit", access.mayEdit(me, course));
        model.addAttribute("standing", student ? gate.standing(quiz, me) : new Gate.Standing.Unrestricted());
        model.addAttribute("early", !settings.hasOpened(now));
        model.addAttribute("late", settings.hasClosed(now));
        model.addAttribute("running", shown.stream().anyMatch(Attempt::running));
        model.addAttribute("attempts", shown.stream().map(this::sat).toList());
        return "quiz-view";
    }

    private Sat sat(Attempt attempt) {
        return people.byId(attempt.personId())
                .map(person -> new Sat(attempt, person.username(), person.name()))
                .orElseGet(() -> new Sat(attempt, attempt.personId(), attempt.personId()));
    }
}
