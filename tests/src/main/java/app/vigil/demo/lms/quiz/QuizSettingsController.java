package app.vigil.demo.lms.quiz;

import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.ToolActivities;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.quiz.QuizSettings.Restriction;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a teacher sets for a quiz: times in UTC, time limit, and the grade that opens it. */
@Controller
class QuizSettingsController {

    private final Access access;
    private final Quizzes quizzes;
    private final Gradebook gradebook;
    private final ToolActivities activities;
    private final Quirks quirks;

    QuizSettingsController(
            Access access, Quizzes quizzes, Gradebook gradebook, ToolActivities activities, Quirks quirks) {
        this.access = access;
        this.quizzes = quizzes;
        this.gradebook = gradebook;
        this.activities = activities;
        this.quirks = quirks;
    }

    /** The form as posted; empty fields mean none. */
    record Form(
            @Nullable LocalDateTime opens,
            @Nullable LocalDateTime closes,
            @Nullable Integer minutes,
            @Nullable String item,
            @Nullable Double percent,
            @Nullable String proctoredBy) {

        QuizSettings settings() {
            boolean restricted = item != null && !item.isBlank();
            Restriction restriction =
                    restricted ? new Restriction(item == null ? "" : item, percent == null ? 100 : percent) : null;
            Integer limit = minutes == null || minutes <= 0 ? null : minutes;
            String proctor = proctoredBy == null || proctoredBy.isBlank() ? null : proctoredBy;
            return new QuizSettings(instant(opens), instant(closes), limit, restriction, proctor);
        }

        private static @Nullable Instant instant(@Nullable LocalDateTime time) {
            return time == null ? null : time.toInstant(ZoneOffset.UTC);
        }
    }

    @GetMapping("/mod/quiz/edit.php")
    String form(@RequestParam("id") String cmid, Person me, Model model) {
        Quiz quiz = quizzes.require(cmid);
        QuizSettings settings = quizzes.settingsOf(quiz);
        model.addAttribute("course", access.requireTeacher(me, quiz.courseId()));
        model.addAttribute("quiz", quiz);
        model.addAttribute("settings", settings);
        model.addAttribute("opens", settings.opensInUtc());
        model.addAttribute("closes", settings.closesInUtc());
        model.addAttribute(
                "items",
                gradebook.items(quiz.courseId()).stream()
                        .filter(item -> !item.id().equals(quiz.gradeItemId()))
                        .toList());
        model.addAttribute("proctors", quirks.offersProctoringServices() ? activities.in(quiz.courseId()) : List.of());
        return "quiz-edit";
    }

    @PostMapping("/mod/quiz/edit.php")
    String change(@RequestParam("id") String cmid, Form form, Person me) {
        Quiz quiz = quizzes.require(cmid);
        access.requireTeacher(me, quiz.courseId());
        quizzes.change(quiz, form.settings());
        return "redirect:/mod/quiz/view.php?id=" + cmid;
    }
}
