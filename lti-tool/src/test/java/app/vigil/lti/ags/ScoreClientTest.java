package app.vigil.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Scopes;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.ags.Score.ActivityProgress;
import app.vigil.lti.ags.Score.GradingProgress;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.testing.Database;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Service tokens and the score service (AGS 2.0) against a platform with Moodle's habits. */
class ScoreClientTest {

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
        assertThat(post().kind()).isEqualTo(ScoreOutcome.Kind.SCOPE_MISSING);
        platform.on("/token", request -> Answer.json(400, Map.of("error", "invalid_scope")));
        assertThat(post().kind()).isEqualTo(ScoreOutcome.Kind.SCOPE_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "400,UNAUTHORIZED",
        "401,UNAUTHORIZED",
        "403,UNAUTHORIZED",
        "404,NOT_FOUND",
        "429,THROTTLED",
        "500,PLATFORM_ERROR",
        "302,PLATFORM_ERROR"
    })
    void tellsApartWhyThereIsNoToken(int status, ScoreOutcome.Kind kind) {
        platform.on("/token", request -> Answer.empty(status));
        assertThat(post().kind()).isEqualTo(kind);
        assertThat(platform.requestsTo("/items/7/lineitem/scores")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{}", "{\"access_token\":\"\"}", "{\"access_token\":{\"a\":1}}"})
    void usesNoTokenThatIsNone(String body) {
        platform.on("/token", request -> new Answer(200, Map.of(), body));
        assertThat(post().kind()).isEqualTo(ScoreOutcome.Kind.PLATFORM_ERROR);
    }

    @Test
    void keepsATokenOfItsOwnForEachScope() {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(200));
        platform.on("/items/7/lineitem/results", request -> Answer.json(200, List.of()));
        post();
        room.get(Scores.class).result(registration.id(), item(), "u");
        assertThat(platform.requestsTo("/token"))
                .extracting(request -> request.form("scope"))
                .containsExactly(Scopes.SCORE, Scopes.RESULT_READ_ONLY);
    }

    @Test
    void stampsNoScoreAheadOfThePlatformsClock() {
        room.clock.set(TestPlatform.clock().plusSeconds(90));
        assertThat(room.get(Scores.class).now(registration.id()))
                .isBetween(TestPlatform.clock().minusSeconds(5), TestPlatform.clock());
        assertThat(platform.requestsTo("/token")).hasSize(1);
    }

    @Test
    void stampsNoScoreAheadOfItsOwnClock() {
        room.clock.set(TestPlatform.clock().minusSeconds(90));
        assertThat(room.get(Scores.class).now(registration.id())).isEqualTo(room.clock.instant());
    }

    @Test
    void believesNoClockThatIsHalfADayOff() {
        room.clock.set(TestPlatform.clock().plus(Duration.ofDays(1)));
        assertThat(room.get(Scores.class).now(registration.id())).isEqualTo(room.clock.instant());
    }

    @Test
    void goesByItsOwnClockWhileThePlatformIsAway() {
        platform.close();
        assertThat(room.get(Scores.class).now(registration.id())).isEqualTo(room.clock.instant());
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
        "504,TIMED_OUT",
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
    void readsUntilWhenToWaitByThePlatformsClock() {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(429).with("Retry-After", httpDate(120)));
        assertThat(post().retryAfter()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "Thu, 20 Nov 2025 10:02:00 GMT", "9999999"})
    void ignoresAWaitThatMakesNoSense(String retryAfter) {
        platform.on("/items/7/lineitem/scores", request -> Answer.empty(429).with("Retry-After", retryAfter));
        assertThat(post()).isEqualTo(new ScoreOutcome(ScoreOutcome.Kind.THROTTLED, 429, null));
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
        assertThat(outcome.kind()).isEqualTo(ScoreOutcome.Kind.NOT_ALLOWED);
        assertThat(platform.requestsTo("/token")).isEmpty();
    }

    @Test
    void callsNothingForARegistrationThatIsSwitchedOff() {
        room.get(Connections.class).activate(registration.id(), false);
        assertThat(post().kind()).isEqualTo(ScoreOutcome.Kind.NOT_ALLOWED);
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

    private static String httpDate(long secondsFromNow) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                TestPlatform.clock().plusSeconds(secondsFromNow).atOffset(ZoneOffset.UTC));
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

    private Key publishedKey(String kid) {
        String set =
                JsonMapper.shared().writeValueAsString(room.get(ToolKeys.class).published(registration.id()));
        return Jwks.setParser().build().parse(set).getKeys().stream()
                .filter(key -> key.getId().equals(kid))
                .findFirst()
                .orElseThrow()
                .toKey();
    }
}
