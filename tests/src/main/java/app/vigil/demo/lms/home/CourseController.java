package app.vigil.demo.lms.home;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.course.ToolActivities;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.quiz.Quizzes;
import app.vigil.demo.lms.registration.ToolRegistrations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A course's page: its activities and, for its teacher, editing. */
@Controller
class CourseController {

    private final Access access;
    private final Courses courses;
    private final ToolActivities activities;
    private final ToolRegistrations tools;
    private final Quizzes quizzes;
    private final Gradebook gradebook;

    CourseController(
            Access access,
            Courses courses,
            ToolActivities activities,
            ToolRegistrations tools,
            Quizzes quizzes,
            Gradebook gradebook) {
        this.access = access;
        this.courses = courses;
        this.activities = activities;
        this.tools = tools;
        this.quizzes = quizzes;
        this.gradebook = gradebook;
    }

    @GetMapping("/course/view.php")
    String view(
            @RequestParam("id") String courseId,
            @RequestParam(name = "edit", defaultValue = "false") boolean edit,
            Person me,
            Model model) {
        Course course = access.requireMember(me, courseId);
        boolean mayEdit = access.mayEdit(me, course);
        model.addAttribute("course", course);
        model.addAttribute("mayEdit", mayEdit);
        model.addAttribute("editing", mayEdit && edit);
        model.addAttribute("quizzes", quizzes.in(courseId));
        model.addAttribute("activities", activities.in(courseId));
        model.addAttribute("tools", tools.active());
        model.addAttribute("students", courses.students(course).size());
        return "course";
    }

    /** Removing an activity removes its column, as in Moodle. */
    @PostMapping("/course/delete.php")
    String delete(@RequestParam("id") String cmid, Person me) {
        ToolActivity activity = activities.require(cmid);
        access.requireTeacher(me, activity.courseId());
        activities.remove(cmid);
        gradebook.removeActivity(cmid);
        return "redirect:/course/view.php?edit=true&id=" + activity.courseId();
    }
}
