package app.vigil.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.VigilSettings;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A proxy of ours ends TLS; some requests reached it without. */
@VigilTest
@DisplayName("R1-019 what came without TLS is not served in production")
class HttpsOnlyTest {

    private static final String SEGMENT =
            "/api/sittings/2f1c9d54-0000-4000-8000-000000000001/streams/camera/segments/0";
    private static final List<String> PROXIES = List.of("127.0.0.1/32");

    @Autowired
    private ProblemAnswer problems;

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void sendsWhoReadsToHttpsWithinTheOwnAddressOnly() throws Exception {
        MockHttpServletRequest request = request("GET", "//evil.example/api/recordings", "http");
        request.setQueryString("range=1&lang=uk");

        assertThat(served("https://vigil.example", PROXIES, request)).isFalse();
        assertThat(response.getStatus()).isEqualTo(301);
        assertThat(response.getHeader("Location"))
                .isEqualTo("https://vigil.example//evil.example/api/recordings?range=1&lang=uk");
    }

    @Test
    void takesNoSegmentWithoutTls() throws Exception {
        MockHttpServletRequest request = request("PUT", SEGMENT, "http");
        request.setContent(new byte[] {1, 2, 3});

        assertThat(served("https://vigil.example", PROXIES, request)).isFalse();
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentAsString()).contains("transport-unprotected");
        assertThat(response.getHeader("Strict-Transport-Security")).isNull();
    }

    @Test
    void tellsTheBrowserToUseNothingElse() throws Exception {
        MockHttpServletRequest request = request("PUT", SEGMENT, "https");
        request.setSecure(true);

        assertThat(served("https://vigil.example", PROXIES, request)).isTrue();
        assertThat(response.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
    }

    @Test
    void servesThisComputerAndProxiesItWasToldNothingOf() throws Exception {
        MockHttpServletRequest local = new MockHttpServletRequest("POST", "/lti/check");

        assertThat(served("https://vigil.example", PROXIES, local)).isTrue();
        assertThat(served("https://vigil.example", List.of(), request("GET", "/desk", "http")))
                .isTrue();
        assertThat(served("http://localhost:8080", PROXIES, request("GET", "/desk", "http")))
                .isTrue();
    }

    private boolean served(String address, List<String> trusted, MockHttpServletRequest request) throws Exception {
        MockFilterChain next = new MockFilterChain();
        new HttpsOnly(
                        new VigilSettings(URI.create(address), Path.of("data"), null, false),
                        new TrustedProxies(trusted),
                        problems)
                .doFilter(request, response, next);
        return next.getRequest() != null;
    }

    private static MockHttpServletRequest request(String method, String path, String protocol) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.addHeader("X-Forwarded-Proto", protocol);
        return request;
    }
}
