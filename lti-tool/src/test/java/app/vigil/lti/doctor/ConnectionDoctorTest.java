package app.vigil.lti.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.vigil.lti.Connections;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.LaunchUser;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Scopes;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.doctor.Finding.Level;
import app.vigil.lti.registration.Deployments;
import app.vigil.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The doctor before a healthy platform and before one fault at a time. */
@ParameterizedClass
@EnumSource(Database.class)
class ConnectionDoctorTest {

    private static final String SECRET = "what only the platform should read";

    @Parameter
    Database database;

    private TestPlatform platform;
    private LtiRoom room;
    private Registration registration;
    private ConnectionDoctor doctor;

    @BeforeEach
    void connect() {
        platform = new TestPlatform().givesTokens();
        room = new LtiRoom(database);
        registration = room.connect(platform);
        doctor = room.get(ConnectionDoctor.class);
        room.clock.set(TestPlatform.clock());
        platform.on("/items", request -> switch (request.method()) {
            case "POST" ->
                Answer.json(
                        201, Map.of("id", platform.address("/items/9").toString(), "label", "l", "scoreMaximum", 1));
            default -> Answer.json(200, List.of());
        });
        platform.on("/items/9", request -> Answer.empty(204));
        platform.on("/items/9/scores", request -> Answer.empty(200));
        members(Map.of("user_id", "s", "roles", List.of("Learner"), "name", "Ян", "email", "y@lms.example"));
        launch();
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void findsNothingWrongWithAHealthyPlatform() {
        List<Diagnosis> all = new ArrayList<>();
        doctor.examine(registration, all::add);
        assertThat(all).extracting(Diagnosis::step).containsExactly(Step.values());
        assertThat(all).extracting(Diagnosis::level).containsOnly(Level.GOOD);
    }

    @Test
    void leavesNothingBehindAndGradesNobody() {
        examine(Step.SCORE);
        assertThat(platform.requestsTo("/items/9"))
                .extracting(TestPlatform.Received::method)
                .containsExactly("DELETE");
        assertThat(platform.requestsTo("/items/9/scores").getFirst().body())
                .contains("PendingManual")
                .doesNotContain("scoreGiven");
    }

    @Test
    void deletesTheColumnThoughTheScoreWasRefused() {
        platform.on("/items/9/scores", request -> Answer.empty(400));
        assertThat(examine(Step.SCORE)).containsExactly("service-refused");
        assertThat(platform.requestsTo("/items/9")).hasSize(1);
    }

    @Test
    void tellsWhenAColumnStays() {
        platform.on("/items/9", request -> Answer.empty(500));
        assertThat(examine(Step.SCORE)).containsExactly("score-good", "item-left");
    }

    @ParameterizedTest
    @CsvSource({
        "400,service-refused",
        "401,token-refused",
        "403,service-forbidden",
        "404,service-not-found",
        "429,service-throttled",
        "500,service-failed",
        "504,timed-out"
    })
    void tellsApartWhyAServiceFails(int status, String code) {
        platform.on("/items", request -> Answer.empty(status));
        platform.on("/members", request -> Answer.empty(status));
        assertThat(examine(Step.LINE_ITEMS)).containsExactly(code);
        assertThat(examine(Step.SCORE)).containsExactly(code);
        assertThat(examine(Step.MEMBERSHIPS)).containsExactly(code);
    }

    @Test
    void namesEveryScopeThatIsMissing() {
        platform.on(
                "/token",
                request -> request.form("scope").equals(Scopes.SCORE)
                        ? Answer.json(200, Map.of("access_token", "t", "expires_in", 60))
                        : Answer.json(400, Map.of("error", "invalid_scope")));
        assertThat(examine(Step.TOKEN))
                .containsExactly("scope-missing-line-items", "scope-missing-results", "scope-missing-memberships");
    }

    @Test
    void asksForAFreshTokenThoughThereIsOne() {
        examine(Step.TOKEN);
        platform.on("/token", request -> Answer.json(400, Map.of("error", "invalid_client")));
        assertThat(examine(Step.TOKEN)).containsExactly("token-refused");
    }

    @ParameterizedTest
    @CsvSource({
        "1,clock-good,GOOD",
        "20,clock-ahead,NOTE",
        "90,clock-ahead,BAD",
        "-20,clock-behind,NOTE",
        "-90,clock-behind,BAD"
    })
    void measuresTheClockInSeconds(long seconds, String code, Level level) {
        room.clock.set(TestPlatform.clock().minusSeconds(seconds));
        Finding clock = doctor.examine(registration, Step.KEY_SET).findings().getLast();
        assertThat(clock.code()).isEqualTo(code);
        assertThat(clock.level()).isEqualTo(level);
        if (level != Level.GOOD) {
            assertThat((Long) clock.arguments().getFirst()).isCloseTo(Math.abs(seconds), within(4L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200,<html>,unreadable",
        "200,{\"keys\":[]},key-set-empty",
        "404,x,answered-badly",
        "302,x,answered-badly"
    })
    void tellsWhatIsWrongWithTheKeySet(int status, String body, String code) {
        platform.on("/jwks", request -> new Answer(status, Map.of(), body));
        assertThat(examine(Step.KEY_SET)).first().isEqualTo(code);
    }

    @Test
    void tellsWhenNobodyAnswers() {
        platform.close();
        assertThat(examine(Step.KEY_SET)).containsExactly("unreachable");
        assertThat(examine(Step.TOKEN)).containsExactly("unreachable");
    }

    @Test
    void knowsWhatThisSideRefuses() {
        room.get(Deployments.class).quarantine(registration.id(), "unknown");
        assertThat(examine(Step.REGISTRATION)).containsExactly("deployment-waits");
        room.get(Connections.class).activate(registration.id(), false);
        Registration off = room.get(Registrations.class).find(registration.id()).orElseThrow();
        assertThat(doctor.examine(off, Step.REGISTRATION).findings().getFirst().code())
                .isEqualTo("switched-off");
    }

    @Test
    void triesNoServiceBeforeTheFirstLaunch() {
        TestPlatform other = new TestPlatform().givesTokens();
        Registration fresh = room.connect(other);
        assertThat(doctor.examine(fresh, Step.LINE_ITEMS).findings().getFirst().code())
                .isEqualTo("not-launched");
        assertThat(doctor.examine(fresh, Step.SCORE).level()).isEqualTo(Level.NOTE);
        other.close();
    }

    @Test
    void notesWhatThePlatformWithholds() {
        members(Map.of("user_id", "s", "roles", List.of("Learner")));
        assertThat(examine(Step.MEMBERSHIPS)).containsExactly("members-good", "names-withheld", "addresses-withheld");
        members(Map.of("user_id", "t", "roles", List.of("Instructor")));
        assertThat(examine(Step.SCORE)).containsExactly("score-without-student");
    }

    @Test
    void showsNothingThatWasFetched() {
        for (String path : List.of("/jwks", "/token", "/items", "/members")) {
            platform.on(path, request -> Answer.json(400, Map.of("error", SECRET, "error_description", SECRET)));
        }
        List<Diagnosis> all = new ArrayList<>();
        doctor.examine(registration, all::add);
        assertThat(all.toString()).doesNotContain(SECRET);
    }

    private List<String> examine(Step step) {
        return doctor.examine(registration, step).findings().stream()
                .map(Finding::code)
                .toList();
    }

    private void members(Map<String, Object> member) {
        platform.on("/members", request -> Answer.json(200, Map.of("members", List.of(member))));
    }

    private void launch() {
        Launch.Core core = new Launch.Core(
                UUID.randomUUID(),
                registration.id(),
                TestPlatform.DEPLOYMENT,
                new LaunchUser("teacher", null, null, null, null, null),
                Set.of(),
                Optional.empty(),
                Map.of(),
                Locale.ENGLISH,
                Optional.empty(),
                Optional.of(
                        new Launch.AgsEndpoint(Set.of(), Optional.of(platform.address("/items")), Optional.empty())),
                Optional.of(platform.address("/members")),
                Optional.empty());
        room.publish(new LaunchAccepted(new ResourceLinkLaunch(core, "link", null)));
    }
}
