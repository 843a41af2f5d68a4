package app.vigil.lti.launch;

import static app.vigil.lti.TestClaims.AP;
import static app.vigil.lti.TestClaims.LTI;
import static app.vigil.lti.TestClaims.MEMBERSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.ControlAction;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchContext;
import app.vigil.lti.LaunchUser;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.SubmissionReviewLaunch;
import app.vigil.lti.TestClaims;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rooms above get of each message, member by member. */
class LaunchReaderTest {

    private static final String SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final UUID ID = new UUID(0, 7);

    @Test
    void readsTheWholeCoreOfAMessage() {
        Launch.Core core = read(same(), LaunchReaderTest::everything).core();
        assertThat(core.id()).isEqualTo(ID);
        assertThat(core.registration()).isEqualTo(TestTokens.REGISTRATION.id());
        assertThat(core.deploymentId()).isEqualTo("deployment-1");
        assertThat(core.user())
                .isEqualTo(
                        new LaunchUser("user-1", "Оксана Шевченко", "Оксана", "Шевченко", "o@example.org", "ЭП-0417"));
        assertThat(core.roles()).containsExactly(Role.INSTRUCTOR);
        assertThat(core.context()).contains(new LaunchContext("course-1", "C1", "Course"));
        assertThat(core.custom()).isEqualTo(Map.of("exam", "1"));
        assertThat(core.locale()).isEqualTo(Locale.forLanguageTag("uk-UA"));
        assertThat(core.returnUrl()).contains(URI.create("https://lms.example/back?course=1"));
        assertThat(core.ags()).hasValueSatisfying(ags -> {
            assertThat(ags.scopes()).containsExactly("s");
            assertThat(ags.lineItems()).contains(URI.create("https://lms.example/items"));
            assertThat(ags.lineItem()).contains(URI.create("https://lms.example/items/1"));
        });
        assertThat(core.memberships()).contains(URI.create("https://lms.example/members"));
        assertThat(core.platformName()).contains("Academy");
    }

    private static void everything(Map<String, Object> c) {
        c.putAll(Map.of(
                "name", "Оксана Шевченко",
                "given_name", "Оксана",
                "family_name", "Шевченко",
                "email", "o@example.org"));
        c.put(LTI + "roles", List.of(MEMBERSHIP + "Instructor", 7));
        c.put(LTI + "context", Map.of("id", "course-1", "label", "C1", "title", "Course"));
        c.put(LTI + "custom", Map.of("exam", "1"));
        c.put(LTI + "lis", Map.of("person_sourcedid", "ЭП-0417", "course_section_sourcedid", ""));
        c.put(
                LTI + "launch_presentation",
                Map.of("locale", "uk_UA", "return_url", "https://lms.example/back?course=1"));
        c.put(
                AGS,
                Map.of(
                        "scope", List.of("s"),
                        "lineitems", "https://lms.example/items",
                        "lineitem", "https://lms.example/items/1"));
        c.put(NRPS, Map.of("context_memberships_url", "https://lms.example/members"));
        c.put(LTI + "tool_platform", Map.of("name", "Academy"));
    }

    @Test
    void readsAMessageThatSaysNothingItNeedNot() {
        Launch.Core core = read(same(), c -> c.remove("name")).core();
        assertThat(core.user()).isEqualTo(new LaunchUser("user-1", null, null, null, null, null));
        assertThat(core.context()).isEmpty();
        assertThat(core.custom()).isEmpty();
        assertThat(core.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(core.returnUrl()).isEmpty();
        assertThat(core.ags()).isEmpty();
        assertThat(core.memberships()).isEmpty();
        assertThat(core.platformName()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ru, ru
            ru_RU, ru-RU
            ' uk ', uk
            ??, en
            '', en
            """)
    void speaksThePlatformsLanguageElseTheFallback(String claimed, String spoken) {
        assertThat(read(same(), c -> c.put(LTI + "launch_presentation", Map.of("locale", claimed)))
                        .core()
                        .locale())
                .isEqualTo(Locale.forLanguageTag(spoken));
    }

    @Test
    void goesBackOnlyToThePlatform() {
        assertThat(read(same(), c -> c.put(LTI + "launch_presentation", Map.of("return_url", "https://evil.example/")))
                        .core()
                        .returnUrl())
                .isEmpty();
    }

    @Test
    void readsAResourceLink() {
        assertThat(read(same(), c -> {})).isInstanceOfSatisfying(ResourceLinkLaunch.class, launch -> {
            assertThat(launch.resourceLinkId()).isEqualTo("link-1");
            assertThat(launch.resourceLinkTitle()).isEqualTo("Exam");
        });
    }

    @Test
    void readsWhatADeepLinkingRequestTakes() {
        UnaryOperator<Map<String, Object>> message =
                c -> TestClaims.asDeepLinking(c, URI.create("https://lms.example/return"));
        Map<String, Object> settings = Map.of(
                "deep_link_return_url", "https://lms.example/return",
                "accept_types", List.of("ltiResourceLink", "file"),
                "accept_multiple", false,
                "accept_lineitem", "false",
                "data", " ");
        assertThat(read(message, c -> c.put(SETTINGS, settings)))
                .isInstanceOfSatisfying(DeepLinkingLaunch.class, launch -> {
                    assertThat(launch.returnUrl()).isEqualTo(URI.create("https://lms.example/return"));
                    assertThat(launch.acceptTypes()).containsExactlyInAnyOrder("ltiResourceLink", "file");
                    assertThat(launch.acceptMultiple()).isFalse();
                    assertThat(launch.acceptLineItem()).isFalse();
                    assertThat(launch.platformData()).as("to the byte").isEqualTo(" ");
                });
        Map<String, Object> least = Map.of(
                "deep_link_return_url", "https://lms.example/return", "accept_types", List.of("ltiResourceLink"));
        assertThat(read(message, c -> c.put(SETTINGS, least)))
                .isInstanceOfSatisfying(DeepLinkingLaunch.class, launch -> {
                    assertThat(launch.acceptMultiple()).isTrue();
                    assertThat(launch.acceptLineItem()).isTrue();
                    assertThat(launch.platformData()).isNull();
                });
    }

    @Test
    void readsASubmissionReview() {
        assertThat(read(TestClaims::asSubmissionReview, c -> {}))
                .isInstanceOfSatisfying(SubmissionReviewLaunch.class, launch -> {
                    assertThat(launch.resourceLinkId()).isEqualTo("link-1");
                    assertThat(launch.forUser()).isEqualTo("user-2");
                    assertThat(launch.lineItem()).isEqualTo(URI.create("https://lms.example/items/7"));
                });
    }

    @Test
    void readsAStartOfProctoring() {
        assertThat(read(TestClaims::asStartProctoring, c -> c.put(AP + "attempt_number", 3)))
                .isInstanceOfSatisfying(StartProctoringLaunch.class, launch -> {
                    assertThat(launch.resourceLinkId()).isEqualTo("link-1");
                    assertThat(launch.resourceLinkTitle()).isEqualTo("Exam");
                    assertThat(launch.attemptNumber()).isEqualTo(3);
                    assertThat(launch.sessionData()).isEqualTo("opaque+/=session data ");
                    assertThat(launch.startAssessmentUrl()).isEqualTo(URI.create("https://lms.example/start"));
                    assertThat(launch.proctoringSettings()).isEqualTo("settings");
                    assertThat(launch.control()).hasValueSatisfying(control -> {
                        assertThat(control.address()).isEqualTo(URI.create("https://lms.example/control"));
                        assertThat(control.actions()).containsExactlyInAnyOrder(ControlAction.values());
                    });
                });
    }

    @Test
    void readsAnEndOfAnAssessment() {
        assertThat(read(TestClaims::asEndAssessment, c -> {
                    c.put(AP + "attempt_number", 3);
                    c.put(" " + AP + "errormsg", "The quiz broke");
                    c.put(AP + "errorlog ", "E17");
                }))
                .isInstanceOfSatisfying(EndAssessmentLaunch.class, launch -> {
                    assertThat(launch.resourceLinkId()).isEqualTo("link-1");
                    assertThat(launch.attemptNumber()).isEqualTo(3);
                    assertThat(launch.errorMessage()).isEqualTo("The quiz broke");
                    assertThat(launch.errorLog()).isEqualTo("E17");
                });
    }

    @Test
    void readsNothingThatNoCheckHasSeen() {
        refuses(LtiProblem.LAUNCH_TOKEN_MALFORMED, same(), c -> c.remove("sub"));
        refuses(LtiProblem.LAUNCH_TOKEN_MALFORMED, same(), c -> c.remove(LTI + "deployment_id"));
        refuses(LtiProblem.LAUNCH_TOKEN_MALFORMED, same(), c -> c.remove(LTI + "resource_link"));
        refuses(
                LtiProblem.LAUNCH_DEEP_LINKING_SETTINGS,
                c -> TestClaims.asDeepLinking(c, URI.create("https://lms.example/return")),
                c -> c.remove(SETTINGS));
        refuses(LtiProblem.LAUNCH_REVIEWED_LINE_ITEM, TestClaims::asSubmissionReview, c -> c.remove(AGS));
        refuses(
                LtiProblem.LAUNCH_START_ASSESSMENT_URL,
                TestClaims::asStartProctoring,
                c -> c.remove(AP + "start_assessment_url"));
        refuses(LtiProblem.LAUNCH_ATTEMPT_NUMBER, TestClaims::asEndAssessment, c -> c.remove(AP + "attempt_number"));
    }

    @Test
    void keepsToTheLimitsOfCustomParameters() {
        String longest = "x".repeat(4_000);
        assertThat(CustomParameters.read(Map.of("a", longest))).containsEntry("a", longest);
        assertThat(CustomParameters.read(Map.of("a", longest + "x"))).isEmpty();
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("k" + i, "v");
        }
        assertThat(CustomParameters.read(many)).hasSize(100);
    }

    @Test
    void namesContextRolesInFull() {
        for (Role role : Arrays.asList(Role.LEARNER, Role.INSTRUCTOR, Role.TEACHING_ASSISTANT)) {
            String name = RoleNames.ofContext(role).orElseThrow();
            assertThat(name).startsWith(MEMBERSHIP);
            assertThat(RoleNames.read(List.of(name))).containsExactly(role);
        }
        assertThat(RoleNames.ofContext(Role.SYSTEM_ADMINISTRATOR)).isEmpty();
        assertThat(RoleNames.read(List.of("http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin")))
                .containsExactly(Role.SYSTEM_ADMINISTRATOR);
        assertThat(RoleNames.read(List.of("SysAdmin"))).isEmpty();
    }

    private static Launch read(UnaryOperator<Map<String, Object>> message, Consumer<Map<String, Object>> change) {
        return new LaunchReader().read(TestTokens.of(message, change), ID, Locale.ENGLISH);
    }

    private static void refuses(
            LtiProblem problem, UnaryOperator<Map<String, Object>> message, Consumer<Map<String, Object>> change) {
        LaunchDesk.assertRefused(problem, () -> read(message, change));
    }

    private static UnaryOperator<Map<String, Object>> same() {
        return UnaryOperator.identity();
    }
}
