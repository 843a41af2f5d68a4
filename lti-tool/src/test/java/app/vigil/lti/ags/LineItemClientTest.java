package app.vigil.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.ags.LineItem.SubmissionReview;
import app.vigil.lti.ags.LineItems.Change;
import app.vigil.lti.ags.LineItems.Filter;
import app.vigil.lti.ags.LineItems.NewLineItem;
import app.vigil.testing.Database;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The line item service (AGS 2.0, 3.2) against a platform with Moodle's habits. */
class LineItemClientTest {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";

    /** What a header in UTF-8 looks like to HTTP, which knows Latin-1. */
    private static final String TYPOGRAPHIC =
            new String("“next”".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    private final TestPlatform platform = new TestPlatform().givesTokens();
    private final LtiRoom room = new LtiRoom(Database.H2);
    private final LineItems items = room.get(LineItems.class);
    private Registration registration;

    @BeforeEach
    void connect() {
        registration = room.connect(platform);
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void findsLineItemsOnAllPagesOfAPlatformWithTypographicLinks() {
        platform.on(
                "/items",
                request -> request.query().contains("page=2")
                        ? Answer.json(200, List.of(lineItem(8, "exam", "verification")))
                        : Answer.json(
                                        200,
                                        List.of(lineItem(7, "exam", "admission"), lineItem(9, "other", "verification")))
                                .with(
                                        "Link",
                                        "<" + platform.address("/items?type_id=1&page=2") + ">; rel=" + TYPOGRAPHIC));
        List<LineItem> found =
                items.find(registration.id(), platform.address("/items?type_id=1"), "exam", "verification");
        assertThat(found).extracting(LineItem::id).containsExactly(platform.address("/items/8"));
        assertThat(platform.requestsTo("/items").getFirst().header("accept"))
                .isEqualTo("application/vnd.ims.lis.v2.lineitemcontainer+json");
        assertThat(platform.requestsTo("/items").getFirst().query())
                .isEqualTo("type_id=1&resource_id=exam&tag=verification");
    }

    @Test
    void endsAWalkThroughPagesThatLeadInACircle() {
        platform.on(
                "/items",
                request -> Answer.json(200, List.of())
                        .with("Link", "<" + platform.address("/items?page=1") + ">; rel=\"next\""));
        assertThat(items.find(registration.id(), platform.address("/items?page=1"), "a", "b"))
                .isEmpty();
        assertThat(platform.requestsTo("/items")).hasSize(2);
    }

    @Test
    void followsNoLinkToAnotherHost() {
        platform.on(
                "/items",
                request -> Answer.json(200, List.of()).with("Link", "<https://elsewhere.example/>; rel=\"next\""));
        assertThatThrownBy(() -> items.find(registration.id(), platform.address("/items"), "a", "b"))
                .isInstanceOfSatisfying(
                        PlatformFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ScoreOutcome.Kind.NOT_ALLOWED));
    }

    @Test
    void createsALineItemWithoutResourceLink() {
        platform.on("/items", request -> Answer.json(201, lineItem(8, "exam", "verification")));
        LineItem created = items.create(
                registration.id(),
                platform.address("/items?type_id=1"),
                new NewLineItem("Verification", 100, "exam", "verification"));
        assertThat(created.id()).isEqualTo(platform.address("/items/8"));
        assertThat(platform.requestsTo("/items").getFirst().body()).doesNotContain("resourceLinkId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<%s>; rel=\"next\"",
                "<%s>;rel=next",
                "<%s>; REL='next'",
                "<%s>; title=\"a, b\"; rel=\"next\"",
                "<%s>; rel=\"first next\"",
                "<%s>; rel=\"next",
                "< %s >; rel = next",
                "</items?page=2>; rel=next",
                "</elsewhere>; rel=\"prev\", <%s>; rel=\"next\""
            })
    void followsAMalformedLink(String link) {
        platform.on(
                "/items",
                request -> "page=2".equals(request.query())
                        ? Answer.json(200, List.of(lineItem(8, "a", "b")))
                        : Answer.json(200, List.of())
                                .with("Link", link.replace("%s", platform.address("/items?page=2") + "")));
        assertThat(items.find(registration.id(), platform.address("/items"), Filter.ALL))
                .extracting(LineItem::id)
                .containsExactly(platform.address("/items/8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "<>", "<http://[>; rel=next", "</items?page=2>; rel=nextsibling", "<a; rel=next"})
    void takesALinkThatLeadsNowhereForTheEnd(String link) {
        platform.on(
                "/items",
                request -> Answer.json(200, List.of(lineItem(8, "a", "b"))).with("Link", link));
        assertThat(items.find(registration.id(), platform.address("/items"), Filter.ALL))
                .hasSizeGreaterThan(0);
        assertThat(platform.requestsTo("/items")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void cutsNoContainerOffSilently() {
        platform.on(
                "/items",
                request -> Answer.json(200, List.of())
                        .with(
                                "Link",
                                "</items?page=" + platform.requestsTo("/items").size() + ">; rel=next"));
        assertFails(
                ScoreOutcome.Kind.PLATFORM_ERROR,
                () -> items.find(registration.id(), platform.address("/items"), Filter.ALL));
        assertThat(platform.requestsTo("/items")).hasSize(201);
    }

    @Test
    void findsTheItemsOfALinkThoughThePlatformIgnoresTheFilter() {
        Map<String, Object> linked = new HashMap<>(lineItem(7, "exam", "admission"));
        linked.put("resourceLinkId", "link & 1");
        platform.on("/items", request -> Answer.json(200, List.of(lineItem(8, "exam", "other"), linked)));
        assertThat(items.find(registration.id(), platform.address("/items"), new Filter("link & 1", null, null)))
                .extracting(LineItem::id)
                .containsExactly(platform.address("/items/7"));
        assertThat(platform.requestsTo("/items").getFirst().query()).isEqualTo("resource_link_id=link+&+1");
    }

    @Test
    void putsBackWhatItDoesNotKnow() {
        Map<String, Object> held = new HashMap<>(lineItem(8, "exam", "verification"));
        held.put("resourceLinkId", "link");
        held.put("endDateTime", "2026-12-01T00:00:00Z");
        held.put("https://lms.example/own", Map.of("a", 1));
        platform.on(
                "/items/8",
                request -> request.method().equals("GET")
                        ? Answer.json(200, held)
                        : Answer.json(200, JsonMapper.shared().readTree(request.body())));
        LineItem updated =
                items.update(registration.id(), platform.address("/items/8?type_id=1"), new Change("New", null, null));
        assertThat(updated.label()).isEqualTo("New");
        TestPlatform.Received put = platform.requestsTo("/items/8").getLast();
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.query()).isEqualTo("type_id=1");
        assertThat(put.header("content-type")).isEqualTo(ITEM);
        held.put("label", "New");
        assertThat(JsonMapper.shared().readTree(put.body()))
                .isEqualTo(JsonMapper.shared().valueToTree(held));
    }

    @Test
    void givesAnItemItsSubmissionReview() {
        SubmissionReview review = new SubmissionReview(
                List.of("Submitted", "Completed"),
                "Report",
                URI.create("http://localhost:8080/lti/launch"),
                Map.of("a", "b"));
        platform.on(
                "/items/8",
                request -> request.method().equals("GET")
                        ? Answer.json(200, lineItem(8, "exam", "verification"))
                        : Answer.json(200, JsonMapper.shared().readTree(request.body())));
        assertThat(items.update(registration.id(), platform.address("/items/8"), new Change(null, 50.0, review)))
                .satisfies(updated -> {
                    assertThat(updated.submissionReview()).isEqualTo(review);
                    assertThat(updated.scoreMaximum()).isEqualTo(50);
                });
        platform.on("/items", request -> Answer.json(201, JsonMapper.shared().readTree(request.body())));
        assertFails(
                ScoreOutcome.Kind.PLATFORM_ERROR,
                () -> items.create(
                        registration.id(), platform.address("/items"), new NewLineItem("l", 1, "r", "t", review)));
        JsonNode created = JsonMapper.shared()
                .readTree(platform.requestsTo("/items").getFirst().body());
        assertThat(created.path("submissionReview").path("reviewableStatus")).hasSize(2);
    }

    @Test
    void deletesAnItem() {
        platform.on("/items/8", request -> Answer.empty(204));
        items.delete(registration.id(), platform.address("/items/8?type_id=1"));
        TestPlatform.Received request = platform.requestsTo("/items/8").getFirst();
        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(request.query()).isEqualTo("type_id=1");
        assertThat(request.header("content-type")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400,REFUSED", "403,FORBIDDEN", "404,NOT_FOUND", "409,CONFLICT", "429,THROTTLED", "500,PLATFORM_ERROR"})
    void tellsFailuresOfTheServiceApart(int status, ScoreOutcome.Kind kind) {
        platform.on("/items/8", request -> Answer.empty(status));
        assertFails(kind, () -> items.get(registration.id(), platform.address("/items/8")));
        assertFails(kind, () -> items.delete(registration.id(), platform.address("/items/8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{}", "{\"id\":\"\"}", "{\"id\":\"not an address\"}", "{\"id\":7}", "[]"})
    void takesNoItemWithoutAnAddress(String body) {
        platform.on("/items/8", request -> new Answer(200, Map.of(), body));
        assertFails(ScoreOutcome.Kind.PLATFORM_ERROR, () -> items.get(registration.id(), platform.address("/items/8")));
    }

    private static void assertFails(ScoreOutcome.Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PlatformFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    private Map<String, Object> lineItem(int id, String resourceId, String tag) {
        return Map.of(
                "id",
                platform.address("/items/" + id).toString(),
                "label",
                "Label",
                "scoreMaximum",
                100,
                "resourceId",
                resourceId,
                "tag",
                tag);
    }
}
