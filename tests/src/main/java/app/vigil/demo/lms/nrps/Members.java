package app.vigil.demo.lms.nrps;

import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.CourseRole;
import app.vigil.demo.lms.course.Enrolment;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.oidc.CustomParameters;
import app.vigil.demo.lms.oidc.Message;
import app.vigil.demo.lms.people.People;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.registration.ToolRegistration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Members as the service shows them, with short role names.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-nrps/v2p0#membership-container-media-type">NRPS 2.0, 2.2</a>
 */
@Component
class Members {

    private static final String P = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private final People people;
    private final Quirks quirks;
    private final CustomParameters custom;

    Members(People people, Quirks quirks, CustomParameters custom) {
        this.people = people;
        this.quirks = quirks;
        this.custom = custom;
    }

    /** A role may be asked for by its short name or by its URI. */
    List<Enrolment> withRole(Course course, @Nullable String role) {
        if (role == null || role.isBlank()) {
            return course.enrolments();
        }
        String wanted = role.startsWith(MEMBERSHIP) ? role.substring(MEMBERSHIP.length()) : role;
        return course.enrolments().stream()
                .filter(enrolment -> roles(enrolment.role()).contains(wanted))
                .toList();
    }

    private List<String> roles(CourseRole role) {
        return switch (role) {
            case TEACHER -> List.of("Instructor");
            case NON_EDITING_TEACHER ->
                quirks.nonEditingTeachersAreLearnersInMemberships()
                        ? List.of("Learner")
                        : List.of(
                                "Instructor",
                                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant");
            case STUDENT -> List.of("Learner");
        };
    }

    List<Map<String, Object>> json(
            List<Enrolment> page, Course course, ToolRegistration tool, Optional<ToolActivity> link) {
        return page.stream()
                .flatMap(enrolment -> people.byUsername(enrolment.username()).stream()
                        .map(person -> member(person, enrolment.role(), course, tool, link)))
                .toList();
    }

    private Map<String, Object> member(
            Person person, CourseRole role, Course course, ToolRegistration tool, Optional<ToolActivity> link) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("status", "Active");
        member.put("user_id", person.id());
        member.put("roles", roles(role));
        member.put("name", person.name());
        member.put("given_name", person.givenName());
        member.put("family_name", person.familyName());
        member.put("email", person.email());
        link.ifPresent(activity -> member.put("message", List.of(message(person, course, tool, activity))));
        return member;
    }

    private Map<String, Object> message(Person person, Course course, ToolRegistration tool, ToolActivity activity) {
        Message message = new Message(person, course, tool, new Message.Subject.ResourceLink(activity));
        return Map.of(P + "message_type", "LtiResourceLinkRequest", P + "custom", custom.of(message));
    }
}
