package app.vigil.conformance.tool;

import app.vigil.conformance.platform.Asked;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the tool. */
public record Page(int status, HttpHeaders headers, String body) {

    private static final Pattern ATTRIBUTE = Pattern.compile("data-([a-z-]+)=\"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("name=\"([a-z_]+)\" value=\"([^\"]*)\"");

    /** The problem's code; what is no problem says its status instead. */
    public String problem() {
        try {
            return JsonMapper.shared().readTree(body).path("code").asString("status " + status);
        } catch (JacksonException page) {
            return "status " + status;
        }
    }

    /** What a page hands to its script: the attributes {@code data-…} by name, and hidden fields. */
    public Map<String, String> data() {
        Map<String, String> found = new HashMap<>();
        Stream.of(ATTRIBUTE, FIELD).map(pattern -> pattern.matcher(body)).forEach(matcher -> {
            while (matcher.find()) {
                found.putIfAbsent(matcher.group(1), HtmlUtils.htmlUnescape(matcher.group(2)));
            }
        });
        return found;
    }

    public URI location() {
        return URI.create(headers.firstValue("Location").orElse(""));
    }

    /** Parameters of the address the answer leads to. */
    public Map<String, String> locationQuery() {
        return Asked.fields(location().getRawQuery());
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
