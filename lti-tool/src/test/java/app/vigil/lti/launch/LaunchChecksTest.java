package app.vigil.lti.launch;

import static app.vigil.lti.TestClaims.LTI;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.lti.TestClaims;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.launch.LaunchDesk.Begun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** LTI 1.3 core and Security Framework 1.0: one hostile case per clause, each with its own problem code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchChecksTest {

    private final LaunchDesk desk = new LaunchDesk();

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void acceptsAResourceLinkRequest() {
        Launch launch = desk.launch(claims -> claims.put(
                LTI + "custom", new HashMap<>(Map.of("Quiz", "1", "quiz", "2", "open", "$Foo.bar", "CamelKey", "x"))));
        assertThat(launch).isInstanceOf(ResourceLinkLaunch.class);
        assertThat(launch.core().user().subject()).isEqualTo("user-1");
        assertThat(launch.core().roles()).containsExactly(Role.LEARNER);
        assertThat(launch.core().custom()).isEqualTo(Map.of("quiz", "2", "camelkey", "x"));
    }

    @Test
    void acceptsADeepLinkingRequest() {
        Begun begun = desk.begin();
        Map<String, Object> claims =
                TestClaims.asDeepLinking(desk.claims(begun), desk.platform().address("/return?x=1"));
        Launch launch = desk.receive(begun, desk.platform().sign(claims));
        assertThat(launch).isInstanceOfSatisfying(DeepLinkingLaunch.class, deepLinking -> {
            assertThat(deepLinking.platformData()).isEqualTo("opaque-data");
            assertThat(deepLinking.returnUrl()).isEqualTo(desk.platform().address("/return?x=1"));
        });
    }

    @Test
    void dropsAReturnAddressOnAnotherOrigin() {
        Launch launch = desk.launch(claims -> claims.put(
                LTI + "launch_presentation", Map.of("return_url", "https://evil.example/", "locale", "ru_RU")));
        assertThat(launch.core().returnUrl()).isEmpty();
        assertThat(launch.core().locale().getLanguage()).isEqualTo("ru");
    }

    @Test
    void acceptsAnAudienceArrayWithThisToolAlone() {
        assertThat(desk.launch(claims -> claims.put("aud", List.of(TestPlatform.CLIENT_ID))))
                .isNotNull();
    }

    @Test
    void acceptsASkewOfLessThanAMinute() {
        assertThat(desk.launch(claims -> {
                    shift(claims, "iat", 59);
                    shift(claims, "exp", 59);
                }))
                .isNotNull();
        assertThat(desk.launch(claims -> shift(claims, "exp", -119))).isNotNull();
    }

    @Test
    void letsAQuarantinedDeploymentInOnceItIsAccepted() {
        Consumer<Map<String, Object>> change = claims -> claims.put(LTI + "deployment_id", "late");
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_DEPLOYMENT_UNKNOWN, () -> desk.launch(change));
        Connections connections = desk.room().get(Connections.class);
        assertThat(connections.deployments(desk.registration().id()))
                .anyMatch(one -> one.id().equals("late") && !one.accepted());
        connections.acceptDeployment(desk.registration().id(), "late");
        assertThat(desk.launch(change).core().deploymentId()).isEqualTo("late");
    }

    @Test
    void keepsNamesToOneLineOfOrdinaryLength() {
        Launch launch = desk.launch(claims -> claims.put("name", "Оксана\n\tШевченко" + "x".repeat(300)));
        assertThat(launch.core().user().name()).startsWith("Оксана Шевченкоx").hasSize(255);
    }

    static Stream<Arguments> issuerAndAudience() {
        return Stream.of(
                hostile(LtiProblem.LAUNCH_ISSUER, "another issuer", c -> c.put("iss", "http://evil.example")),
                hostile(LtiProblem.LAUNCH_ISSUER, "issuer with a slash", c -> c.put("iss", c.get("iss") + "/")),
                hostile(LtiProblem.LAUNCH_ISSUER, "no issuer", c -> c.remove("iss")),
                hostile(LtiProblem.LAUNCH_AUDIENCE, "another audience", c -> c.put("aud", "other")),
                hostile(LtiProblem.LAUNCH_AUDIENCE, "no audience", c -> c.remove("aud")),
                hostile(
                        LtiProblem.LAUNCH_AUDIENCE,
                        "a foreign second audience",
                        c -> c.put("aud", List.of(TestPlatform.CLIENT_ID, "other"))),
                hostile(LtiProblem.LAUNCH_AUTHORIZED_PARTY, "foreign azp", c -> c.put("azp", "other")),
                hostile(LtiProblem.LAUNCH_AUTHORIZED_PARTY, "azp of another type", c -> c.put("azp", 7)));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                hostile(LtiProblem.LAUNCH_TOKEN_TIMES_MISSING, "no exp", c -> c.remove("exp")),
                hostile(LtiProblem.LAUNCH_TOKEN_TIMES_MISSING, "no iat", c -> c.remove("iat")),
                hostile(LtiProblem.LAUNCH_TOKEN_EXPIRED, "expired", c -> shift(c, "exp", -121)),
                hostile(LtiProblem.LAUNCH_TOKEN_TOO_OLD, "old", c -> {
                    shift(c, "iat", -661);
                    shift(c, "exp", 3600);
                }),
                hostile(LtiProblem.LAUNCH_TOKEN_FROM_THE_FUTURE, "future", c -> shift(c, "iat", 61)),
                hostile(LtiProblem.LAUNCH_TOKEN_FROM_THE_FUTURE, "nbf", c -> {
                    c.put("nbf", c.get("iat"));
                    shift(c, "nbf", 61);
                }));
    }

    static Stream<Arguments> userAndMessage() {
        return Stream.of(
                hostile(LtiProblem.LAUNCH_NONCE, "another nonce", c -> c.put("nonce", "other")),
                hostile(LtiProblem.LAUNCH_NONCE, "no nonce", c -> c.remove("nonce")),
                hostile(LtiProblem.LAUNCH_SUBJECT, "anonymous", c -> c.remove("sub")),
                hostile(LtiProblem.LAUNCH_SUBJECT, "long subject", c -> c.put("sub", "x".repeat(256))),
                hostile(LtiProblem.LAUNCH_SUBJECT, "subject beyond ASCII", c -> c.put("sub", "кот")),
                hostile(LtiProblem.LAUNCH_VERSION, "another version", c -> c.put(LTI + "version", "1.2.0")),
                hostile(LtiProblem.LAUNCH_VERSION, "no version", c -> c.remove(LTI + "version")),
                hostile(LtiProblem.LAUNCH_MESSAGE_TYPE, "unknown type", c -> c.put(LTI + "message_type", "LtiOther")),
                hostile(LtiProblem.LAUNCH_MESSAGE_TYPE, "no type", c -> c.remove(LTI + "message_type")));
    }

    static Stream<Arguments> placeAndRoles() {
        return Stream.of(
                hostile(LtiProblem.LAUNCH_DEPLOYMENT_MISSING, "no deployment", c -> c.remove(LTI + "deployment_id")),
                hostile(
                        LtiProblem.LAUNCH_DEPLOYMENT_MISSING,
                        "long deployment",
                        c -> c.put(LTI + "deployment_id", "x".repeat(256))),
                hostile(
                        LtiProblem.LAUNCH_DEPLOYMENT_UNKNOWN,
                        "unknown deployment",
                        c -> c.put(LTI + "deployment_id", "DEPLOYMENT-1")),
                hostile(LtiProblem.LAUNCH_ROLES, "no roles", c -> c.remove(LTI + "roles")),
                hostile(LtiProblem.LAUNCH_ROLES, "roles are no array", c -> c.put(LTI + "roles", "Learner")),
                hostile(
                        LtiProblem.LAUNCH_CONTEXT,
                        "context without id",
                        c -> c.put(LTI + "context", Map.of("title", "x"))),
                hostile(
                        LtiProblem.LAUNCH_CONTEXT,
                        "long context id",
                        c -> c.put(LTI + "context", Map.of("id", "x".repeat(256)))),
                hostile(LtiProblem.LAUNCH_RESOURCE_LINK, "no link", c -> c.remove(LTI + "resource_link")),
                hostile(
                        LtiProblem.LAUNCH_RESOURCE_LINK,
                        "no id",
                        c -> c.put(LTI + "resource_link", Map.of("title", "x"))),
                hostile(LtiProblem.LAUNCH_TARGET_LINK, "no target", c -> c.remove(LTI + "target_link_uri")),
                hostile(
                        LtiProblem.LAUNCH_TARGET_LINK,
                        "foreign target",
                        c -> c.put(LTI + "target_link_uri", "http://localhost:8080@evil.example/")),
                hostile(
                        LtiProblem.LAUNCH_TARGET_LINK,
                        "target on another port",
                        c -> c.put(LTI + "target_link_uri", "http://localhost:9090/lti/launch")),
                hostile(
                        LtiProblem.LAUNCH_TARGET_LINK,
                        "script",
                        c -> c.put(LTI + "target_link_uri", "javascript:alert(1)")));
    }

    static Stream<Arguments> deepLinkingSettings() {
        String settings = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
        return Stream.of(
                hostile(LtiProblem.LAUNCH_DEEP_LINKING_SETTINGS, "foreign return address", c -> {
                    c.put(LTI + "message_type", "LtiDeepLinkingRequest");
                    c.put(
                            settings,
                            Map.of(
                                    "deep_link_return_url",
                                    "https://evil.example/",
                                    "accept_types",
                                    List.of("ltiResourceLink")));
                }),
                hostile(
                        LtiProblem.LAUNCH_DEEP_LINKING_SETTINGS,
                        "no settings",
                        c -> c.put(LTI + "message_type", "LtiDeepLinkingRequest")),
                hostile(LtiProblem.LAUNCH_DEEP_LINKING_SETTINGS, "takes files only", c -> {
                    c.put(LTI + "message_type", "LtiDeepLinkingRequest");
                    c.put(
                            settings,
                            Map.of("deep_link_return_url", c.get("iss") + "/return", "accept_types", List.of("file")));
                }));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"issuerAndAudience", "times", "userAndMessage", "placeAndRoles", "deepLinkingSettings"})
    void refuses(LtiProblem problem, String what, Consumer<Map<String, Object>> change) {
        LaunchDesk.assertRefused(problem, () -> desk.launch(change));
    }

    private static Arguments hostile(LtiProblem problem, String what, Consumer<Map<String, Object>> change) {
        return Arguments.of(problem, what, change);
    }

    private static void shift(Map<String, Object> claims, String name, long seconds) {
        claims.put(name, ((Number) claims.get(name)).longValue() + seconds);
    }
}
