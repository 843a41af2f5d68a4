package app.vigil.conformance.tool;

import app.vigil.conformance.platform.Asked;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the tool. */
public record Page(int status, HttpHeaders headers, String body) {

    /** The problem's code; what is no problem says its status instead. */
    public String problem() {
        try {
            return JsonMapper.shared().readTree(body).path("code").asString("status " + status);
        } catch (JacksonException page) {
            return "status " + status;
        }
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
