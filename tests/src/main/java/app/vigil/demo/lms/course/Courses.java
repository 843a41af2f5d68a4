package app.vigil.demo.lms.course;

import app.vigil.demo.lms.people.People;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.store.Seed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every course of the LMS. */
@Component
public class Courses {

    private final List<Course> all;
    private final People people;

    public Courses(Seed seed, People people) {
        this.all = seed.read("courses", Course.class);
        this.people = people;
    }

    public List<Course> all() {
        return all;
    }

    public Optional<Course> byId(String id) {
        return all.stream().filter(course -> course.id().equals(id)).findFirst();
    }

    public Optional<CourseRole> roleOf(Person person, Course course) {
        return course.enrolmentOf(person.username()).map(Enrolment::role);
    }

    public List<Person> students(Course course) {
        return course.enrolments().stream()
                .filter(enrolment -> enrolment.role() == CourseRole.STUDENT)
                .flatMap(enrolment -> people.byUsername(enrolment.username()).stream())
                .toList();
    }
}
