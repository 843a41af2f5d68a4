package app.vigil.lti.ags;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Scopes;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.service.Pages;
import app.vigil.lti.service.ServiceCalls;
import app.vigil.lti.service.ServiceFailure;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The line item service with exactly one media type per request: platforms compare it literally. */
@Component
class LineItemClient implements LineItems {

    private static final String CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";

    private final ServiceCalls calls;
    private final Pages pages;
    private final JsonMapper json;

    LineItemClient(ServiceCalls calls, Pages pages, JsonMapper json) {
        this.calls = calls;
        this.pages = pages;
        this.json = json;
    }

    @Override
    public List<LineItem> find(RegistrationId registration, URI lineItems, String resourceId, String tag) {
        URI filtered = ServiceAddress.with(ServiceAddress.with(lineItems, "resource_id", resourceId), "tag", tag);
        try {
            // The filters are a wish: whoever ignores them answers with everything.
            return pages.all(registration, Scopes.LINE_ITEM, filtered, CONTAINER, page -> page).stream()
                    .map(LineItemClient::item)
                    .filter(item -> resourceId.equals(item.resourceId()) && tag.equals(item.tag()))
                    .toList();
        } catch (ServiceFailure failure) {
            throw PlatformFailure.of(failure);
        }
    }

    @Override
    public LineItem create(RegistrationId registration, URI lineItems, NewLineItem item) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("label", item.label());
        body.put("scoreMaximum", item.scoreMaximum());
        body.put("resourceId", item.resourceId());
        body.put("tag", item.tag());
        OutboundRequest request = OutboundRequest.post(lineItems, ITEM, ITEM, json.writeValueAsBytes(body));
        try {
            return item(pages.read(calls.send(registration, Scopes.LINE_ITEM, request)));
        } catch (ServiceFailure failure) {
            throw PlatformFailure.of(failure);
        }
    }

    @Override
    public LineItem get(RegistrationId registration, URI lineItem) {
        try {
            return item(pages.read(calls.send(registration, Scopes.LINE_ITEM, OutboundRequest.get(lineItem, ITEM))));
        } catch (ServiceFailure failure) {
            throw PlatformFailure.of(failure);
        }
    }

    private static LineItem item(JsonNode node) {
        try {
            return new LineItem(
                    URI.create(node.path("id").asString("")),
                    node.path("label").asString(""),
                    node.path("scoreMaximum").asDouble(0),
                    node.path("resourceId").asString(null),
                    node.path("tag").asString(null));
        } catch (IllegalArgumentException notAnAddress) {
            throw new PlatformFailure(ScoreOutcome.Kind.PLATFORM_ERROR, "line item without an address", notAnAddress);
        }
    }
}
