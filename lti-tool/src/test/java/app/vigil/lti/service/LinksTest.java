package app.vigil.lti.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code Link} header as platforms write it (RFC 8288), and addresses of services. */
class LinksTest {

    private static final URI PAGE = URI.create("https://lms.example/items?page=1");
    private static final URI NEXT = URI.create("https://lms.example/items?page=2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://lms.example/items?page=2>; rel=\"next\"",
                "<https://lms.example/items?page=2>;rel=next",
                "<https://lms.example/items?page=2>; rel=“next”",
                "<https://lms.example/items?page=2>; title=\"x\"; REL=\"Next\"",
                "<https://lms.example/items?page=2>; rel=\"last next\"",
                "<https://lms.example/items?page=0>; rel=\"prev\", <https://lms.example/items?page=2>; rel=\"next\"",
                "< https://lms.example/items?page=2 >; rel=\"next\"",
                "<?page=2>; rel=\"next\"",
                "</items?page=2>; rel=\"next\""
            })
    void findsTheNextPage(String header) {
        assertThat(new Links(List.of(header)).find("next", PAGE)).contains(NEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "next",
                "<>; rel=\"next\"",
                "< >; rel=\"next\"",
                "<https://[broken>; rel=\"next\"",
                "<https://lms.example/items?page=2>",
                "<https://lms.example/items?page=2>; rel=\"nextish\"",
                "<https://lms.example/items?page=2>; rel=\"prev\"; title=\"next\""
            })
    void findsNoneWhereThereIsNone(String header) {
        assertThat(new Links(List.of(header)).find("next", PAGE)).isEmpty();
    }

    @Test
    void findsOneAmongSeveralHeaders() {
        Links links = new Links(List.of("<a>; rel=first", "<?page=2>; rel=next"));
        assertThat(links.find("next", PAGE)).contains(NEXT);
        assertThat(links.find("first", PAGE)).contains(URI.create("https://lms.example/a"));
        assertThat(new Links(List.of()).find("next", PAGE)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://lms.example/items/1, https://lms.example/items/1/scores
            https://lms.example/items/1/, https://lms.example/items/1/scores
            https://lms.example:8443/items/1?type_id=2, https://lms.example:8443/items/1/scores?type_id=2
            https://lms.example/a%20b?x=%26, https://lms.example/a%20b/scores?x=%26
            """)
    void goesBelowAnAddressInFrontOfItsQuery(URI address, URI below) {
        assertThat(ServiceAddress.below(address, "scores")).isEqualTo(below);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://lms.example/items, , https://lms.example/items
            https://lms.example/items, a&b, https://lms.example/items?tag=a%26b
            https://lms.example/items?x=1, t, https://lms.example/items?x=1&tag=t
            """)
    void addsAParameterWhereThereIsSomethingToSay(URI address, String value, URI with) {
        assertThat(ServiceAddress.with(address, "tag", value)).isEqualTo(with);
    }
}
