package app.vigil.lti.service;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses below a service's own; a query string, as Moodle has it, stays behind the path (AGS 2.0, 3.3 and 3.4). */
public final class ServiceAddress {

    private ServiceAddress() {}

    /** The address with more path. */
    public static URI below(URI address, String segment) {
        String path = address.getRawPath();
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + base + "/" + segment + query);
    }

    /** The address with one more query parameter, unless there is nothing to say. */
    public static URI with(URI address, String name, @Nullable String value) {
        if (value == null) {
            return address;
        }
        String separator = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + separator + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
