package app.vigil.demo.lms.quiz;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.RefusedException;
import app.vigil.demo.lms.people.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of a running attempt, each behind the {@link Gate}. */
@Controller
class AttemptController {

    private static final String LOCKED = "quiz-locked";

    private final Access access;
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final Gate gate;
    private final Supervision supervision;
    private final Clock clock;

    AttemptController(
            Access access, Quizzes quizzes, Attempts attempts, Gate gate, Supervision supervision, Clock clock) {
        this.access = access;
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.gate = gate;
        this.supervision = supervision;
        this.clock = clock;
    }

    @PostMapping("/mod/quiz/startattempt.php")
    String start(@RequestParam String cmid, Person me, Model model, HttpServletResponse response) {
        Quiz quiz = quizzes.require(cmid);
        Course course = access.requireMember(me, quiz.courseId());
        if (!access.isStudent(me, course)) {
            throw new RefusedException("only students attempt quiz " + cmid);
        }
        QuizSettings settings = quizzes.settingsOf(quiz);
        Instant now = clock.instant();
        if (isLocked(quiz, me, model, response)) {
            return LOCKED;
        }
        if (!settings.hasOpened(now) || settings.hasClosed(now)) {
            return "redirect:/mod/quiz/view.php?id=" + cmid;
        }
        return toPage(attempts.start(quiz, me), 0);
    }

    @GetMapping("/mod/quiz/attempt.php")
    String page(
            @RequestParam("attempt") String id,
            @RequestParam(defaultValue = "0") int page,
            Person me,
            Model model,
            HttpServletResponse response) {
        Attempt attempt = own(id, me);
        Quiz quiz = quizzes.require(attempt.cmid());
        if (isLocked(quiz, me, model, response)) {
            return LOCKED;
        }
        if (!attempt.running()) {
            return toReview(attempt);
        }
        int shown = Math.clamp(page, 0, quiz.questions().size() - 1);
        describe(attempt, quiz, model);
        model.addAttribute("page", shown);
        model.addAttribute("question", quiz.questions().get(shown));
        model.addAttribute("answer", attempt.answers().getOrDefault(shown, ""));
        return "quiz-attempt";
    }

    /** A page of the attempt as posted; the summary posts neither question nor answer. */
    record PostedPage(
            String attempt,
            @Nullable Integer thispage,
            @Nullable String answer,
            @Nullable Direction go) {

        /** Position of the question answered, if it is one of the quiz. */
        int question(Quiz quiz) {
            boolean onPage = thispage != null
                    && thispage >= 0
                    && thispage < quiz.questions().size();
            return onPage && thispage != null ? thispage : -1;
        }
    }

    /** Saves the page's answer and goes on; behind a closed gate the answer is dropped, as in Moodle. */
    @PostMapping("/mod/quiz/processattempt.php")
    String process(PostedPage posted, Person me, HttpServletResponse response, Model model) {
        Attempt attempt = own(posted.attempt(), me);
        Quiz quiz = quizzes.require(attempt.cmid());
        if (isLocked(quiz, me, model, response)) {
            model.addAttribute("answersDropped", true);
            return LOCKED;
        }
        int page = posted.question(quiz);
        String answer = Objects.requireNonNullElse(posted.answer(), "");
        Attempt saved = page < 0 ? attempt : attempts.save(attempt.id(), page, answer);
        return switch (Objects.requireNonNullElse(posted.go(), Direction.NEXT)) {
            case FINISH -> submitted(attempts.submit(attempt.id()));
            case SUMMARY -> toSummary(saved);
            case PREVIOUS -> toPage(saved, page - 1);
            case NEXT -> page + 1 < quiz.questions().size() ? toPage(saved, page + 1) : toSummary(saved);
        };
    }

    /** Where a page's button leads. */
    enum Direction {
        NEXT,
        PREVIOUS,
        SUMMARY,
        FINISH
    }

    @GetMapping("/mod/quiz/summary.php")
    String summary(@RequestParam("attempt") String id, Person me, Model model, HttpServletResponse response) {
        Attempt attempt = own(id, me);
        Quiz quiz = quizzes.require(attempt.cmid());
        if (isLocked(quiz, me, model, response)) {
            return LOCKED;
        }
        describe(attempt, quiz, model);
        return attempt.running() ? "quiz-summary" : toReview(attempt);
    }

    /** The student's own review is behind the gate too; teachers look at any attempt. */
    @GetMapping("/mod/quiz/review.php")
    String review(@RequestParam("attempt") String id, Person me, Model model, HttpServletResponse response) {
        Attempt attempt = attempts.require(id);
        Quiz quiz = quizzes.require(attempt.cmid());
        Course course = access.requireMember(me, quiz.courseId());
        if (access.isStudent(me, course)) {
            own(id, me);
            if (isLocked(quiz, me, model, response)) {
                return LOCKED;
            }
        }
        describe(attempt, quiz, model);
        return "quiz-review";
    }

    private Attempt own(String id, Person me) {
        Attempt attempt = attempts.require(id);
        if (!attempt.personId().equals(me.id())) {
            throw new RefusedException("attempt " + id + " is not of " + me.username());
        }
        return attempt;
    }

    private boolean isLocked(Quiz quiz, Person me, Model model, HttpServletResponse response) {
        Gate.Standing standing = gate.standing(quiz, me);
        if (standing.lets()) {
            return false;
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("quiz", quiz);
        model.addAttribute("standing", standing);
        model.addAttribute("answersDropped", false);
        return true;
    }

    private void describe(Attempt attempt, Quiz quiz, Model model) {
        model.addAttribute("quiz", quiz);
        model.addAttribute("attempt", attempt);
        Instant deadline = attempt.deadline();
        model.addAttribute("deadlineMillis", deadline == null ? null : deadline.toEpochMilli());
        model.addAttribute("nowMillis", clock.millis());
    }

    private String submitted(Attempt attempt) {
        return supervision
                .afterSubmission(attempt)
                .map(address -> "redirect:" + address)
                .orElseGet(() -> toReview(attempt));
    }

    private static String toPage(Attempt attempt, int page) {
        return attempt.running()
                ? "redirect:/mod/quiz/attempt.php?attempt=%s&cmid=%s&page=%d"
                        .formatted(attempt.id(), attempt.cmid(), Math.max(page, 0))
                : toReview(attempt);
    }

    private static String toSummary(Attempt attempt) {
        return "redirect:/mod/quiz/summary.php?attempt=%s&cmid=%s".formatted(attempt.id(), attempt.cmid());
    }

    private static String toReview(Attempt attempt) {
        return "redirect:/mod/quiz/review.php?attempt=%s&cmid=%s".formatted(attempt.id(), attempt.cmid());
    }
}
