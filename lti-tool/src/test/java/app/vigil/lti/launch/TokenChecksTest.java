package app.vigil.lti.launch;

import static app.vigil.lti.TestClaims.AP;
import static app.vigil.lti.TestClaims.LTI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.TestClaims;
import app.vigil.lti.registration.Deployments;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each check by itself, at the edges of what its clause allows; what they do together is in {@link LaunchChecksTest}. */
class TokenChecksTest {

    private static final Clock CLOCK = Clock.fixed(TestTokens.NOW, ZoneOffset.UTC);
    private static final String SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String LONGEST = "x".repeat(255);

    @Test
    void everyCheckPassesTheMessageItIsAbout() {
        List<LaunchCheck> checks = List.of(
                new IssuerCheck(),
                new AudienceCheck(),
                new AuthorizedPartyCheck(),
                new TimesPresentCheck(),
                new ExpiryCheck(CLOCK),
                new AgeCheck(CLOCK),
                new NotFromTheFutureCheck(CLOCK),
                new NonceCheck(),
                new SubjectCheck(),
                new VersionCheck(),
                new MessageTypeCheck(),
                new DeploymentPresentCheck(),
                new RolesCheck(),
                new ContextCheck(),
                new ResourceLinkCheck(),
                new TargetLinkCheck(TestTokens.TARGET),
                new DeepLinkingSettingsCheck(),
                new ForUserCheck(),
                new ReviewedLineItemCheck(),
                new AttemptNumberCheck(),
                new SessionDataCheck(),
                new StartAssessmentUrlCheck(),
                new AssessmentControlCheck());
        for (UnaryOperator<Map<String, Object>> message : messages()) {
            checks.forEach(check -> passes(check, message, c -> {}));
        }
    }

    @Test
    void anUnknownDeploymentWaitsForTheAdministrator() {
        Deployments deployments = mock(Deployments.class);
        DeploymentAcceptedCheck check = new DeploymentAcceptedCheck(deployments);
        refuses(LtiProblem.LAUNCH_DEPLOYMENT_UNKNOWN, check, same(), c -> {});
        verify(deployments).quarantine(TestTokens.REGISTRATION.id(), "deployment-1");
        when(deployments.accepted(TestTokens.REGISTRATION.id(), "deployment-1")).thenReturn(true);
        passes(check, same(), c -> {});
    }

    @Test
    void anUnknownMessageIsCalledByItsNameUnlessThatIsNoName() {
        for (Map.Entry<String, String> shown : Map.of(
                        "LtiAssetProcessorRequest", "LtiAssetProcessorRequest", "<script>", "–")
                .entrySet()) {
            IdToken token = TestTokens.of(same(), c -> c.put(LTI + "message_type", shown.getKey()));
            assertThatThrownBy(() -> new MessageTypeCheck().check(token))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.arguments()).containsExactly(shown.getValue()));
        }
    }

    @Test
    void timesCountToTheSecond() {
        passes(new ExpiryCheck(CLOCK), same(), c -> shift(c, "exp", -119));
        refuses(LtiProblem.LAUNCH_TOKEN_EXPIRED, new ExpiryCheck(CLOCK), same(), c -> shift(c, "exp", -120));
        passes(new AgeCheck(CLOCK), same(), c -> shift(c, "iat", -660));
        refuses(LtiProblem.LAUNCH_TOKEN_TOO_OLD, new AgeCheck(CLOCK), same(), c -> shift(c, "iat", -661));
        passes(new NotFromTheFutureCheck(CLOCK), same(), c -> shift(c, "iat", 60));
        refuses(
                LtiProblem.LAUNCH_TOKEN_FROM_THE_FUTURE,
                new NotFromTheFutureCheck(CLOCK),
                same(),
                c -> shift(c, "iat", 61));
        refuses(LtiProblem.LAUNCH_TOKEN_FROM_THE_FUTURE, new NotFromTheFutureCheck(CLOCK), same(), c -> {
            c.put("nbf", c.get("iat"));
            shift(c, "nbf", 61);
        });
        for (String time : List.of("exp", "iat")) {
            refuses(LtiProblem.LAUNCH_TOKEN_TIMES_MISSING, new TimesPresentCheck(), same(), c -> c.remove(time));
        }
    }

    @Test
    void issuerAudienceAndPartyAreComparedToTheLetter() {
        refuses(LtiProblem.LAUNCH_ISSUER, new IssuerCheck(), same(), c -> c.put("iss", TestTokens.ISSUER + "/"));
        refuses(LtiProblem.LAUNCH_ISSUER, new IssuerCheck(), same(), c -> c.remove("iss"));
        passes(new AudienceCheck(), same(), c -> c.put("aud", List.of("client-1")));
        refuses(LtiProblem.LAUNCH_AUDIENCE, new AudienceCheck(), same(), c -> c.put("aud", List.of("client-1", "x")));
        refuses(LtiProblem.LAUNCH_AUDIENCE, new AudienceCheck(), same(), c -> c.remove("aud"));
        passes(new AuthorizedPartyCheck(), same(), c -> c.put("azp", "client-1"));
        refuses(LtiProblem.LAUNCH_AUTHORIZED_PARTY, new AuthorizedPartyCheck(), same(), c -> c.put("azp", "x"));
        refuses(LtiProblem.LAUNCH_NONCE, new NonceCheck(), same(), c -> c.put("nonce", "nonce-2"));
        refuses(LtiProblem.LAUNCH_NONCE, new NonceCheck(), same(), c -> c.remove("nonce"));
        refuses(LtiProblem.LAUNCH_VERSION, new VersionCheck(), same(), c -> c.put(LTI + "version", "1.3"));
        refuses(LtiProblem.LAUNCH_MESSAGE_TYPE, new MessageTypeCheck(), same(), c -> c.remove(LTI + "message_type"));
        refuses(LtiProblem.LAUNCH_ROLES, new RolesCheck(), same(), c -> c.put(LTI + "roles", "Learner"));
        passes(new RolesCheck(), same(), c -> c.put(LTI + "roles", List.of()));
    }

    @Test
    void idsHaveALengthAndAnAlphabet() {
        shortId(LtiProblem.LAUNCH_SUBJECT, new SubjectCheck(), same(), (c, id) -> c.put("sub", id));
        shortId(
                LtiProblem.LAUNCH_DEPLOYMENT_MISSING,
                new DeploymentPresentCheck(),
                same(),
                (c, id) -> c.put(LTI + "deployment_id", id));
        shortId(
                LtiProblem.LAUNCH_CONTEXT,
                new ContextCheck(),
                same(),
                (c, id) -> c.put(LTI + "context", Map.of("id", id)));
        for (UnaryOperator<Map<String, Object>> message : messages()) {
            shortId(
                    LtiProblem.LAUNCH_RESOURCE_LINK,
                    new ResourceLinkCheck(),
                    message,
                    (c, id) -> c.put(LTI + "resource_link", Map.of("id", id)));
        }
        shortId(
                LtiProblem.LAUNCH_FOR_USER,
                new ForUserCheck(),
                TestClaims::asSubmissionReview,
                (c, id) -> c.put(LTI + "for_user", Map.of("user_id", id)));
        refuses(LtiProblem.LAUNCH_SUBJECT, new SubjectCheck(), same(), c -> c.remove("sub"));
        refuses(LtiProblem.LAUNCH_CONTEXT, new ContextCheck(), same(), c -> c.put(LTI + "context", Map.of()));
        passes(new ContextCheck(), same(), c -> c.remove(LTI + "context"));
    }

    @Test
    void someMessagesNeedALinkAndATargetAndOthersDoNot() {
        Consumer<Map<String, Object>> noLink = c -> c.remove(LTI + "resource_link");
        Consumer<Map<String, Object>> noTarget = c -> c.remove(LTI + "target_link_uri");
        LaunchCheck link = new ResourceLinkCheck();
        LaunchCheck target = new TargetLinkCheck(TestTokens.TARGET);
        refuses(LtiProblem.LAUNCH_RESOURCE_LINK, link, same(), noLink);
        refuses(LtiProblem.LAUNCH_RESOURCE_LINK, link, TestClaims::asStartProctoring, noLink);
        passes(link, TokenChecksTest::deepLinking, noLink);
        passes(link, TestClaims::asSubmissionReview, noLink);
        passes(link, TestClaims::asEndAssessment, noLink);
        refuses(LtiProblem.LAUNCH_TARGET_LINK, target, same(), noTarget);
        refuses(LtiProblem.LAUNCH_TARGET_LINK, target, TestClaims::asStartProctoring, noTarget);
        refuses(LtiProblem.LAUNCH_TARGET_LINK, target, TestClaims::asSubmissionReview, noTarget);
        passes(target, TokenChecksTest::deepLinking, noTarget);
        passes(target, TestClaims::asEndAssessment, noTarget);
        for (UnaryOperator<Map<String, Object>> message : messages()) {
            refuses(
                    LtiProblem.LAUNCH_TARGET_LINK,
                    target,
                    message,
                    c -> c.put(LTI + "target_link_uri", "https://tool.example:444/lti/launch"));
        }
    }

    @Test
    void addressesForTheBrowserLieOnThePlatform() {
        for (String abroad : List.of("https://lms.example.evil/x", "https://x@lms.example/x", "javascript:x", "/x")) {
            refuses(
                    LtiProblem.LAUNCH_DEEP_LINKING_SETTINGS,
                    new DeepLinkingSettingsCheck(),
                    TokenChecksTest::deepLinking,
                    c -> inside(c, SETTINGS, "deep_link_return_url", abroad));
            refuses(
                    LtiProblem.LAUNCH_START_ASSESSMENT_URL,
                    new StartAssessmentUrlCheck(),
                    TestClaims::asStartProctoring,
                    c -> c.put(AP + "start_assessment_url", abroad));
        }
        passes(
                new DeepLinkingSettingsCheck(),
                TokenChecksTest::deepLinking,
                c -> inside(c, SETTINGS, "deep_link_return_url", "https://sign-in.lms.example/return"));
        for (Object types : Arrays.asList(List.of("file"), "ltiResourceLink", null)) {
            refuses(
                    LtiProblem.LAUNCH_DEEP_LINKING_SETTINGS,
                    new DeepLinkingSettingsCheck(),
                    TokenChecksTest::deepLinking,
                    c -> inside(c, SETTINGS, "accept_types", types));
        }
    }

    @Test
    void reviewsAndAttemptsSayWhatTheyAreAbout() {
        refuses(
                LtiProblem.LAUNCH_REVIEWED_LINE_ITEM,
                new ReviewedLineItemCheck(),
                TestClaims::asSubmissionReview,
                c -> c.remove(AGS));
        refuses(
                LtiProblem.LAUNCH_FOR_USER,
                new ForUserCheck(),
                TestClaims::asSubmissionReview,
                c -> c.remove(LTI + "for_user"));
        for (UnaryOperator<Map<String, Object>> message : List.<UnaryOperator<Map<String, Object>>>of(
                TestClaims::asStartProctoring, TestClaims::asEndAssessment)) {
            refuses(
                    LtiProblem.LAUNCH_ATTEMPT_NUMBER,
                    new AttemptNumberCheck(),
                    message,
                    c -> c.put(AP + "attempt_number", 0));
            passes(new AttemptNumberCheck(), message, c -> c.put(AP + "attempt_number", 1));
        }
    }

    @Test
    void aStartCarriesSessionDataAndAControlServiceThatCanBeReached() {
        LaunchCheck data = new SessionDataCheck();
        passes(data, TestClaims::asStartProctoring, c -> c.put(AP + "session_data", "x".repeat(16_000)));
        refuses(
                LtiProblem.LAUNCH_SESSION_DATA,
                data,
                TestClaims::asStartProctoring,
                c -> c.put(AP + "session_data", "x".repeat(16_001)));
        refuses(
                LtiProblem.LAUNCH_SESSION_DATA,
                data,
                TestClaims::asStartProctoring,
                c -> c.remove(AP + "session_data"));
        LaunchCheck control = new AssessmentControlCheck();
        passes(control, TestClaims::asStartProctoring, c -> c.remove(AP + "acs"));
        passes(control, same(), c -> c.put(AP + "acs", "nobody reads it here"));
        for (String member : List.of("actions", "assessment_control_url")) {
            refuses(
                    LtiProblem.LAUNCH_ASSESSMENT_CONTROL,
                    control,
                    TestClaims::asStartProctoring,
                    c -> inside(c, AP + "acs", member, null));
        }
    }

    private interface Put {
        void id(Map<String, Object> claims, String id);
    }

    private static void shortId(
            LtiProblem problem, LaunchCheck check, UnaryOperator<Map<String, Object>> message, Put put) {
        passes(check, message, c -> put.id(c, LONGEST));
        for (String bad : List.of(LONGEST + "x", "кот", "")) {
            refuses(problem, check, message, c -> put.id(c, bad));
        }
    }

    private static List<UnaryOperator<Map<String, Object>>> messages() {
        return List.of(
                same(),
                TokenChecksTest::deepLinking,
                TestClaims::asSubmissionReview,
                TestClaims::asStartProctoring,
                TestClaims::asEndAssessment);
    }

    private static UnaryOperator<Map<String, Object>> same() {
        return UnaryOperator.identity();
    }

    private static Map<String, Object> deepLinking(Map<String, Object> claims) {
        return TestClaims.asDeepLinking(claims, URI.create("https://lms.example/return?course=1"));
    }

    private static void passes(
            LaunchCheck check, UnaryOperator<Map<String, Object>> message, Consumer<Map<String, Object>> change) {
        IdToken token = TestTokens.of(message, change);
        assertThatCode(() -> check.check(token))
                .as(check.getClass().getSimpleName())
                .doesNotThrowAnyException();
    }

    private static void refuses(
            LtiProblem problem,
            LaunchCheck check,
            UnaryOperator<Map<String, Object>> message,
            Consumer<Map<String, Object>> change) {
        LaunchDesk.assertRefused(problem, () -> check.check(TestTokens.of(message, change)));
    }

    private static void shift(Map<String, Object> claims, String name, long seconds) {
        claims.put(name, ((Number) claims.get(name)).longValue() + seconds);
    }

    /** Changes one member of a claim that is an object; null takes it away. */
    private static void inside(Map<String, Object> claims, String name, String member, Object value) {
        Map<String, Object> changed = new HashMap<>();
        ((Map<?, ?>) claims.get(name)).forEach((key, held) -> changed.put((String) key, held));
        changed.put(member, value);
        changed.values().removeIf(held -> held == null);
        claims.put(name, changed);
    }
}
