package app.vigil.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.vigil.testing.TestViewers;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Sends requests as a member of the cast, complete enough to be served where access is granted. */
final class Knocking {

    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

    private final MockMvcTester http;

    Knocking(MockMvcTester http) {
        this.http = http;
    }

    Answer at(Endpoint endpoint, Map<String, String> ids, CastMember member) {
        String address = endpoint.address(ids);
        AbstractMockHttpServletRequestBuilder<?> request = MockMvcRequestBuilders.request(
                        endpoint.method(), URI.create(address))
                .with(csrf());
        if (member.viewer() != null) {
            request.with(TestViewers.as(member.viewer()));
        }
        if (address.startsWith("/api/")) {
            request.contentType(MediaType.APPLICATION_JSON).content("{\"verdict\":\"dismissed\"}");
        } else if (!endpoint.onlyReads()) {
            form(request);
        }
        return answer(http.perform(request).getResponse());
    }

    private static void form(AbstractMockHttpServletRequestBuilder<?> request) {
        Map.of("name", "New", "deploymentId", "1", "active", "true", "done", "true", "credited", "true")
                .forEach(request::param);
        request.param("reviewVersion", "1");
    }

    private static Answer answer(MockHttpServletResponse response) {
        try {
            String type = String.valueOf(response.getContentType());
            Matcher code = CODE.matcher(type.contains("json") ? response.getContentAsString() : "");
            return new Answer(response.getStatus(), response.getStatus() >= 400 && code.find() ? code.group(1) : "");
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
