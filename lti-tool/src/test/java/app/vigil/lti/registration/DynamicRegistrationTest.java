package app.vigil.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.Connections;
import app.vigil.lti.Invitations;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.Scopes;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.launch.Query;
import app.vigil.lti.registration.DynamicRegistration.RegistrationRequest;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dynamic Registration 1.0 against platforms that keep it and platforms that do not. */
@ParameterizedClass
@EnumSource(Database.class)
class DynamicRegistrationTest {

    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    @Parameter
    Database database;

    private TestPlatform platform;
    private LtiRoom room;
    private DynamicRegistration registration;
    private final Map<String, Object> configuration = new HashMap<>();

    @BeforeEach
    void start() {
        platform = new TestPlatform();
        room = new LtiRoom(database);
        registration = room.get(DynamicRegistration.class);
        configuration.putAll(Map.of(
                "issuer", platform.issuer(),
                "authorization_endpoint", platform.address("/auth").toString(),
                "token_endpoint", platform.address("/token").toString(),
                "jwks_uri", platform.address("/jwks").toString(),
                "registration_endpoint", platform.address("/register").toString(),
                "https://purl.imsglobal.org/spec/lti-platform-configuration", Map.of("product_family_code", "moodle")));
        platform.on("/openid-configuration", request -> Answer.json(200, configuration));
        platform.on(
                "/register",
                request -> Answer.json(201, Map.of("client_id", "given", TOOL, Map.of("deployment_id", "7"))));
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void showsWhoAsksBeforeAnythingIsSent() {
        PlatformConfiguration preview = registration.preview(request());
        assertThat(preview.issuer()).isEqualTo(platform.issuer());
        assertThat(preview.productName()).isEqualTo("moodle");
        assertThat(platform.requestsTo("/register")).isEmpty();
    }

    @Test
    void registersWithTheTokenThePlatformGave() {
        Registration registered = registration.register(request(), "School");
        assertThat(registered.clientId()).isEqualTo("given");
        assertThat(registered.name()).isEqualTo("School");
        assertThat(room.get(Registrations.class).find(registered.id())).contains(registered);
        assertThat(room.get(Connections.class).deployments(registered.id()))
                .singleElement()
                .satisfies(deployment -> {
                    assertThat(deployment.id()).isEqualTo("7");
                    assertThat(deployment.accepted()).isTrue();
                });
        TestPlatform.Received sent = platform.requestsTo("/register").getFirst();
        assertThat(sent.header("authorization")).isEqualTo("Bearer registration-token");
        JsonNode body = JsonMapper.shared().readTree(sent.body());
        assertThat(body.path("initiate_login_uri").asString("")).isEqualTo("http://localhost:8080/lti/login");
        assertThat(body.path("jwks_uri").asString(""))
                .isEqualTo("http://localhost:8080/lti/key-sets/" + registered.id());
        assertThat(body.path("token_endpoint_auth_method").asString("")).isEqualTo("private_key_jwt");
        assertThat(body.path("scope").asString("").split(" ")).hasSize(4);
        assertThat(body.path(TOOL).path("domain").asString("")).isEqualTo("localhost:8080");
        assertThat(body.path(TOOL).path("messages").get(1).path("type").asString(""))
                .isEqualTo("LtiDeepLinkingRequest");
    }

    @Test
    void sendsNoTokenWhereNoneWasGiven() {
        RegistrationRequest given = request();
        registration.register(new RegistrationRequest(given.invitation(), given.openidConfiguration(), null), "School");
        assertThat(platform.requestsTo("/register").getFirst().header("authorization"))
                .isEmpty();
    }

    @Test
    void asksOnlyForScopesThePlatformOffers() {
        configuration.put("scopes_supported", List.of("openid", Scopes.SCORE));
        registration.register(request(), "School");
        JsonNode body = JsonMapper.shared()
                .readTree(platform.requestsTo("/register").getFirst().body());
        assertThat(body.path("scope").asString("")).isEqualTo(Scopes.SCORE);
    }

    @Test
    void signsForTheAudienceThePlatformStates() {
        configuration.put("authorization_server", "https://tokens.example");
        Registration registered = registration.register(request(), "School");
        assertThat(room.get(RegistrationStore.class).tokenAudience(registered)).isEqualTo("https://tokens.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "authorization_server", "jwks_uri"})
    void refusesWhatIsLongerThanAnAddress(String member) {
        configuration.put(member, platform.issuer() + "/" + "x".repeat(1000));
        assertRefused(LtiProblem.PLATFORM_CONFIGURATION_INVALID, () -> registration.preview(request()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"client_id\":\"\"}", "[]", "null", "<html>"})
    void refusesAnAnswerThatNamesNoClient(String body) {
        platform.on("/register", request -> new Answer(200, Map.of(), body));
        assertRefused(LtiProblem.PLATFORM_REFUSED_REGISTRATION, () -> registration.register(request(), "School"));
        assertThat(room.get(Registrations.class).all()).isEmpty();
    }

    @Test
    void leavesTheDeploymentToItsFirstLaunchWhereNoneWasNamed() {
        platform.on("/register", request -> Answer.json(201, Map.of("client_id", "given")));
        Registration registered = registration.register(request(), "School");
        assertThat(room.get(Connections.class).deployments(registered.id())).isEmpty();
    }

    @Test
    void declaresProctoringAndReviewOnlyWhereThePlatformSendsThem() {
        configuration.put("scopes_supported", List.of(Scopes.SCORE, Scopes.ASSESSMENT_CONTROL));
        configuration.put(
                "https://purl.imsglobal.org/spec/lti-platform-configuration",
                Map.of(
                        "messages_supported",
                        List.of(
                                Map.of("type", "LtiStartProctoring"),
                                Map.of("type", "LtiEndAssessment"),
                                Map.of("type", "LtiAssetProcessorRequest"))));
        registration.register(request(), "School");
        JsonNode body = JsonMapper.shared()
                .readTree(platform.requestsTo("/register").getFirst().body());
        assertThat(body.path("scope").asString("").split(" "))
                .containsExactlyInAnyOrder(Scopes.SCORE, Scopes.ASSESSMENT_CONTROL);
        assertThat(body.path(TOOL)
                        .path("messages")
                        .valueStream()
                        .map(message -> message.path("type").asString("")))
                .containsExactly(
                        "LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiStartProctoring", "LtiEndAssessment");
    }

    @Test
    void usesAnInvitationOnce() {
        RegistrationRequest request = request();
        registration.register(request, "School");
        assertRefused(LtiProblem.INVITATION_INVALID, () -> registration.register(request, "School"));
    }

    @Test
    void givesTheInvitationBackWhenThePlatformRefuses() {
        RegistrationRequest request = request();
        platform.on("/register", received -> Answer.empty(500));
        assertRefused(LtiProblem.PLATFORM_REFUSED_REGISTRATION, () -> registration.register(request, "School"));
        platform.on("/register", received -> Answer.json(200, Map.of("client_id", "given")));
        assertThat(registration.register(request, "School").clientId()).isEqualTo("given");
    }

    @Test
    void asksNobodyWithoutAnInvitation() {
        RegistrationRequest forged = new RegistrationRequest("forged", platform.address("/openid-configuration"), null);
        assertRefused(LtiProblem.INVITATION_INVALID, () -> registration.preview(forged));
        assertRefused(LtiProblem.INVITATION_INVALID, () -> registration.register(forged, "School"));
        assertThat(platform.requestsTo("/openid-configuration")).isEmpty();
    }

    @Test
    void refusesAnIssuerOnAnotherHost() {
        configuration.put("issuer", "https://evil.example");
        assertRefused(LtiProblem.PLATFORM_CONFIGURATION_INVALID, () -> registration.preview(request()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"})
    void refusesAConfigurationWithout(String member) {
        configuration.remove(member);
        assertRefused(LtiProblem.PLATFORM_CONFIGURATION_INVALID, () -> registration.preview(request()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://lms.example/x", "not an address", "/relative"})
    void refusesAnEndpointThatIsNoHttpsAddress(String address) {
        configuration.put("token_endpoint", address);
        assertRefused(LtiProblem.PLATFORM_CONFIGURATION_INVALID, () -> registration.preview(request()));
    }

    @Test
    void refusesAConfigurationThatIsNoJsonOrNotThere() {
        platform.on("/openid-configuration", request -> new Answer(200, Map.of(), "<html>"));
        assertRefused(LtiProblem.PLATFORM_CONFIGURATION_INVALID, () -> registration.preview(request()));
        platform.on("/openid-configuration", request -> Answer.empty(404));
        assertRefused(LtiProblem.PLATFORM_CONFIGURATION_UNREACHABLE, () -> registration.preview(request()));
    }

    @Test
    void refusesAnAnswerWithoutClientId() {
        platform.on("/register", request -> Answer.json(200, Map.of()));
        assertRefused(LtiProblem.PLATFORM_REFUSED_REGISTRATION, () -> registration.register(request(), "School"));
    }

    @Test
    void refusesASecondRegistrationUnderTheSameClientId() {
        registration.register(request(), "School");
        assertRefused(LtiProblem.REGISTRATION_EXISTS, () -> registration.register(request(), "School"));
        assertThat(room.get(Registrations.class).all()).hasSize(1);
    }

    private RegistrationRequest request() {
        String invitation = Query.of(room.get(Invitations.class).issue()).get("invitation");
        return new RegistrationRequest(invitation, platform.address("/openid-configuration"), "registration-token");
    }

    private static void assertRefused(LtiProblem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
