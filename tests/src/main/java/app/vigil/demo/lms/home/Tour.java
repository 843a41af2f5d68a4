package app.vigil.demo.lms.home;

import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.course.ToolActivities;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.quiz.Attempts;
import app.vigil.demo.lms.quiz.Quizzes;
import app.vigil.demo.lms.registration.ToolRegistrations;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The walk through one proctored exam; whether a step is done is read from what the LMS knows. */
@Component
class Tour {

    private final ToolRegistrations tools;
    private final ToolActivities activities;
    private final Courses courses;
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final Gradebook gradebook;

    Tour(
            ToolRegistrations tools,
            ToolActivities activities,
            Courses courses,
            Quizzes quizzes,
            Attempts attempts,
            Gradebook gradebook) {
        this.tools = tools;
        this.activities = activities;
        this.courses = courses;
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.gradebook = gradebook;
    }

    /** One step: as whom it is done, and on which page it begins. */
    record Step(int number, String username, String path, boolean done) {}

    List<Step> steps() {
        String course = exam().id();
        String activity = "/mod/lti/view.php?id=" + activity();
        String toTool = activity().isEmpty() ? "/course/view.php?id=" + course : activity;
        String report = "/grade/report.php?id=" + course;
        return List.of(
                new Step(1, "admin", "/admin/tools", !tools.active().isEmpty()),
                new Step(2, "teacher", "/course/view.php?id=" + course + "&edit=true", isRestricted()),
                new Step(3, "student1", toTool, attempts.anySubmitted()),
                new Step(4, "proctor", toTool, any(gradebook::hasToolFeedback)),
                new Step(5, "dean", toTool, any(gradebook::hasToolResult)),
                new Step(6, "teacher", report, any(gradebook::isResultSeen)));
    }

    /** Path of the quiz that the tour is about. */
    String quizPath() {
        return quizzes.in(exam().id()).stream()
                .map(quiz -> "/mod/quiz/view.php?id=" + quiz.cmid())
                .findFirst()
                .orElse("/");
    }

    /** Number of the first step that is not done; 0 when the walk is over. */
    static int next(List<Step> steps) {
        return steps.stream()
                .filter(step -> !step.done())
                .mapToInt(Step::number)
                .findFirst()
                .orElse(0);
    }

    /** The course whose activity was added last, or the first one. */
    private Course exam() {
        return activities.all().reversed().stream()
                .flatMap(activity -> courses.byId(activity.courseId()).stream())
                .findFirst()
                .orElseGet(() -> courses.all().getFirst());
    }

    private String activity() {
        return activities.in(exam().id()).reversed().stream()
                .map(activity -> activity.cmid())
                .findFirst()
                .orElse("");
    }

    private boolean isRestricted() {
        return !activities.all().isEmpty()
                && courses.all().stream()
                        .flatMap(course -> quizzes.in(course.id()).stream())
                        .anyMatch(quiz -> quizzes.settingsOf(quiz).restriction() != null);
    }

    private boolean any(Predicate<String> condition) {
        return courses.all().stream().map(Course::id).anyMatch(condition);
    }
}
