package app.vigil.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/**
 * A row of {@code docs/access.md}.
 *
 * @param own roles that pass with objects of their own
 * @param any roles that pass with every object
 */
record Endpoint(String name, Set<Role> own, Set<Role> any) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    boolean letsIn(CastMember member) {
        return member.viewer() != null
                && (any.contains(Role.ANYBODY)
                        || member.own().stream().anyMatch(role -> own.contains(role) || any.contains(role))
                        || member.elsewhere().stream().anyMatch(any::contains));
    }

    HttpMethod method() {
        return HttpMethod.valueOf(name.substring(0, name.indexOf(' ')));
    }

    boolean onlyReads() {
        return method() == HttpMethod.GET;
    }

    List<String> variables() {
        return VARIABLE.matcher(name)
                .results()
                .map(variable -> variable.group(1))
                .toList();
    }

    /** The address with these ids; a variable that the stage knows nothing of fails the test. */
    String address(Map<String, String> ids) {
        return VARIABLE.matcher(name.substring(name.indexOf(' ') + 1)).replaceAll(variable -> id(variable, ids));
    }

    private static String id(MatchResult variable, Map<String, String> ids) {
        String id = ids.get(variable.group(1));
        if (id == null) {
            throw new AssertionError("AccessStage has no object for {" + variable.group(1) + "}");
        }
        return id;
    }

    @Override
    public String toString() {
        return name;
    }
}
