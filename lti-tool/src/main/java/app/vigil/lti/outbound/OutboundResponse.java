package app.vigil.lti.outbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A complete answer within the size limit.
 *
 * @param headers by lower-case name
 */
public record OutboundResponse(int status, Map<String, List<String>> headers, byte[] body) {

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header. */
    public Optional<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
    }
}
