package app.vigil.conformance;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.platform.TokenEndpoint;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.ags.Scores;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A connected platform whose token endpoint is right again before each test; services answer as the test says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceConformance {

    /** Longer than any token is kept. */
    private static final Duration TOKENS_GONE = Duration.ofHours(2);

    final ToolNode tool = ToolNode.first();
    final Platform platform = new Platform(getClass().getSimpleName());
    Registration registration;

    @BeforeAll
    void connect() {
        registration = tool.connect(platform);
    }

    @BeforeEach
    void startAfresh() {
        ToolNode.CLOCK.step(TOKENS_GONE);
        platform.forgetRequests();
        platform.on("/token", tokens());
        tool.get(Connections.class).activate(registration.id(), true);
    }

    @AfterAll
    void disconnect() {
        platform.close();
    }

    TokenEndpoint tokens() {
        return tokens(registration);
    }

    /** One that looks for the tool's keys where those of this registration are. */
    TokenEndpoint tokens(Registration keysOf) {
        return new TokenEndpoint(
                platform,
                () -> new Browser()
                        .get(tool.address("/lti/key-sets/" + keysOf.id()))
                        .body(),
                ToolNode.CLOCK);
    }

    /** Posts a score into {@code /items/1} with Moodle's query string. */
    ScoreOutcome post() {
        return post(platform.address("/items/1?type_id=2"));
    }

    ScoreOutcome post(URI lineItem) {
        return tool.get(Scores.class).post(registration.id(), lineItem, score());
    }

    static Score score() {
        return new Score(
                "user-1",
                ToolNode.CLOCK.instant(),
                Score.ActivityProgress.COMPLETED,
                Score.GradingProgress.FULLY_GRADED,
                100.0,
                100.0,
                "Зараховано");
    }

    /** The kind of the failure, or what came instead. */
    static String failing(Runnable call) {
        try {
            call.run();
            return "no failure";
        } catch (PlatformFailure failure) {
            return failure.kind().name();
        }
    }

    static Reply page(String json) {
        return Reply.text(200, "application/json", json);
    }
}
