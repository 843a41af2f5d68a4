package app.vigil.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Role;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.ags.LineItems.NewLineItem;
import app.vigil.lti.ags.Score.ActivityProgress;
import app.vigil.lti.ags.Score.GradingProgress;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.lti.nrps.Memberships;
import app.vigil.lti.nrps.Memberships.Member;
import app.vigil.testing.Database;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** AGS 2.0 and NRPS 2.0 clients against a platform with Moodle's habits. */
class ServiceClientsTest {

    /** What a header in UTF-8 looks like to HTTP, which knows Latin-1. */
    private static final String TYPOGRAPHIC =
            new String("“next”".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    private final TestPlatform platform = new TestPlatform().givesTokens();
    private final LtiRoom room = new LtiRoom(Database.H2);
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
    void asksForATokenWithAnAssertionThePlatformCanVerify() {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(200));
        post();
        String assertion = platform.requestsTo("/token").getFirst().form("client_assertion");
        Jws<Claims> read = Jwts.parser()
                .clock(() -> Date.from(room.clock.instant()))
                .keyLocator(header -> publishedKey(((JwsHeader) header).getKeyId()))
                .build()
                .parseSignedClaims(assertion);
        assertThat(read.getPayload().getIssuer()).isEqualTo(TestPlatform.CLIENT_ID);
        assertThat(read.getPayload().getSubject()).isEqualTo(TestPlatform.CLIENT_ID);
        assertThat(read.getPayload().getAudience())
                .containsExactly(platform.address("/token").toString());
        assertThat(read.getPayload().getId()).isNotBlank();
        assertThat(read.getPayload().getExpiration()).isAfter(read.getPayload().getIssuedAt());
    }

    @Test
    void keepsATokenUntilShortlyBeforeItExpires() {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(200));
        post();
        post();
        assertThat(platform.requestsTo("/token")).hasSize(1);
        room.clock.tick(Duration.ofMinutes(59));
        post();
        assertThat(platform.requestsTo("/token")).hasSize(2);
    }

    @Test
    void renewsARefusedTokenOnce() {
        platform.on(
                "/items/7/lineitem/scores",
                request -> Answer.empty(request.header("authorization").equals("Bearer token-1") ? 401 : 200));
        assertThat(post().kind()).isEqualTo(ScoreOutcome.Kind.DELIVERED);
        assertThat(platform.requestsTo("/token")).hasSize(2);
    }

    @Test
    void givesUpWhenTheRenewedTokenIsRefusedToo() {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(401));
        assertThat(post().kind()).isEqualTo(ScoreOutcome.Kind.UNAUTHORIZED);
        assertThat(platform.requestsTo("/items/7/lineitem/scores")).hasSize(2);
    }

    @Test
    void saysForbiddenWhenTheScopeIsNotGranted() {
        platform.on("/token", request -> Answer.json(200, Map.of("access_token", "t", "scope", "other")));
        assertThat(post().kind()).isEqualTo(ScoreOutcome.Kind.FORBIDDEN);
    }

    @Test
    void postsAScoreBehindThePathAndBeforeTheQuery() {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(204));
        assertThat(post()).isEqualTo(new ScoreOutcome(ScoreOutcome.Kind.DELIVERED, 204, null));
        TestPlatform.Received request =
                platform.requestsTo("/items/7/lineitem/scores").getFirst();
        assertThat(request.query()).isEqualTo("type_id=1");
        assertThat(request.header("content-type")).isEqualTo("application/vnd.ims.lis.v1.score+json");
        JsonNode body = JsonMapper.shared().readTree(request.body());
        assertThat(body.path("timestamp").asString("")).isEqualTo("2026-11-20T08:00:00.000Z");
        assertThat(body.path("gradingProgress").asString("")).isEqualTo("FullyGraded");
        assertThat(body.path("scoreGiven").asDouble(0)).isEqualTo(100);
    }

    @Test
    void sendsNoNumberWithoutAScore() {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(200));
        Score pending = new Score(
                "u",
                room.clock.instant(),
                ActivityProgress.COMPLETED,
                GradingProgress.PENDING_MANUAL,
                null,
                100,
                "text");
        room.get(Scores.class).post(registration.id(), item(), pending);
        JsonNode body = JsonMapper.shared()
                .readTree(platform.requestsTo("/items/7/lineitem/scores")
                        .getFirst()
                        .body());
        assertThat(body.has("scoreGiven")).isFalse();
        assertThat(body.has("scoreMaximum")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "200,DELIVERED",
        "400,REFUSED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "409,CONFLICT",
        "422,REFUSED",
        "500,PLATFORM_ERROR",
        "503,PLATFORM_ERROR",
        "302,PLATFORM_ERROR"
    })
    void tellsOutcomesApart(int status, ScoreOutcome.Kind kind) {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(status));
        assertThat(post()).isEqualTo(new ScoreOutcome(kind, status, null));
    }

    @Test
    void readsHowLongToWait() {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(429).with("Retry-After", "30"));
        assertThat(post()).isEqualTo(new ScoreOutcome(ScoreOutcome.Kind.THROTTLED, 429, Duration.ofSeconds(30)));
    }

    @Test
    void saysUnreachableWhenNobodyAnswers() {
        platform.close();
        assertThat(post().kind()).isEqualTo(ScoreOutcome.Kind.UNREACHABLE);
    }

    @Test
    void callsNoHostOutsideTheRegistration() {
        ScoreOutcome outcome = room.get(Scores.class)
                .post(registration.id(), URI.create("https://elsewhere.example/items/7"), score());
        assertThat(outcome.kind()).isEqualTo(ScoreOutcome.Kind.FORBIDDEN);
        assertThat(platform.requestsTo("/token")).isEmpty();
    }

    @Test
    void readsAResultBack() {
        platform.on(
                "/items/7/lineitem/results",
                request -> Answer.json(
                        200,
                        List.of(
                                Map.of("userId", "other", "resultScore", 1),
                                Map.of("userId", "u", "resultScore", 50, "resultMaximum", 100, "comment", "c"))));
        assertThat(room.get(Scores.class).result(registration.id(), item(), "u"))
                .hasValueSatisfying(result -> {
                    assertThat(result.score()).contains(50.0);
                    assertThat(result.maximum()).isEqualTo(100);
                    assertThat(result.comment()).contains("c");
                });
        assertThat(platform.requestsTo("/items/7/lineitem/results").getFirst().query())
                .isEqualTo("type_id=1&user_id=u");
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
        List<LineItem> found = room.get(LineItems.class)
                .find(registration.id(), platform.address("/items?type_id=1"), "exam", "verification");
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
        assertThat(room.get(LineItems.class).find(registration.id(), platform.address("/items?page=1"), "a", "b"))
                .isEmpty();
        assertThat(platform.requestsTo("/items")).hasSize(2);
    }

    @Test
    void followsNoLinkToAnotherHost() {
        platform.on(
                "/items",
                request -> Answer.json(200, List.of()).with("Link", "<https://elsewhere.example/>; rel=\"next\""));
        assertThatThrownBy(
                        () -> room.get(LineItems.class).find(registration.id(), platform.address("/items"), "a", "b"))
                .isInstanceOfSatisfying(
                        PlatformFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ScoreOutcome.Kind.FORBIDDEN));
    }

    @Test
    void createsALineItemWithoutResourceLink() {
        platform.on("/items", request -> Answer.json(201, lineItem(8, "exam", "verification")));
        LineItem created = room.get(LineItems.class)
                .create(
                        registration.id(),
                        platform.address("/items?type_id=1"),
                        new NewLineItem("Verification", 100, "exam", "verification"));
        assertThat(created.id()).isEqualTo(platform.address("/items/8"));
        assertThat(platform.requestsTo("/items").getFirst().body()).doesNotContain("resourceLinkId");
    }

    @Test
    void readsMembersWithShortAndLongRolesOnAllPages() {
        String learner = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
        platform.on(
                "/members",
                request -> request.query() == null
                        ? Answer.json(
                                        200,
                                        Map.of(
                                                "members",
                                                List.of(
                                                        Map.of(
                                                                "user_id",
                                                                "1",
                                                                "roles",
                                                                List.of("Instructor"),
                                                                "name",
                                                                "Ганна"),
                                                        Map.of("user_id", "", "roles", List.of("Learner")))))
                                .with("Link", "<" + platform.address("/members?page=2") + ">; rel=next")
                        : Answer.json(
                                200,
                                Map.of(
                                        "members",
                                        List.of(Map.of(
                                                "user_id", "2", "roles", List.of(learner), "status", "Inactive")))));
        assertThat(room.get(Memberships.class).of(registration.id(), platform.address("/members")))
                .containsExactly(
                        new Member("1", Set.of(Role.INSTRUCTOR), true, "Ганна", null),
                        new Member("2", Set.of(Role.LEARNER), false, null, null));
    }

    private ScoreOutcome post() {
        return room.get(Scores.class).post(registration.id(), item(), score());
    }

    private URI item() {
        return platform.address("/items/7/lineitem?type_id=1");
    }

    private Score score() {
        Instant now = room.clock.instant();
        return new Score("u", now, ActivityProgress.COMPLETED, GradingProgress.FULLY_GRADED, 100.0, 100, null);
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

    private Key publishedKey(String kid) {
        String set =
                JsonMapper.shared().writeValueAsString(room.get(ToolKeys.class).published());
        return Jwks.setParser().build().parse(set).getKeys().stream()
                .filter(key -> key.getId().equals(kid))
                .findFirst()
                .orElseThrow()
                .toKey();
    }
}
