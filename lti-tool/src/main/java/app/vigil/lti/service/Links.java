package app.vigil.lti.service;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Link} header (RFC 8288), read with indulgence: Moodle writes typographic quotes, which arrive as three
 * bytes each; others write none, or several relations, or parameters in between. Whatever is no relation name only
 * separates.
 */
record Links(List<String> values) {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern RELATION = Pattern.compile(";\\s*rel\\s*=\\s*([^;,]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile("[^A-Za-z0-9:/._-]+");

    /** Where the first link of that relation leads, seen from the page it came with. */
    Optional<URI> find(String relation, URI page) {
        Matcher link = LINK.matcher(String.join(", ", values));
        while (link.find()) {
            if (relates(link.group(2), relation)) {
                return resolve(page, link.group(1));
            }
        }
        return Optional.empty();
    }

    private static boolean relates(String parameters, String relation) {
        Matcher named = RELATION.matcher(parameters);
        return named.find() && Arrays.stream(SEPARATOR.split(named.group(1))).anyMatch(relation::equalsIgnoreCase);
    }

    private static Optional<URI> resolve(URI page, String link) {
        String target = link.strip();
        try {
            return target.isEmpty() ? Optional.empty() : Optional.of(page.resolve(absolutePath(page, target)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** A bare query belongs to the page itself (RFC 3986, 5.2.2); {@link URI#resolve} would cut its last segment off. */
    private static String absolutePath(URI page, String target) {
        return target.startsWith("?") ? page.getRawPath() + target : target;
    }
}
