package app.vigil.demo.lms.registration;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What counts as an address of a tool: http or https with a host. */
final class WebAddress {

    private static final List<String> SCHEMES = List.of("http", "https");

    private WebAddress() {}

    static boolean isValid(@Nullable String text) {
        if (text == null) {
            return false;
        }
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && SCHEMES.contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
