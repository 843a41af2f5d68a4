package app.vigil.lti.launch;

import static app.vigil.lti.TestClaims.AP;
import static app.vigil.lti.TestClaims.LTI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.ControlAction;
import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.SubmissionReviewLaunch;
import app.vigil.lti.TestClaims;
import app.vigil.shared.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Submission review (AGS 2.0) and Proctoring Services 1.0: what each message must say, and one hostile case per claim. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageChecksTest {

    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";

    private final LaunchDesk desk = new LaunchDesk();

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void readsAStartOfProctoring() {
        assertThat(launch(TestClaims::asStartProctoring, claims -> {}))
                .isInstanceOfSatisfying(StartProctoringLaunch.class, start -> {
                    assertThat(start.resourceLinkId()).isEqualTo("link-1");
                    assertThat(start.resourceLinkTitle()).isEqualTo("Exam");
                    assertThat(start.attemptNumber()).isEqualTo(1);
                    assertThat(start.sessionData()).isEqualTo("opaque+/=session data ");
                    assertThat(start.startAssessmentUrl())
                            .isEqualTo(desk.platform().address("/start"));
                    assertThat(start.proctoringSettings()).isEqualTo("settings");
                    assertThat(start.control().orElseThrow().address())
                            .isEqualTo(desk.platform().address("/control"));
                    assertThat(start.control().orElseThrow().actions())
                            .containsExactlyInAnyOrder(ControlAction.values());
                });
    }

    @Test
    void readsAStartOfProctoringWithoutControlService() {
        assertThat(launch(TestClaims::asStartProctoring, claims -> claims.remove(AP + "acs")))
                .isInstanceOfSatisfying(
                        StartProctoringLaunch.class,
                        start -> assertThat(start.control()).isEmpty());
    }

    @Test
    void readsAnEndOfAnAssessmentWithAndWithoutResourceLink() {
        assertThat(launch(TestClaims::asEndAssessment, claims -> {}))
                .isInstanceOfSatisfying(
                        EndAssessmentLaunch.class,
                        end -> assertThat(end.resourceLinkId()).isEqualTo("link-1"));
        assertThat(launch(TestClaims::asEndAssessment, claims -> {
                    claims.remove(LTI + "resource_link");
                    claims.remove(LTI + "target_link_uri");
                }))
                .isInstanceOfSatisfying(EndAssessmentLaunch.class, end -> {
                    assertThat(end.resourceLinkId()).isNull();
                    assertThat(end.attemptNumber()).isEqualTo(1);
                    assertThat(end.errorMessage()).isNull();
                });
    }

    @Test
    void readsErrorClaimsAlsoWithBlanksAroundTheirNames() {
        assertThat(launch(TestClaims::asEndAssessment, claims -> {
                    claims.put(" " + AP + "errormsg", "The quiz broke");
                    claims.put(AP + "errorlog ", "E17");
                }))
                .isInstanceOfSatisfying(EndAssessmentLaunch.class, end -> {
                    assertThat(end.errorMessage()).isEqualTo("The quiz broke");
                    assertThat(end.errorLog()).isEqualTo("E17");
                });
    }

    @Test
    void readsASubmissionReview() {
        assertThat(launch(TestClaims::asSubmissionReview, claims -> {}))
                .isInstanceOfSatisfying(SubmissionReviewLaunch.class, review -> {
                    assertThat(review.forUser()).isEqualTo("user-2");
                    assertThat(review.resourceLinkId()).isEqualTo("link-1");
                    assertThat(review.lineItem()).isEqualTo(desk.platform().address("/items/7"));
                });
        assertThat(launch(TestClaims::asSubmissionReview, claims -> claims.remove(LTI + "resource_link")))
                .isInstanceOfSatisfying(
                        SubmissionReviewLaunch.class,
                        review -> assertThat(review.resourceLinkId()).isNull());
    }

    @Test
    void refusesAnUnknownMessageByItsName() {
        assertThatThrownBy(() -> desk.launch(claims -> claims.put(LTI + "message_type", "LtiAssetProcessorRequest")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(LtiProblem.LAUNCH_MESSAGE_TYPE);
                    assertThat(refused.arguments()).containsExactly("LtiAssetProcessorRequest");
                });
        assertThatThrownBy(() -> desk.launch(claims -> claims.put(LTI + "message_type", "<script>alert(1)</script>")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.arguments()).containsExactly("–"));
    }

    static Stream<Arguments> startProctoring() {
        return Stream.of(
                hostile(LtiProblem.LAUNCH_RESOURCE_LINK, "no link", c -> c.remove(LTI + "resource_link")),
                hostile(LtiProblem.LAUNCH_TARGET_LINK, "no target", c -> c.remove(LTI + "target_link_uri")),
                hostile(
                        LtiProblem.LAUNCH_TARGET_LINK,
                        "foreign target",
                        c -> c.put(LTI + "target_link_uri", "https://evil.example/")),
                hostile(LtiProblem.LAUNCH_ATTEMPT_NUMBER, "no attempt", c -> c.remove(AP + "attempt_number")),
                hostile(LtiProblem.LAUNCH_ATTEMPT_NUMBER, "attempt 0", c -> c.put(AP + "attempt_number", 0)),
                hostile(LtiProblem.LAUNCH_ATTEMPT_NUMBER, "negative attempt", c -> c.put(AP + "attempt_number", -1)),
                hostile(LtiProblem.LAUNCH_ATTEMPT_NUMBER, "half an attempt", c -> c.put(AP + "attempt_number", 1.5)),
                hostile(LtiProblem.LAUNCH_ATTEMPT_NUMBER, "attempt in words", c -> c.put(AP + "attempt_number", "1")),
                hostile(
                        LtiProblem.LAUNCH_ATTEMPT_NUMBER,
                        "attempt beyond an int",
                        c -> c.put(AP + "attempt_number", 4294967297L)));
    }

    static Stream<Arguments> whatAStartNeeds() {
        return Stream.of(
                hostile(LtiProblem.LAUNCH_SESSION_DATA, "no session data", c -> c.remove(AP + "session_data")),
                hostile(LtiProblem.LAUNCH_SESSION_DATA, "empty session data", c -> c.put(AP + "session_data", "")),
                hostile(
                        LtiProblem.LAUNCH_SESSION_DATA,
                        "session data of another type",
                        c -> c.put(AP + "session_data", 7)),
                hostile(
                        LtiProblem.LAUNCH_SESSION_DATA,
                        "endless session data",
                        c -> c.put(AP + "session_data", "x".repeat(16_001))),
                hostile(
                        LtiProblem.LAUNCH_START_ASSESSMENT_URL,
                        "no start address",
                        c -> c.remove(AP + "start_assessment_url")),
                hostile(
                        LtiProblem.LAUNCH_START_ASSESSMENT_URL,
                        "foreign start address",
                        c -> c.put(AP + "start_assessment_url", "https://evil.example/start")),
                hostile(
                        LtiProblem.LAUNCH_START_ASSESSMENT_URL,
                        "start address with a user part",
                        c -> c.put(
                                AP + "start_assessment_url",
                                c.get("iss").toString().replace("://", "://x@") + "/start")),
                hostile(
                        LtiProblem.LAUNCH_START_ASSESSMENT_URL,
                        "script as start address",
                        c -> c.put(AP + "start_assessment_url", "javascript:alert(1)")));
    }

    static Stream<Arguments> assessmentControl() {
        return Stream.of(
                hostile(
                        LtiProblem.LAUNCH_ASSESSMENT_CONTROL,
                        "control without address",
                        c -> c.put(AP + "acs", Map.of("actions", List.of("flag")))),
                hostile(
                        LtiProblem.LAUNCH_ASSESSMENT_CONTROL,
                        "control by script",
                        c -> c.put(
                                AP + "acs",
                                Map.of("actions", List.of("flag"), "assessment_control_url", "javascript:x"))),
                hostile(
                        LtiProblem.LAUNCH_ASSESSMENT_CONTROL,
                        "control without actions",
                        c -> c.put(AP + "acs", Map.of("assessment_control_url", c.get("iss") + "/control"))),
                hostile(LtiProblem.LAUNCH_ASSESSMENT_CONTROL, "control as text", c -> c.put(AP + "acs", "flag")));
    }

    static Stream<Arguments> endAssessment() {
        return Stream.of(
                hostile(LtiProblem.LAUNCH_ATTEMPT_NUMBER, "no attempt", c -> c.remove(AP + "attempt_number")),
                hostile(
                        LtiProblem.LAUNCH_RESOURCE_LINK,
                        "link without id",
                        c -> c.put(LTI + "resource_link", Map.of("title", "x"))),
                hostile(
                        LtiProblem.LAUNCH_TARGET_LINK,
                        "foreign target",
                        c -> c.put(LTI + "target_link_uri", "https://evil.example/")));
    }

    static Stream<Arguments> submissionReview() {
        return Stream.of(
                hostile(LtiProblem.LAUNCH_FOR_USER, "nobody's submission", c -> c.remove(LTI + "for_user")),
                hostile(LtiProblem.LAUNCH_FOR_USER, "no user id", c -> c.put(LTI + "for_user", Map.of("name", "x"))),
                hostile(
                        LtiProblem.LAUNCH_FOR_USER,
                        "long user id",
                        c -> c.put(LTI + "for_user", Map.of("user_id", "x".repeat(256)))),
                hostile(LtiProblem.LAUNCH_REVIEWED_LINE_ITEM, "no endpoint", c -> c.remove(AGS)),
                hostile(
                        LtiProblem.LAUNCH_REVIEWED_LINE_ITEM,
                        "no line item",
                        c -> c.put(AGS, Map.of("lineitems", c.get("iss") + "/items"))),
                hostile(
                        LtiProblem.LAUNCH_REVIEWED_LINE_ITEM,
                        "line item without host",
                        c -> c.put(AGS, Map.of("lineitem", "/items/7"))),
                hostile(LtiProblem.LAUNCH_TARGET_LINK, "no target", c -> c.remove(LTI + "target_link_uri")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"startProctoring", "whatAStartNeeds", "assessmentControl"})
    void refusesAStartOfProctoring(LtiProblem problem, String what, Consumer<Map<String, Object>> change) {
        LaunchDesk.assertRefused(problem, () -> launch(TestClaims::asStartProctoring, change));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("endAssessment")
    void refusesAnEndOfAnAssessment(LtiProblem problem, String what, Consumer<Map<String, Object>> change) {
        LaunchDesk.assertRefused(problem, () -> launch(TestClaims::asEndAssessment, change));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("submissionReview")
    void refusesASubmissionReview(LtiProblem problem, String what, Consumer<Map<String, Object>> change) {
        LaunchDesk.assertRefused(problem, () -> launch(TestClaims::asSubmissionReview, change));
    }

    private Launch launch(UnaryOperator<Map<String, Object>> message, Consumer<Map<String, Object>> change) {
        return desk.launch(claims -> {
            Map<String, Object> changed = message.apply(claims);
            change.accept(changed);
            claims.clear();
            claims.putAll(changed);
        });
    }

    private static Arguments hostile(LtiProblem problem, String what, Consumer<Map<String, Object>> change) {
        return Arguments.of(problem, what, change);
    }
}
