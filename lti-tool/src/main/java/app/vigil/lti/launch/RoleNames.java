package app.vigil.lti.launch;

import app.vigil.lti.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The role vocabularies: full URIs as launches carry them, and the short names NRPS may use for context roles.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3/#role-vocabularies">LTI 1.3 core, appendix A</a>
 */
public final class RoleNames {

    private static final String LIS = "http://purl.imsglobal.org/vocab/lis/v2/";
    private static final String CONTEXT = LIS + "membership#";
    private static final String ASSISTANT = LIS + "membership/Instructor#TeachingAssistant";

    private static final Map<String, Role> CONTEXT_ROLES = Map.of(
            "Learner", Role.LEARNER,
            "Instructor", Role.INSTRUCTOR,
            "TeachingAssistant", Role.TEACHING_ASSISTANT,
            "ContentDeveloper", Role.CONTENT_DEVELOPER,
            "Mentor", Role.MENTOR,
            "Administrator", Role.CONTEXT_ADMINISTRATOR);

    private static final Map<String, Role> OTHERS = Map.of(
            ASSISTANT,
            Role.TEACHING_ASSISTANT,
            LIS + "institution/person#Administrator",
            Role.INSTITUTION_ADMINISTRATOR,
            LIS + "system/person#Administrator",
            Role.SYSTEM_ADMINISTRATOR,
            LIS + "system/person#SysAdmin",
            Role.SYSTEM_ADMINISTRATOR);

    private RoleNames() {}

    /** The roles that matter here; unknown names are ignored. */
    public static Set<Role> read(Collection<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach(name -> role(name).ifPresent(roles::add));
        return Set.copyOf(roles);
    }

    /** The full name of a context role, as services ask for it; empty for roles of other vocabularies. */
    public static Optional<String> ofContext(Role role) {
        return CONTEXT_ROLES.entrySet().stream()
                .filter(entry -> entry.getValue() == role)
                .map(entry -> CONTEXT + entry.getKey())
                .findFirst();
    }

    private static Optional<Role> role(String name) {
        String shortName = name.startsWith(CONTEXT) ? name.substring(CONTEXT.length()) : name;
        Role contextRole = CONTEXT_ROLES.get(shortName);
        return Optional.ofNullable(contextRole != null ? contextRole : OTHERS.get(name));
    }
}
