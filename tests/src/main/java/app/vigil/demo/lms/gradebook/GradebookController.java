package app.vigil.demo.lms.gradebook;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.course.NotFoundException;
import app.vigil.demo.lms.people.People;
import app.vigil.demo.lms.people.Person;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The grader report of teachers, the own grades of a student, and changes by hand. */
@Controller
class GradebookController {

    private final Access access;
    private final Courses courses;
    private final Gradebook gradebook;
    private final People people;

    GradebookController(Access access, Courses courses, Gradebook gradebook, People people) {
        this.access = access;
        this.courses = courses;
        this.gradebook = gradebook;
        this.people = people;
    }

    /** One line of the report. */
    record Row(Person person, List<Cell> cells, Gradebook.Total total) {}

    /** One grade with its column. */
    record Cell(GradeItem item, Optional<Grade> grade) {}

    @GetMapping("/grade/report.php")
    String report(@RequestParam("id") String courseId, Person me, Model model) {
        Course course = access.requireMember(me, courseId);
        boolean student = access.isStudent(me, course);
        List<Person> shown = student ? List.of(me) : courses.students(course);
        if (!student) {
            gradebook.markResultSeen(courseId);
        }
        model.addAttribute("course", course);
        model.addAttribute("items", gradebook.items(courseId));
        model.addAttribute(
                "rows", shown.stream().map(person -> row(course, person)).toList());
        model.addAttribute("mayEdit", access.mayEdit(me, course));
        return student ? "grades-own" : "gradebook";
    }

    private Row row(Course course, Person person) {
        List<Cell> cells = gradebook.items(course.id()).stream()
                .map(item -> new Cell(item, gradebook.grade(item.id(), person.id())))
                .toList();
        return new Row(person, cells, gradebook.total(course.id(), person.id()));
    }

    @PostMapping("/grade/exclude.php")
    String exclude(@RequestParam String item, @RequestParam boolean excluded, Person me) {
        GradeItem column = requireItem(item, me);
        gradebook.put(column.withExcluded(excluded));
        return "redirect:/grade/report.php?id=" + column.courseId();
    }

    @GetMapping("/grade/edit.php")
    String form(@RequestParam String item, @RequestParam String user, Person me, Model model) {
        GradeItem column = requireItem(item, me);
        model.addAttribute("course", access.requireTeacher(me, column.courseId()));
        model.addAttribute("item", column);
        model.addAttribute("person", requireStudent(column, user));
        model.addAttribute("grade", gradebook.grade(item, user));
        return "grade-edit";
    }

    @PostMapping("/grade/edit.php")
    String change(
            @RequestParam String item,
            @RequestParam String user,
            @RequestParam(required = false) Double score,
            @RequestParam(defaultValue = "") String feedback,
            Person me) {
        GradeItem column = requireItem(item, me);
        Person student = requireStudent(column, user);
        gradebook.changeByHand(item, student.id(), score, feedback.isBlank() ? null : feedback);
        return "redirect:/grade/report.php?id=" + column.courseId();
    }

    private GradeItem requireItem(String id, Person me) {
        GradeItem item = gradebook.item(id).orElseThrow(() -> new NotFoundException("grade item " + id));
        access.requireTeacher(me, item.courseId());
        return item;
    }

    private Person requireStudent(GradeItem item, String personId) {
        return people.byId(personId)
                .filter(person -> courses.byId(item.courseId())
                        .filter(course -> access.isStudent(person, course))
                        .isPresent())
                .orElseThrow(() -> new NotFoundException("student " + personId));
    }
}
