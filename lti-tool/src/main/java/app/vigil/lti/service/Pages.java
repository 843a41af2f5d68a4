package app.vigil.lti.service;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.service.ServiceFailure.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a container page by page, as long as a {@code Link} with {@code rel="next"} leads on (RFC 8288). */
@Component
public class Pages {

    private static final int MOST_PAGES = 200;
    private static final int MOST_ENTRIES = 50_000;

    private final ServiceCalls calls;
    private final JsonMapper json;

    Pages(ServiceCalls calls, JsonMapper json) {
        this.calls = calls;
        this.json = json;
    }

    /** As {@link #walk}, when only the entries matter. */
    public List<JsonNode> all(
            RegistrationId registration,
            String scope,
            URI first,
            String mediaType,
            Function<JsonNode, JsonNode> entries) {
        return walk(registration, scope, first, mediaType, entries).entries();
    }

    /**
     * All entries of all pages; a page seen before ends the walk. A container without end is a failure, for a list cut
     * off silently would be taken for the whole.
     *
     * @param entries finds the array in a page
     */
    public Container walk(
            RegistrationId registration,
            String scope,
            URI first,
            String mediaType,
            Function<JsonNode, JsonNode> entries) {
        List<JsonNode> found = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        Optional<URI> page = Optional.of(first);
        Optional<URI> differences = Optional.empty();
        while (page.isPresent() && seen.add(page.get())) {
            URI address = page.get();
            OutboundResponse response = calls.send(registration, scope, OutboundRequest.get(address, mediaType));
            entries.apply(read(response)).forEach(found::add);
            if (seen.size() > MOST_PAGES || found.size() > MOST_ENTRIES) {
                throw new ServiceFailure(Kind.UNREADABLE, "container without end registration=" + registration, null);
            }
            Links links = new Links(response.headers().getOrDefault("link", List.of()));
            Optional<URI> told = links.find("differences", address);
            differences = told.isPresent() ? told : differences;
            page = links.find("next", address);
        }
        return new Container(found, differences);
    }

    /** The body of an answer as JSON; no body is not an empty list. */
    public JsonNode read(OutboundResponse response) {
        try {
            JsonNode body = json.readTree(response.body());
            if (body.isMissingNode()) {
                throw new ServiceFailure(Kind.UNREADABLE, "answer is empty", null);
            }
            return body;
        } catch (JacksonException notJson) {
            throw new ServiceFailure(Kind.UNREADABLE, "answer is no JSON", notJson);
        }
    }

    /**
     * A container read to its end.
     *
     * @param differences where the platform will tell what has changed since (NRPS 2.0, 2.5)
     */
    public record Container(List<JsonNode> entries, Optional<URI> differences) {}
}
