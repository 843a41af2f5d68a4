package app.vigil.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Who may frame an answer that belongs to no known launch. */
class SecurityHeadersTest {

    private static final List<String> FEW = List.of("https://lms.example", "https://other.example");
    private static final List<String> MANY = IntStream.range(0, 1000)
            .mapToObj(number -> "https://lms" + number + ".example")
            .toList();

    @Test
    void namesThePlatformThatAsks() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Origin", "https://lms7.example");
        assertThat(SecurityHeaders.framedByAsking(request, MANY))
                .endsWith("frame-ancestors 'self' https://lms7.example");
        MockHttpServletRequest redirected = new MockHttpServletRequest();
        redirected.addHeader("Referer", "https://lms7.example/course/view.php?id=2");
        assertThat(SecurityHeaders.framedByAsking(redirected, MANY)).endsWith("'self' https://lms7.example");
    }

    @Test
    void believesNoNameThatOnlyBeginsAlike() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Referer", "https://lms7.example.evil.example/");
        assertThat(SecurityHeaders.framedByAsking(request, MANY)).endsWith("frame-ancestors 'self' ");
    }

    @Test
    void namesAllOfAFewAndNoneOfMany() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(SecurityHeaders.framedByAsking(request, FEW)).endsWith("https://lms.example https://other.example");
        assertThat(SecurityHeaders.framedByAsking(request, MANY)).hasSizeLessThan(1000);
    }
}
