package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.Score.ActivityProgress;
import app.vigil.lti.ags.Score.GradingProgress;
import app.vigil.lti.ags.Scores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores are stamped with a time the platform's own clock has reached, which only its {@code Date} headers tell. The
 * platform's server takes them from the system; here it is the tool's clock that is wrong.
 */
class ScoreTimeTest extends ServiceConformance {

    private static final String SCORES = "/items/1/scores";

    private final Clock platformsClock = Clock.systemUTC();
    private Instant toolsTime = Instant.EPOCH;

    @BeforeEach
    void rememberTheTime() {
        toolsTime = ToolNode.CLOCK.instant();
    }

    @AfterEach
    void restoreTheTime() {
        turnTo(toolsTime);
    }

    @ParameterizedTest(
            name = "AGS 2.0 §3.4: a tool whose clock is {0} s ahead sends no score from the platform's future")
    @ValueSource(longs = {25_200, 420, 2, 0, -300})
    void comesFromNoPlatformsFuture(long ahead) {
        platform.on(SCORES, asked -> Reply.empty(204));
        // Gets the token, too: the tool's key is too young to sign at the time the clock is turned to.
        post();
        turnTo(platformsClock.instant().plusSeconds(ahead));
        post();
        Scores scores = tool.get(Scores.class);
        Instant stamp = scores.now(registration.id());
        Instant platformsTime = platformsClock.instant();
        scores.post(registration.id(), platform.address("/items/1"), scoredAt(stamp));
        Instant stamped = Instant.parse(JsonMapper.shared()
                .readTree(platform.requestsTo(SCORES).getLast().body())
                .path("timestamp")
                .asString());
        assertThat(stamped).isBeforeOrEqualTo(platformsTime);
        assertThat(Duration.between(stamped, platformsTime).minusSeconds(Math.max(0, -ahead)))
                .as("no more behind than it must be")
                .isLessThan(Duration.ofSeconds(10));
    }

    private static void turnTo(Instant time) {
        ToolNode.CLOCK.step(Duration.between(ToolNode.CLOCK.instant(), time));
    }

    private static Score scoredAt(Instant at) {
        return new Score(
                "user-1", at, ActivityProgress.COMPLETED, GradingProgress.FULLY_GRADED, 100.0, 100.0, "Зараховано");
    }
}
