package app.vigil.lti.launch;

import static app.vigil.lti.TestLaunches.LTI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.Connections;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.lti.TestLaunches;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.launch.Launches.AuthenticationResponse;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** LTI 1.3 core and Security Framework 1.0: one hostile case per clause, each with its own problem code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchChecksTest {

    private static final URI TARGET = LtiRoom.TOOL.resolve("/lti/launch");

    private LtiRoom room;
    private TestPlatform platform;
    private Registration registration;

    @BeforeAll
    void start() {
        platform = new TestPlatform();
        room = new LtiRoom(Database.H2);
        registration = room.connect(platform);
    }

    @AfterAll
    void stop() {
        room.close();
        platform.close();
    }

    @Test
    void acceptsAResourceLinkRequest() {
        Launch launch = launch(claims -> claims.put(
                LTI + "custom", new HashMap<>(Map.of("Quiz", "1", "quiz", "2", "open", "$Foo.bar", "CamelKey", "x"))));
        assertThat(launch).isInstanceOf(ResourceLinkLaunch.class);
        assertThat(launch.core().user().subject()).isEqualTo("user-1");
        assertThat(launch.core().roles()).containsExactly(Role.LEARNER);
        assertThat(launch.core().custom()).isEqualTo(Map.of("quiz", "2", "camelkey", "x"));
    }

    @Test
    void acceptsADeepLinkingRequest() {
        Begun begun = begin();
        Map<String, Object> claims = TestLaunches.asDeepLinking(claims(begun), platform.address("/return?x=1"));
        Launch launch = receive(begun, platform.sign(claims));
        assertThat(launch).isInstanceOfSatisfying(DeepLinkingLaunch.class, deepLinking -> {
            assertThat(deepLinking.platformData()).isEqualTo("opaque-data");
            assertThat(deepLinking.returnUrl()).isEqualTo(platform.address("/return?x=1"));
        });
    }

    @Test
    void dropsAReturnAddressOnAnotherOrigin() {
        Launch launch = launch(claims -> claims.put(
                LTI + "launch_presentation", Map.of("return_url", "https://evil.example/", "locale", "ru_RU")));
        assertThat(launch.core().returnUrl()).isEmpty();
        assertThat(launch.core().locale().getLanguage()).isEqualTo("ru");
    }

    @Test
    void acceptsTheToolAsOneOfManyTimesTheSameAudience() {
        assertThat(launch(claims -> claims.put("aud", List.of(TestPlatform.CLIENT_ID))))
                .isNotNull();
    }

    static Stream<Arguments> hostileClaims() {
        String settings = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
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
                hostile(LtiProblem.LAUNCH_AUTHORIZED_PARTY, "azp of another type", c -> c.put("azp", 7)),
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
                }),
                hostile(LtiProblem.LAUNCH_NONCE, "another nonce", c -> c.put("nonce", "other")),
                hostile(LtiProblem.LAUNCH_NONCE, "no nonce", c -> c.remove("nonce")),
                hostile(LtiProblem.LAUNCH_SUBJECT, "anonymous", c -> c.remove("sub")),
                hostile(LtiProblem.LAUNCH_SUBJECT, "long subject", c -> c.put("sub", "x".repeat(256))),
                hostile(LtiProblem.LAUNCH_SUBJECT, "subject beyond ASCII", c -> c.put("sub", "кот")),
                hostile(LtiProblem.LAUNCH_VERSION, "another version", c -> c.put(LTI + "version", "1.2.0")),
                hostile(LtiProblem.LAUNCH_VERSION, "no version", c -> c.remove(LTI + "version")),
                hostile(LtiProblem.LAUNCH_MESSAGE_TYPE, "unknown type", c -> c.put(LTI + "message_type", "LtiOther")),
                hostile(LtiProblem.LAUNCH_MESSAGE_TYPE, "no type", c -> c.remove(LTI + "message_type")),
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
                        c -> c.put(LTI + "target_link_uri", "javascript:alert(1)")),
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
    @MethodSource("hostileClaims")
    void refuses(LtiProblem problem, String what, Consumer<Map<String, Object>> change) {
        assertRefused(problem, () -> launch(change));
    }

    @Test
    void refusesAnUnsignedToken() {
        Begun begun = begin();
        String unsigned = Jwts.builder().claims(claims(begun)).compact();
        assertRefused(LtiProblem.LAUNCH_TOKEN_ALGORITHM, () -> receive(begun, unsigned));
    }

    @Test
    void refusesHmacWithThePublicKey() {
        Begun begun = begin();
        String confused = Jwts.builder()
                .header()
                .keyId("platform-1")
                .and()
                .claims(claims(begun))
                .signWith(Keys.hmacShaKeyFor(platform.publicKey().getEncoded()), Jwts.SIG.HS256)
                .compact();
        assertRefused(LtiProblem.LAUNCH_TOKEN_ALGORITHM, () -> receive(begun, confused));
    }

    @Test
    void refusesAnotherAsymmetricAlgorithm() {
        Begun begun = begin();
        KeyPair pair = Jwts.SIG.RS512.keyPair().build();
        String token = Jwts.builder()
                .header()
                .keyId("platform-1")
                .and()
                .claims(claims(begun))
                .signWith(pair.getPrivate(), Jwts.SIG.RS512)
                .compact();
        assertRefused(LtiProblem.LAUNCH_TOKEN_ALGORITHM, () -> receive(begun, token));
    }

    @Test
    void refusesATokenWithoutKeyId() {
        Begun begun = begin();
        String token = Jwts.builder()
                .claims(claims(begun))
                .signWith(Jwts.SIG.RS256.keyPair().build().getPrivate(), Jwts.SIG.RS256)
                .compact();
        assertRefused(LtiProblem.LAUNCH_TOKEN_KEY_MISSING, () -> receive(begun, token));
    }

    @Test
    void refusesAnUnknownKey() {
        Begun begun = begin();
        String token = platform.sign(
                claims(begun), "elsewhere", Jwts.SIG.RS256.keyPair().build());
        assertRefused(LtiProblem.LAUNCH_TOKEN_KEY_UNKNOWN, () -> receive(begun, token));
    }

    @Test
    void refusesTheSignatureOfAnotherKey() {
        Begun begun = begin();
        String token = platform.sign(
                claims(begun), "platform-1", Jwts.SIG.RS256.keyPair().build());
        assertRefused(LtiProblem.LAUNCH_TOKEN_SIGNATURE, () -> receive(begun, token));
    }

    @Test
    void refusesAKeyCarriedInTheHeader() {
        Begun begun = begin();
        KeyPair own = Jwts.SIG.RS256.keyPair().build();
        String token = Jwts.builder()
                .header()
                .keyId("platform-1")
                .add("jku", "https://evil.example/jwks")
                .and()
                .claims(claims(begun))
                .signWith(own.getPrivate(), Jwts.SIG.RS256)
                .compact();
        assertRefused(LtiProblem.LAUNCH_TOKEN_SIGNATURE, () -> receive(begun, token));
    }

    @Test
    void refusesDuplicateClaims() {
        Begun begun = begin();
        String json = "{\"sub\":\"user-1\",\"sub\":\"user-2\"}";
        assertRefused(LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> receive(begun, signedPayload(json)));
    }

    @Test
    void refusesDeeplyNestedClaims() {
        Begun begun = begin();
        String json = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertRefused(LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> receive(begun, signedPayload(json)));
    }

    @Test
    void refusesAnOversizeToken() {
        Begun begun = begin();
        Map<String, Object> claims = claims(begun);
        claims.put("padding", "x".repeat(70_000));
        assertRefused(LtiProblem.LAUNCH_TOKEN_TOO_LARGE, () -> receive(begun, platform.sign(claims)));
    }

    @Test
    void refusesWhatIsNoToken() {
        assertRefused(LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> receive(begin(), "not.a.token"));
    }

    @Test
    void refusesAReplayedState() {
        Begun begun = begin();
        String token = platform.sign(claims(begun));
        receive(begun, token);
        assertRefused(LtiProblem.LAUNCH_STATE_UNKNOWN, () -> receive(begun, token));
    }

    @Test
    void refusesATokenUnderTheStateOfAnotherLogin() {
        String token = platform.sign(claims(begin()));
        assertRefused(LtiProblem.LAUNCH_NONCE, () -> receive(begin(), token));
    }

    @Test
    void refusesAStateThatWaitedTooLong() {
        Begun begun = begin();
        room.clock.tick(Logins.LIFETIME);
        assertRefused(LtiProblem.LAUNCH_STATE_UNKNOWN, () -> receive(begun, platform.sign(claims(begun))));
    }

    @Test
    void refusesALoginBegunInAnotherBrowser() {
        Begun begun = begin();
        Begun elsewhere = new Begun(
                begun.state(), begun.nonce(), new BrowserBinding(begun.binding().tag(), "other"));
        assertRefused(LtiProblem.LAUNCH_OTHER_BROWSER, () -> receive(elsewhere, platform.sign(claims(begun))));
    }

    @Test
    void acceptsASkewOfLessThanAMinute() {
        assertThat(launch(claims -> {
                    shift(claims, "iat", 59);
                    shift(claims, "exp", 59);
                }))
                .isNotNull();
        assertThat(launch(claims -> shift(claims, "exp", -119))).isNotNull();
    }

    @Test
    void letsAQuarantinedDeploymentInOnceItIsAccepted() {
        Consumer<Map<String, Object>> change = claims -> claims.put(LTI + "deployment_id", "late");
        assertRefused(LtiProblem.LAUNCH_DEPLOYMENT_UNKNOWN, () -> launch(change));
        Connections connections = room.get(Connections.class);
        assertThat(connections.deployments(registration.id()))
                .anyMatch(one -> one.id().equals("late") && !one.accepted());
        connections.acceptDeployment(registration.id(), "late");
        assertThat(launch(change).core().deploymentId()).isEqualTo("late");
    }

    @Test
    void finishesALoginOfALaunchOnlyWhileTheRegistrationIsActive() {
        Begun begun = begin();
        Connections connections = room.get(Connections.class);
        connections.activate(registration.id(), false);
        assertRefused(LtiProblem.REGISTRATION_INACTIVE, () -> receive(begun, platform.sign(claims(begun))));
        connections.activate(registration.id(), true);
    }

    @Test
    void findsARotatedKeyAfterOneFetch() {
        room.clock.tick(Duration.ofMinutes(1));
        Begun begun = begin();
        KeyPair rotated = platform.rotateTo("platform-2");
        int before = platform.requestsTo("/jwks").size();
        Map<String, Object> claims = claims(begun);
        assertThat(receive(begun, platform.sign(claims, "platform-2", rotated))).isNotNull();
        assertThat(platform.requestsTo("/jwks")).hasSize(before + 1);
        room.clock.tick(Duration.ofMinutes(1));
        platform.restoreFirstKey();
    }

    private Launch launch(Consumer<Map<String, Object>> change) {
        Begun begun = begin();
        Map<String, Object> claims = claims(begun);
        change.accept(claims);
        return receive(begun, platform.sign(claims));
    }

    private Map<String, Object> claims(Begun begun) {
        return TestLaunches.claims(platform, begun.nonce(), TARGET, room.clock.instant());
    }

    private Launch receive(Begun begun, String token) {
        return room.get(Launches.class)
                .receive(new AuthenticationResponse(
                        begun.state(),
                        token,
                        null,
                        name -> name.equals(BrowserBinding.cookieName(
                                        begun.binding().tag()))
                                ? Optional.of(begun.binding().secret())
                                : Optional.empty(),
                        Locale.ENGLISH))
                .launch();
    }

    private Begun begin() {
        Logins logins = room.get(Logins.class);
        BrowserBinding binding = logins.newBinding();
        LoginInitiation initiation = LoginInitiation.of(
                Map.of("iss", platform.issuer(), "login_hint", "1", "target_link_uri", TARGET.toString()));
        Map<String, String> query =
                Query.of(logins.authenticationRequest(logins.registrationOf(initiation), initiation, binding));
        return new Begun(query.get("state"), query.get("nonce"), binding);
    }

    private String signedPayload(String json) {
        String header = encode("{\"alg\":\"RS256\",\"kid\":\"platform-1\"}");
        return platform.signRaw(header + "." + encode(json));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(LtiProblem problem, Runnable launch) {
        assertThatThrownBy(launch::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static Arguments hostile(LtiProblem problem, String what, Consumer<Map<String, Object>> change) {
        return Arguments.of(problem, what, change);
    }

    private static void shift(Map<String, Object> claims, String name, long seconds) {
        claims.put(name, ((Number) claims.get(name)).longValue() + seconds);
    }

    private record Begun(String state, String nonce, BrowserBinding binding) {}
}
