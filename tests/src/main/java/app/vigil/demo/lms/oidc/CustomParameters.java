package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.people.Person;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The {@code custom} claim: parameters of the tool, then of the link, with variables substituted.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3/#custom-properties-and-variable-substitution">LTI 1.3,
 *     5.4.6</a>
 */
@Component
public class CustomParameters implements ClaimSource {

    private final Quirks quirks;

    public CustomParameters(Quirks quirks) {
        this.quirks = quirks;
    }

    @Override
    public Map<String, Object> claims(Message message) {
        Map<String, String> custom = of(message);
        return custom.isEmpty() ? Map.of() : Map.of("https://purl.imsglobal.org/spec/lti/claim/custom", custom);
    }

    /** The parameters as a tool receives them. */
    public Map<String, String> of(Message message) {
        Map<String, String> chosen = new LinkedHashMap<>(message.tool().custom());
        Map<String, String> variables = variables(message.person(), message.course());
        message.activity().ifPresent(activity -> {
            chosen.putAll(activity.custom());
            variables.put("$ResourceLink.id", activity.cmid());
            variables.put("$ResourceLink.title", activity.title());
        });
        Map<String, String> sent = new LinkedHashMap<>();
        chosen.forEach((name, value) -> put(sent, name, variables.getOrDefault(value, value)));
        return sent;
    }

    private void put(Map<String, String> sent, String name, String value) {
        sent.put(name, value);
        if (quirks.normalizesCustomKeys()) {
            sent.put(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_"), value);
        }
    }

    /** A variable not listed stays as it is written, dollar sign included. */
    private static Map<String, String> variables(Person person, Course course) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("$User.id", person.id());
        known.put("$User.username", person.username());
        known.put("$Person.name.full", person.name());
        known.put("$Person.name.given", person.givenName());
        known.put("$Person.name.family", person.familyName());
        known.put("$Person.email.primary", person.email());
        known.put("$Context.id", course.id());
        known.put("$Context.title", course.fullName());
        known.put("$Context.label", course.shortName());
        known.put("$Context.id.history", "");
        known.put("$CourseSection.timeFrame.begin", course.begins().toString());
        known.put("$CourseSection.timeFrame.end", course.ends().toString());
        return known;
    }
}
