package app.vigil.demo.lms.course;

import app.vigil.demo.lms.people.Person;
import org.springframework.stereotype.Component;

/** What a person may do in a course; the administrator may do what a teacher may. */
@Component
public class Access {

    private final Courses courses;

    public Access(Courses courses) {
        this.courses = courses;
    }

    public Course requireMember(Person person, String courseId) {
        Course course = courses.byId(courseId).orElseThrow(() -> new NotFoundException("course " + courseId));
        if (!person.administrator() && courses.roleOf(person, course).isEmpty()) {
            throw new RefusedException(person.username() + " is not enrolled in course " + courseId);
        }
        return course;
    }

    public Course requireTeacher(Person person, String courseId) {
        Course course = requireMember(person, courseId);
        if (!mayEdit(person, course)) {
            throw new RefusedException(person.username() + " does not teach course " + courseId);
        }
        return course;
    }

    public void requireAdministrator(Person person) {
        if (!person.administrator()) {
            throw new RefusedException(person.username() + " is no administrator");
        }
    }

    public boolean mayEdit(Person person, Course course) {
        return person.administrator()
                || courses.roleOf(person, course)
                        .filter(role -> role == CourseRole.TEACHER)
                        .isPresent();
    }

    public boolean isStudent(Person person, Course course) {
        return courses.roleOf(person, course).filter(CourseRole::graded).isPresent();
    }
}
