package app.vigil.lti.outbound;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an address that a platform supplied.
 *
 * @param headers sent exactly as given; no others are added for content negotiation
 */
public record OutboundRequest(String method, URI address, Map<String, String> headers, byte @Nullable [] body) {

    /** A GET that accepts one media type: some platforms refuse a list. */
    public static OutboundRequest get(URI address, String accept) {
        return new OutboundRequest("GET", address, Map.of("Accept", accept), null);
    }

    /** A POST with one content type and one accepted type. */
    public static OutboundRequest post(URI address, String contentType, String accept, byte[] body) {
        return new OutboundRequest("POST", address, Map.of("Content-Type", contentType, "Accept", accept), body);
    }

    /** The same request with one more header. */
    public OutboundRequest with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new OutboundRequest(method, address, Map.copyOf(more), body);
    }
}
