package app.vigil.lti.ags;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses below a line item; a query string, as Moodle has it, stays behind the path (AGS 2.0, 3.3 and 3.4). */
final class ServiceAddress {

    private ServiceAddress() {}

    /** The address with more path. */
    static URI below(URI address, String segment) {
        String path = address.getRawPath();
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + base + "/" + segment + query);
    }

    /** The address with one more query parameter. */
    static URI with(URI address, String name, String value) {
        String separator = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + separator + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
