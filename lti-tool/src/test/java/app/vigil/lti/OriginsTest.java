package app.vigil.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins as browsers compare them (RFC 6454, 4). */
class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "https://lms.example/a?b#c, https://lms.example",
        "HTTPS://LMS.Example:443/, https://lms.example",
        "http://lms.example:80, http://lms.example",
        "http://lms.example:443/, http://lms.example:443",
        "https://lms.example:80/, https://lms.example:80",
        "http://lms.example:0/, http://lms.example:0",
        "http://127.0.0.1:8081/x, http://127.0.0.1:8081"
    })
    void areSchemeHostAndUnusualPort(String address, String origin) {
        assertThat(Origins.of(address)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lms.example",
                "ftp://lms.example/",
                "javascript:alert(1)",
                "mailto:x@lms.example",
                "https:///x",
                "not an address",
                "",
                "//lms.example/x"
            })
    void needAWebAddress(String text) {
        assertThat(Origins.of(text)).isEmpty();
    }

    @Test
    void areNoneOfNothing() {
        assertThat(Origins.of((URI) null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://a.example:443/y, true",
        "https://a.example/, http://a.example/, false",
        "https://a.example/, https://b.example/, false",
        "https://x@a.example/, https://a.example/, false",
        "https://a.example/, https://x@a.example/, false",
        "mailto:x, mailto:x, false"
    })
    void areComparedWithoutHiddenUsers(URI one, URI other, boolean same) {
        assertThat(Origins.same(one, other)).isEqualTo(same);
    }
}
