package app.vigil.lti.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.ControlAction;
import app.vigil.lti.Invitations;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.acs.AssessmentControls;
import app.vigil.lti.acs.ControlOutcome;
import app.vigil.lti.acs.ControlRequest;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.ags.Scores;
import app.vigil.lti.doctor.ConnectionDoctor;
import app.vigil.lti.doctor.Finding;
import app.vigil.lti.doctor.Step;
import app.vigil.lti.keys.PlatformKeySets;
import app.vigil.lti.launch.Query;
import app.vigil.lti.nrps.Memberships;
import app.vigil.lti.registration.DynamicRegistration;
import app.vigil.lti.registration.DynamicRegistration.RegistrationRequest;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every address a platform can supply, against platforms that lead astray, talk without end or live where they must not. */
class PlatformAddressesTest {

    private final TestPlatform platform = new TestPlatform();
    private final Map<String, Object> configuration = new HashMap<>();
    private LtiRoom room;
    private Registration registration;

    /** What the platform supplies, and the path it lies at. */
    enum Address {
        CONFIGURATION("/configuration"),
        REGISTRATION("/registration"),
        KEY_SET("/jwks"),
        KEY_SET_OF_THE_DOCTOR("/jwks"),
        TOKEN("/token"),
        LINE_ITEMS("/items"),
        NEXT_LINE_ITEMS("/more-items"),
        LINE_ITEM("/items/7"),
        SCORES("/items/7/scores"),
        RESULTS("/items/7/results"),
        CONTROL("/control"),
        MEMBERSHIPS("/members"),
        NEXT_MEMBERS("/more-members");

        private final String path;

        Address(String path) {
            this.path = path;
        }
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @ParameterizedTest
    @EnumSource(Address.class)
    void followsNoRedirect(Address address) {
        start(true, platform.issuer());
        platform.on("/secret", request -> Answer.json(200, Map.of()));
        platform.on(
                address.path,
                request -> Answer.empty(307)
                        .with("Location", platform.address("/secret").toString()));
        assertThat(succeeds(address)).isFalse();
        assertThat(platform.requestsTo(address.path)).isNotEmpty();
        assertThat(platform.requestsTo("/secret")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Address.class)
    void readsNoBodyWithoutEnd(Address address) {
        start(true, platform.issuer());
        platform.drips(address.path, Duration.ZERO);
        assertThat(succeeds(address)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Address.class)
    void waitsNotForABodyThatDrips(Address address) {
        start(true, platform.issuer());
        platform.drips(address.path, Duration.ofMillis(20));
        assertThat(succeeds(address)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Address.class)
    void callsNoPrivateAddress(Address address) {
        start(false, platform.issuer().replace("http:", "https:"));
        assertThat(succeeds(address)).isFalse();
        assertThat(platform.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Address.class,
            names = {
                "LINE_ITEMS",
                "NEXT_LINE_ITEMS",
                "LINE_ITEM",
                "SCORES",
                "RESULTS",
                "CONTROL",
                "MEMBERSHIPS",
                "NEXT_MEMBERS"
            })
    void callsNoServiceOnAHostThatIsNotThePlatforms(Address address) {
        start(true, platform.issuer());
        try (TestPlatform other = new TestPlatform()) {
            String elsewhere = other.issuer().replace("127.0.0.1", "localhost");
            platform.on(
                    "/items",
                    request -> Answer.json(200, List.of()).with("Link", "<" + elsewhere + "/more-items>; rel=next"));
            platform.on(
                    "/members",
                    request -> Answer.json(200, Map.of()).with("Link", "<" + elsewhere + "/more-members>; rel=next"));
            boolean next = address == Address.NEXT_LINE_ITEMS || address == Address.NEXT_MEMBERS;
            assertThat(succeeds(address, next ? platform.issuer() : elsewhere)).isFalse();
            assertThat(other.connections()).isZero();
        }
    }

    private void start(boolean demo, String base) {
        room = demo
                ? new LtiRoom(Database.H2, Map.of("vigil.lti.patience.overall", "PT0.6S"))
                : new LtiRoom(Database.H2, false);
        configuration.putAll(Map.of(
                "issuer", base,
                "authorization_endpoint", base + "/auth",
                "token_endpoint", base + "/token",
                "jwks_uri", base + "/jwks",
                "registration_endpoint", base + "/registration"));
        platform.givesTokens();
        platform.on("/configuration", request -> Answer.json(200, configuration));
        platform.on("/items", request -> Answer.json(200, List.of()).with("Link", "</more-items>; rel=next"));
        platform.on("/members", request -> Answer.json(200, Map.of()).with("Link", "</more-members>; rel=next"));
        registration = room.get(Connections.class)
                .connect(new Connections.PlatformValues(
                        "Hostile",
                        base,
                        TestPlatform.CLIENT_ID,
                        URI.create(base + "/auth"),
                        URI.create(base + "/token"),
                        URI.create(base + "/jwks"),
                        TestPlatform.DEPLOYMENT));
    }

    private boolean succeeds(Address address) {
        return succeeds(address, registration.issuer());
    }

    private boolean succeeds(Address address, String base) {
        try {
            return call(address, base);
        } catch (PlatformFailure | ProblemException | OutboundFailure refused) {
            return false;
        }
    }

    private boolean call(Address address, String base) {
        URI item = URI.create(base + "/items/7");
        return switch (address) {
            case CONFIGURATION -> did(room.get(DynamicRegistration.class).preview(request(base)));
            case REGISTRATION -> did(room.get(DynamicRegistration.class).register(request(base), "Again"));
            case KEY_SET, KEY_SET_OF_THE_DOCTOR -> reads(address);
            case TOKEN, SCORES -> post(item).kind() == ScoreOutcome.Kind.DELIVERED;
            case LINE_ITEMS, NEXT_LINE_ITEMS ->
                did(room.get(LineItems.class)
                        .find(registration.id(), URI.create(base + "/items"), LineItems.Filter.ALL));
            case LINE_ITEM -> did(room.get(LineItems.class).get(registration.id(), item));
            case RESULTS -> did(room.get(Scores.class).result(registration.id(), item, "u"));
            case CONTROL -> pause(base) instanceof ControlOutcome.Obeyed;
            case MEMBERSHIPS, NEXT_MEMBERS ->
                did(room.get(Memberships.class).of(registration.id(), URI.create(base + "/members")));
        };
    }

    private static boolean did(Object whatever) {
        return whatever != null;
    }

    private boolean reads(Address keySet) {
        return keySet == Address.KEY_SET
                ? room.get(PlatformKeySets.class)
                        .find(registration.keySet(), "platform-1")
                        .isPresent()
                : room.get(ConnectionDoctor.class)
                                .examine(registration, Step.KEY_SET)
                                .findings()
                                .getFirst()
                                .level()
                        == Finding.Level.GOOD;
    }

    private ControlOutcome pause(String base) {
        ControlRequest request =
                new ControlRequest("u", "link", 1, ControlAction.PAUSE, room.clock.instant(), null, null, null, null);
        ControlEndpoint endpoint = new ControlEndpoint(Set.of(ControlAction.PAUSE), URI.create(base + "/control"));
        return room.get(AssessmentControls.class).send(registration.id(), endpoint, request);
    }

    private ScoreOutcome post(URI item) {
        Score score = new Score(
                "u",
                room.clock.instant(),
                Score.ActivityProgress.COMPLETED,
                Score.GradingProgress.FULLY_GRADED,
                1.0,
                1,
                null);
        return room.get(Scores.class).post(registration.id(), item, score);
    }

    private RegistrationRequest request(String base) {
        String invitation = Query.of(room.get(Invitations.class).issue()).get("invitation");
        return new RegistrationRequest(invitation, URI.create(base + "/configuration"), null);
    }
}
