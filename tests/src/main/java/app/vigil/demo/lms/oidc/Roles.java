package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.CourseRole;
import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Roles of launches as full URIs.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3/#role-vocabularies">LTI 1.3, A.2</a>
 */
@Component
class Roles {

    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private static final String ASSISTANT =
            "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant";

    private final Courses courses;

    Roles(Courses courses) {
        this.courses = courses;
    }

    List<String> of(Person person, Course course) {
        List<String> roles = new ArrayList<>();
        if (person.administrator()) {
            roles.add("http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator");
            roles.add("http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator");
            roles.add(MEMBERSHIP + "Instructor");
        }
        Optional<CourseRole> enrolled = courses.roleOf(person, course);
        enrolled.ifPresent(role -> roles.addAll(uris(role)));
        return roles;
    }

    private static List<String> uris(CourseRole role) {
        return switch (role) {
            case TEACHER -> List.of(MEMBERSHIP + "Instructor");
            case NON_EDITING_TEACHER -> List.of(MEMBERSHIP + "Instructor", ASSISTANT);
            case STUDENT -> List.of(MEMBERSHIP + "Learner");
        };
    }
}
