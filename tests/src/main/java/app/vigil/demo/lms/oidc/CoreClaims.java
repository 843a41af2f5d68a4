package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.people.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The claims of LTI core: message, user, context, resource link, presentation.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3/#required-message-claims">LTI 1.3, 5.3 and 5.4</a>
 */
@Component
class CoreClaims implements ClaimSource {

    private static final String P = "https://purl.imsglobal.org/spec/lti/claim/";

    private final Addresses addresses;
    private final Roles roles;

    CoreClaims(Addresses addresses, Roles roles) {
        this.addresses = addresses;
        this.roles = roles;
    }

    @Override
    public Map<String, Object> claims(Message message) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(P + "message_type", message.type());
        claims.put(P + "version", "1.3.0");
        claims.put(P + "deployment_id", message.tool().id());
        claims.put(P + "target_link_uri", message.targetLinkUri());
        claims.put(P + "roles", roles.of(message.person(), message.course()));
        claims.put(P + "context", context(message.course()));
        claims.put(P + "tool_platform", platform());
        claims.put(P + "launch_presentation", presentation(message.course()));
        claims.put(P + "lis", Map.of("person_sourcedid", message.person().idNumber(), "course_section_sourcedid", ""));
        person(message.person(), claims);
        message.activity().ifPresent(activity -> claims.put(P + "resource_link", resourceLink(activity)));
        return claims;
    }

    private static Map<String, Object> resourceLink(ToolActivity activity) {
        return Map.of("id", activity.cmid(), "title", activity.title(), "description", activity.text());
    }

    private static void person(Person person, Map<String, Object> claims) {
        claims.put("name", person.name());
        claims.put("given_name", person.givenName());
        claims.put("family_name", person.familyName());
        claims.put("email", person.email());
        claims.put(P + "ext", Map.of("user_username", person.username(), "lms", "vigil-demo-lms"));
    }

    private static Map<String, Object> context(Course course) {
        return Map.of(
                "id", course.id(),
                "label", course.shortName(),
                "title", course.fullName(),
                "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection"));
    }

    private Map<String, Object> platform() {
        return Map.of(
                "guid", addresses.base(),
                "name", "Vigil demo LMS",
                "description", "Vigil demo LMS",
                "url", addresses.base(),
                "product_family_code", "vigil-demo-lms",
                "version", "1");
    }

    private Map<String, Object> presentation(Course course) {
        return Map.of(
                "locale", LocaleContextHolder.getLocale().getLanguage(),
                "document_target", "iframe",
                "return_url", addresses.of("/mod/lti/return.php?course=" + course.id()));
    }
}
