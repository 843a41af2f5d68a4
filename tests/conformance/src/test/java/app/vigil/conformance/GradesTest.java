package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.vigil.conformance.platform.Asked;
import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.platform.Reply.Manner;
import app.vigil.lti.ags.LineItem;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.LineItems.NewLineItem;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.ags.ScoreOutcome.Kind;
import app.vigil.lti.ags.Scores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assignment and Grade Services 2.0 with a gradebook that keeps the rules, and with one that breaks them. */
class GradesTest extends ServiceConformance {

    private static final String SCORES = "/items/1/scores";
    private static final String RESULTS = "/items/1/results";
    private static final String ITEM =
            "{\"id\":\"%s\",\"label\":\"L\",\"scoreMaximum\":100,\"resourceId\":\"r\",\"tag\":\"t\"}";

    @Test
    @DisplayName(
            "AGS 2.0 §3.4: a score arrives with its media type, whole seconds and the query string behind the path")
    void postsAScore() {
        platform.on(SCORES, asked -> Reply.empty(204));
        assertThat(post().kind()).isEqualTo(Kind.DELIVERED);
        Asked asked = platform.requestsTo(SCORES).getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.query()).containsEntry("type_id", "2");
        assertThat(asked.header("content-type")).isEqualTo("application/vnd.ims.lis.v1.score+json");
        JsonNode body = JsonMapper.shared().readTree(asked.body());
        assertThat(body.path("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z");
        assertThat(body.path("userId").asString()).isEqualTo("user-1");
        assertThat(body.path("activityProgress").asString()).isEqualTo("Completed");
        assertThat(body.path("gradingProgress").asString()).isEqualTo("FullyGraded");
        assertThat(body.path("scoreGiven").asDouble()).isEqualTo(100.0);
        assertThat(body.path("comment").asString()).isEqualTo("Зараховано");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("400 (a teacher, nobody enrolled)", "REFUSED", Reply.empty(400)),
                arguments("403", "FORBIDDEN", Reply.empty(403)),
                arguments("404", "NOT_FOUND", Reply.empty(404)),
                arguments("406", "REFUSED", Reply.empty(406)),
                arguments("409 (a newer timestamp)", "CONFLICT", Reply.empty(409)),
                arguments("410", "NOT_FOUND", Reply.empty(410)),
                arguments("415", "REFUSED", Reply.empty(415)),
                arguments("422", "REFUSED", Reply.empty(422)),
                arguments("429", "THROTTLED", Reply.empty(429)),
                arguments("500 (a locked grade)", "PLATFORM_ERROR", Reply.empty(500)),
                arguments("502", "PLATFORM_ERROR", Reply.empty(502)),
                arguments("503", "PLATFORM_ERROR", Reply.empty(503)),
                arguments("302 to elsewhere", "PLATFORM_ERROR", Reply.redirect(302, "http://127.0.0.1:1/")),
                arguments("307 to elsewhere", "PLATFORM_ERROR", Reply.redirect(307, "http://127.0.0.1:1/")),
                arguments("nothing at all", "TIMED_OUT", Reply.in(Manner.SILENT)),
                arguments("a body that drips", "TIMED_OUT", Reply.in(Manner.DRIPPING)),
                arguments("a body without end", "PLATFORM_ERROR", Reply.in(Manner.ENDLESS)),
                arguments("half a body", "UNREACHABLE", Reply.in(Manner.CUT_OFF)));
    }

    @ParameterizedTest(name = "AGS 2.0 §3.4: a score answered with {0} → {1}")
    @MethodSource
    void answers(String what, String kind, Reply reply) {
        platform.on(SCORES, asked -> reply);
        assertThat(post().kind().name()).isEqualTo(kind);
        assertThat(platform.requestsTo(SCORES)).hasSize(1);
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                arguments("17", Duration.ofSeconds(17)),
                arguments("-3", null),
                arguments("1.5", null),
                arguments("99999999999999999999", null),
                arguments("tomorrow", null),
                arguments("", null));
    }

    @ParameterizedTest(name = "RFC 9110 §10.2.3: Retry-After \"{0}\" is read as {1}")
    @MethodSource
    void waits(String header, Duration wait) {
        platform.on(SCORES, asked -> Reply.empty(429).with("Retry-After", header));
        ScoreOutcome outcome = post();
        assertThat(outcome.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(outcome.retryAfter()).isEqualTo(wait);
    }

    @Test
    @DisplayName("AGS 2.0 §3.2: items are found through every page, filters ignored or not, quotes typographic")
    void findsItemsOnEveryPage() {
        String others = "[" + item("/items/1").replace("\"r\"", "\"other\"") + "," + item("/items/2") + "]";
        platform.on(
                "/items",
                asked -> asked.query().containsKey("page")
                        ? page("[" + item("/items/3") + "]")
                        : page(others)
                                .with(
                                        "Link",
                                        asBytes("<" + platform.address("/items?page=2&type_id=2") + ">; rel=“next”")));
        assertThat(find())
                .extracting(LineItem::id)
                .containsExactly(platform.address("/items/2"), platform.address("/items/3"));
        Asked asked = platform.requestsTo("/items").getFirst();
        assertThat(asked.header("accept")).isEqualTo("application/vnd.ims.lis.v2.lineitemcontainer+json");
        assertThat(asked.query()).containsEntry("resource_id", "r").containsEntry("tag", "t");
    }

    static Stream<Arguments> links() {
        return Stream.of(
                arguments("leading to itself", "<%s/items>; rel=\"next\""),
                arguments("leading nowhere", "<>; rel=\"next\""),
                arguments("without brackets", "%s/items?page=2; rel=next"),
                arguments("that is no address", "<http://[broken>; rel=\"next\""),
                arguments("of another relation", "<%s/items?page=2>; rel=\"prev\""),
                arguments("of a relation that only begins alike", "<%s/items?page=2>; rel=\"nextish\""),
                arguments("of words", "next"));
    }

    @ParameterizedTest(name = "RFC 8288: a Link {0} ends the walk, the page counts")
    @MethodSource
    void links(String what, String link) {
        platform.on(
                "/items",
                asked -> asked.query().containsKey("page")
                        ? page("[]")
                        : page("[" + item("/items/1") + "]").with("Link", link.formatted(platform.issuer())));
        assertThat(find()).isNotEmpty();
        assertThat(platform.requestsTo("/items")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("RFC 8288: a next page on another host gets no token → NOT_ALLOWED")
    void followsNoLinkAbroad() {
        platform.on("/items", asked -> page("[]").with("Link", "<http://localhost:1/items>; rel=\"next\""));
        assertThat(failing(this::find)).isEqualTo("NOT_ALLOWED");
    }

    @Test
    @DisplayName("RFC 8288: pages without end → PLATFORM_ERROR after a bounded number")
    void givesUpOnPagesWithoutEnd() {
        platform.on("/items", asked -> {
            int number = Integer.parseInt(asked.query().getOrDefault("page", "1"));
            return page("[]").with("Link", "<" + platform.address("/items?page=" + (number + 1)) + ">; rel=\"next\"");
        });
        assertThat(failing(this::find)).isEqualTo("PLATFORM_ERROR");
        assertThat(platform.requestsTo("/items")).hasSizeLessThan(500);
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                arguments("a web page", "PLATFORM_ERROR", Reply.text(200, "text/html", "<html>")),
                arguments("nothing", "PLATFORM_ERROR", Reply.empty(200)),
                arguments("half a document", "PLATFORM_ERROR", page("[{\"id\":")),
                arguments("items without id", "PLATFORM_ERROR", page("[{\"resourceId\":\"r\",\"tag\":\"t\"}]")),
                arguments(
                        "an id that is no address",
                        "PLATFORM_ERROR",
                        page(ITEM.formatted("not an address").formatted())),
                arguments("a relative id", "PLATFORM_ERROR", page("[" + ITEM.formatted("/items/1") + "]")),
                arguments("a nesting of 3,000", "PLATFORM_ERROR", page("[".repeat(3000))),
                arguments("5 MB", "PLATFORM_ERROR", page("[" + " ".repeat(5_000_000) + "]")),
                arguments("403", "FORBIDDEN", Reply.empty(403)),
                arguments("500", "PLATFORM_ERROR", Reply.empty(500)),
                arguments("a redirect", "PLATFORM_ERROR", Reply.redirect(301, "http://127.0.0.1:1/items")),
                arguments("silence", "TIMED_OUT", Reply.in(Manner.SILENT)));
    }

    @ParameterizedTest(name = "AGS 2.0 §3.2: a container answered with {0} → {1}")
    @MethodSource
    void containers(String what, String kind, Reply reply) {
        platform.on("/items", asked -> reply);
        assertThat(failing(this::find)).isEqualTo(kind);
    }

    @Test
    @DisplayName("AGS 2.0 §3.2.6: an item created on another host than the platform's is never written to")
    void writesNothingAbroad() {
        platform.on(
                "/items", asked -> Reply.text(201, "application/json", ITEM.formatted("http://localhost:1/items/9")));
        LineItem made = tool.get(LineItems.class)
                .create(registration.id(), platform.address("/items"), new NewLineItem("L", 100, "r", "t"));
        assertThat(post(made.id()).kind().name()).isEqualTo("NOT_ALLOWED");
        JsonNode body = JsonMapper.shared()
                .readTree(platform.requestsTo("/items").getFirst().body());
        assertThat(body.has("resourceLinkId")).isFalse();
    }

    @Test
    @DisplayName("AGS 2.0 §3.2.7: a PUT keeps what the tool does not know of an item")
    void keepsWhatItDoesNotKnow() {
        String held =
                item("/items/1").replace("{", "{\"https://lms.example/ext\":{\"a\":[1]},\"gradesReleased\":true,");
        platform.on("/items/1", asked -> page(asked.method().equals("PUT") ? asked.body() : held));
        LineItem changed = tool.get(LineItems.class)
                .update(registration.id(), platform.address("/items/1"), new LineItems.Change("Нова", null, null));
        assertThat(changed.label()).isEqualTo("Нова");
        Asked put = platform.requestsTo("/items/1").getLast();
        assertThat(put.header("content-type")).isEqualTo("application/vnd.ims.lis.v2.lineitem+json");
        JsonNode body = JsonMapper.shared().readTree(put.body());
        assertThat(body.path("https://lms.example/ext").path("a").get(0).asInt())
                .isEqualTo(1);
        assertThat(body.path("gradesReleased").asBoolean()).isTrue();
        assertThat(body.path("scoreMaximum").asInt()).isEqualTo(100);
    }

    static Stream<Arguments> heldItems() {
        return Stream.of(
                arguments("a list", "PLATFORM_ERROR", page("[]")),
                arguments("nothing", "PLATFORM_ERROR", Reply.empty(200)),
                arguments("404", "NOT_FOUND", Reply.empty(404)),
                arguments("a web page", "PLATFORM_ERROR", Reply.text(200, "text/html", "<html>")));
    }

    @ParameterizedTest(name = "AGS 2.0 §3.2.7: an item that reads {0} is not overwritten → {1}")
    @MethodSource
    void heldItems(String what, String kind, Reply reply) {
        platform.on("/items/1", asked -> reply);
        assertThat(failing(() -> tool.get(LineItems.class)
                        .update(
                                registration.id(),
                                platform.address("/items/1"),
                                new LineItems.Change("Нова", null, null))))
                .isEqualTo(kind);
        assertThat(platform.requestsTo("/items/1"))
                .noneMatch(asked -> asked.method().equals("PUT"));
    }

    static Stream<Arguments> results() {
        return Stream.of(
                arguments("nothing", "[]"),
                arguments("somebody else's", "[{\"userId\":\"user-2\",\"resultScore\":1}]"),
                arguments("an object", "{\"userId\":\"user-1\",\"resultScore\":1}"),
                arguments("null", "null"));
    }

    @ParameterizedTest(name = "AGS 2.0 §3.3: results with {0} are no result")
    @MethodSource
    void results(String what, String body) {
        platform.on(RESULTS, asked -> page(body));
        assertThat(tool.get(Scores.class).result(registration.id(), platform.address("/items/1"), "user-1"))
                .isEmpty();
    }

    @Test
    @DisplayName("AGS 2.0 §3.3: a result without a number, or with a word for one, has no score")
    void readsNoScoreWhereThereIsNone() {
        platform.on(RESULTS, asked -> page("[{\"userId\":\"user-1\",\"resultScore\":\"100\"}]"));
        var result = tool.get(Scores.class).result(registration.id(), platform.address("/items/1"), "user-1");
        assertThat(result).hasValueSatisfying(held -> assertThat(held.score()).isEmpty());
    }

    @Test
    @DisplayName("AGS 2.0 §3.3: the result is read back with its comment")
    void readsAResult() {
        platform.on(
                RESULTS,
                asked -> Reply.json(
                        200,
                        List.of(Map.of("userId", "user-1", "resultScore", 42, "resultMaximum", 50, "comment", "так"))));
        var result = tool.get(Scores.class).result(registration.id(), platform.address("/items/1?type_id=2"), "user-1");
        assertThat(result).hasValueSatisfying(held -> {
            assertThat(held.score()).contains(42.0);
            assertThat(held.maximum()).isEqualTo(50);
            assertThat(held.comment()).contains("так");
        });
        assertThat(platform.requestsTo(RESULTS).getFirst().query())
                .containsEntry("type_id", "2")
                .containsEntry("user_id", "user-1");
    }

    private List<LineItem> find() {
        return tool.get(LineItems.class).find(registration.id(), platform.address("/items?type_id=2"), "r", "t");
    }

    /** As Moodle sends it: each byte of UTF-8 a character of the header. */
    private static String asBytes(String header) {
        return new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String item(String path) {
        return ITEM.formatted(platform.address(path));
    }
}
