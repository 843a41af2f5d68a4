package app.vigil.lti.service;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a container page by page, as long as a {@code Link} with {@code rel="next"} leads on (RFC 8288). */
@Component
public class Pages {

    private static final int MOST = 200;

    /**
     * Moodle writes typographic quotes around {@code next}, which arrive as three bytes each; whatever is no ASCII letter
     * is let pass there.
     */
    private static final Pattern NEXT =
            Pattern.compile("<([^>]*)>[^<]*?;\\s*rel\\s*=[^a-z<>;,]*next\\b", Pattern.CASE_INSENSITIVE);

    private final ServiceCalls calls;
    private final JsonMapper json;

    Pages(ServiceCalls calls, JsonMapper json) {
        this.calls = calls;
        this.json = json;
    }

    /**
     * All entries of all pages; a page seen before ends the walk.
     *
     * @param entries finds the array in a page
     */
    public List<JsonNode> all(
            RegistrationId registration,
            String scope,
            URI first,
            String mediaType,
            Function<JsonNode, JsonNode> entries) {
        List<JsonNode> found = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        URI page = first;
        while (page != null && seen.add(page) && seen.size() <= MOST) {
            OutboundResponse response = calls.send(registration, scope, OutboundRequest.get(page, mediaType));
            entries.apply(read(response)).forEach(found::add);
            page = next(page, response);
        }
        return found;
    }

    /** The body of an answer as JSON. */
    public JsonNode read(OutboundResponse response) {
        try {
            return json.readTree(response.body());
        } catch (JacksonException notJson) {
            throw new ServiceFailure(502, "answer is no JSON", null, notJson);
        }
    }

    private static @Nullable URI next(URI page, OutboundResponse response) {
        String links = String.join(", ", response.headers().getOrDefault("link", List.of()));
        Matcher matcher = NEXT.matcher(links);
        return matcher.find() ? resolve(page, matcher.group(1)).orElse(null) : null;
    }

    private static Optional<URI> resolve(URI page, String link) {
        try {
            return Optional.of(page.resolve(link.strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
