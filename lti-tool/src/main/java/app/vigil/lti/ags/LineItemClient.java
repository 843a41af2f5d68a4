package app.vigil.lti.ags;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Scopes;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.service.Pages;
import app.vigil.lti.service.ServiceAddress;
import app.vigil.lti.service.ServiceCalls;
import app.vigil.lti.service.ServiceFailure;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    public List<LineItem> find(RegistrationId registration, URI lineItems, Filter filter) {
        URI linked = ServiceAddress.with(lineItems, "resource_link_id", filter.resourceLinkId());
        URI filtered = ServiceAddress.with(
                ServiceAddress.with(linked, "resource_id", filter.resourceId()), "tag", filter.tag());
        // The filters are a wish: whoever ignores them answers with everything.
        return asking(() -> pages.all(registration, Scopes.LINE_ITEM, filtered, CONTAINER, page -> page)).stream()
                .map(LineItemJson::read)
                .filter(filter::fits)
                .toList();
    }

    @Override
    public LineItem create(RegistrationId registration, URI lineItems, NewLineItem item) {
        byte[] body = json.writeValueAsBytes(LineItemJson.write(item));
        return asking(() -> LineItemJson.read(send(registration, OutboundRequest.post(lineItems, ITEM, ITEM, body))));
    }

    @Override
    public LineItem get(RegistrationId registration, URI lineItem) {
        return asking(() -> LineItemJson.read(send(registration, OutboundRequest.get(lineItem, ITEM))));
    }

    @Override
    public LineItem update(RegistrationId registration, URI lineItem, Change change) {
        return asking(() -> {
            JsonNode held = send(registration, OutboundRequest.get(lineItem, ITEM));
            byte[] body = json.writeValueAsBytes(LineItemJson.change(held, change));
            Map<String, String> types = Map.of("Content-Type", ITEM, "Accept", ITEM);
            return LineItemJson.read(send(registration, new OutboundRequest("PUT", lineItem, types, body)));
        });
    }

    @Override
    public void delete(RegistrationId registration, URI lineItem) {
        OutboundRequest request = new OutboundRequest("DELETE", lineItem, Map.of("Accept", ITEM), null);
        asking(() -> calls.send(registration, Scopes.LINE_ITEM, request));
    }

    private JsonNode send(RegistrationId registration, OutboundRequest request) {
        return pages.read(calls.send(registration, Scopes.LINE_ITEM, request));
    }

    private static <T> T asking(Supplier<T> call) {
        try {
            return call.get();
        } catch (ServiceFailure failure) {
            throw PlatformFailure.of(failure);
        }
    }
}
