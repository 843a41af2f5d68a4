package app.vigil.conformance;

import static app.vigil.conformance.Hostile.clause;
import static app.vigil.conformance.token.Names.MEMBERSHIP;
import static app.vigil.conformance.token.Names.MESSAGE_TYPE;
import static app.vigil.conformance.token.Names.PRESENTATION;
import static app.vigil.conformance.token.Names.RESOURCE_LINK;
import static app.vigil.conformance.token.Names.ROLES;
import static app.vigil.conformance.token.Names.TARGET_LINK_URI;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.token.Names;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import app.vigil.lti.ControlAction;
import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.SubmissionReviewLaunch;
import app.vigil.lti.proctoring.AssessmentStarts;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserPost;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserReturn;
import app.vigil.lti.proctoring.ProctoredAttempt;
import app.vigil.lti.proctoring.ProctoredAttempts;
import app.vigil.lti.proctoring.VerifiedUser;
import app.vigil.shared.ProblemException;
import io.jsonwebtoken.Claims;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proctoring Services 1.0 and submission review: the messages, and the answer the browser carries back. */
class ProctoringTest extends LaunchConformance {

    private static final String ATTEMPT = Names.AP + "attempt_number";
    private static final String DATA = Names.AP + "session_data";
    private static final String START = Names.AP + "start_assessment_url";
    private static final String ACS = Names.AP + "acs";
    private static final String SESSION = "opaque \"<&>\" дані =";

    static Stream<Hostile> starts() {
        var attempt = clause("LTI-AP 1.0 attempt_number", "launch-attempt-number");
        var data = clause("LTI-AP 1.0 session_data", "launch-session-data");
        var url = clause("LTI-AP 1.0 start_assessment_url", "launch-start-assessment-url");
        var control = clause("LTI-AP 1.0 acs", "launch-assessment-control");
        return Stream.of(
                attempt.when("missing", f -> f.without(ATTEMPT)),
                attempt.when("zero", f -> f.claim(ATTEMPT, 0)),
                attempt.when("below zero", f -> f.claim(ATTEMPT, -1)),
                attempt.when("words", f -> f.claim(ATTEMPT, "first")),
                attempt.when("a fraction", f -> f.claim(ATTEMPT, 0.5)),
                attempt.when("a list", f -> f.claim(ATTEMPT, List.of(1))),
                attempt.when("beyond every integer", f -> f.claim(ATTEMPT, 4_294_967_297L)),
                data.when("missing", f -> f.without(DATA)),
                data.when("empty", f -> f.claim(DATA, "")),
                data.when("an object", f -> f.claim(DATA, Map.of("x", 1))),
                data.when("20 kB", f -> f.claim(DATA, "x".repeat(20_000))),
                url.when("missing", f -> f.without(START)),
                url.when("foreign", f -> f.claim(START, "https://evil.example/start")),
                url.when("a script", f -> f.claim(START, "javascript:alert(1)")),
                url.when("relative", f -> f.claim(START, "/start")),
                url.when("the platform as a user name", f -> f.claim(START, f.claim("iss") + "@evil.example/")),
                url.when("another port", f -> f.claim(START, "http://127.0.0.1:1/start")),
                control.when("without an address", f -> f.inside(ACS, acs -> acs.remove("assessment_control_url"))),
                control.when("without actions", f -> f.inside(ACS, acs -> acs.remove("actions"))),
                control.when(
                        "a script for an address",
                        f -> f.inside(ACS, acs -> acs.put("assessment_control_url", "javascript:x"))),
                control.when("actions in one string", f -> f.inside(ACS, acs -> acs.put("actions", "pause"))),
                clause("LTI-AP 1.0 resource_link", "launch-resource-link")
                        .when("missing", f -> f.without(RESOURCE_LINK)),
                clause("LTI 1.3 §5.3.4", "launch-target-link").when("missing", f -> f.without(TARGET_LINK_URI)));
    }

    @ParameterizedTest(name = "LtiStartProctoring, {0}")
    @MethodSource("starts")
    void refusesAStart(Hostile hostile) {
        Login login = Login.begin(platform);
        Forgery forgery = start(login);
        hostile.how().accept(forgery);
        assertRefused(login, forgery, hostile.problem());
    }

    static Stream<Hostile> ends() {
        var attempt = clause("LTI-AP 1.0 attempt_number", "launch-attempt-number");
        return Stream.of(
                attempt.when("missing", f -> f.without(ATTEMPT)),
                attempt.when("zero", f -> f.claim(ATTEMPT, 0)),
                clause("LTI 1.3 §5.3.3", "launch-deployment-unknown")
                        .when("another deployment", f -> f.claim(Names.DEPLOYMENT_ID, "other")),
                clause("LTI 1.3 §5.3.6", "launch-subject").when("nobody", f -> f.without("sub")));
    }

    @ParameterizedTest(name = "LtiEndAssessment, {0}")
    @MethodSource("ends")
    void refusesAnEnd(Hostile hostile) {
        Login login = Login.begin(platform);
        Forgery forgery = end(login);
        hostile.how().accept(forgery);
        assertRefused(login, forgery, hostile.problem());
    }

    static Stream<Hostile> reviews() {
        var user = clause("AGS 2.0 submission review, for_user", "launch-for-user");
        var item = clause("AGS 2.0 submission review, lineitem", "launch-reviewed-line-item");
        return Stream.of(
                user.when("missing", f -> f.without(Names.LTI + "for_user")),
                user.when("without an id", f -> f.claim(Names.LTI + "for_user", Map.of("name", "x"))),
                user.when(
                        "an id of 256 characters",
                        f -> f.claim(Names.LTI + "for_user", Map.of("user_id", "x".repeat(256)))),
                user.when("a string", f -> f.claim(Names.LTI + "for_user", "user-1")),
                item.when("no AGS claim", f -> f.without(Names.AGS)),
                item.when("no line item", f -> f.claim(Names.AGS, Map.of("scope", List.of()))),
                item.when("words for one", f -> f.claim(Names.AGS, Map.of("lineitem", "the column"))));
    }

    @ParameterizedTest(name = "LtiSubmissionReviewRequest, {0}")
    @MethodSource("reviews")
    void refusesAReview(Hostile hostile) {
        Login login = Login.begin(platform);
        Forgery forgery = review(login);
        hostile.how().accept(forgery);
        assertRefused(login, forgery, hostile.problem());
    }

    @Test
    @DisplayName(
            "LTI-AP 1.0: a start arrives with its session data to the byte and with the actions the standard knows")
    void readsAStart() {
        Login login = Login.begin(platform);
        assertThat(arrived(login, start(login))).isInstanceOfSatisfying(StartProctoringLaunch.class, launch -> {
            assertThat(launch.sessionData()).isEqualTo(SESSION);
            assertThat(launch.attemptNumber()).isEqualTo(3);
            assertThat(launch.startAssessmentUrl()).isEqualTo(platform.address("/start"));
            assertThat(launch.control())
                    .hasValueSatisfying(acs ->
                            assertThat(acs.actions()).isEqualTo(Set.of(ControlAction.PAUSE, ControlAction.FLAG)));
        });
    }

    @Test
    @DisplayName("LTI-AP 1.0: a start without acs, an end without resource link and its oddly named errors are read")
    void readsWhatMayBeMissing() {
        Login login = Login.begin(platform);
        assertThat(arrived(login, start(login).without(ACS)))
                .isInstanceOfSatisfying(
                        StartProctoringLaunch.class,
                        launch -> assertThat(launch.control()).isEmpty());
        Login ending = Login.begin(platform);
        Forgery bare = end(ending).without(RESOURCE_LINK).claim(" " + Names.AP + "errormsg ", "gone");
        assertThat(arrived(ending, bare)).isInstanceOfSatisfying(EndAssessmentLaunch.class, launch -> {
            assertThat(launch.resourceLinkId()).isNull();
            assertThat(launch.errorMessage()).isEqualTo("gone");
        });
    }

    @Test
    @DisplayName("LTI-AP 1.0: a start that nobody prepared begins the exam and leads the candidate into its window")
    void beginsAnExamByItself() {
        Login login = Login.begin(platform);
        Page card = login.answer(start(login).claim(RESOURCE_LINK, Map.of("id", "unprepared", "title", "Іспит")));
        assertThat(card.body()).contains("data-test=\"examinee-card\"", "Іспит");
        Page door = new Browser()
                .post(tool.address("/enter"), Map.of("ticket", card.data().get("ticket")));
        assertThat(door.status()).as(door.problem()).isEqualTo(303);
        assertThat(door.location().getPath()).matches("/sittings/[0-9a-f-]{36}");
    }

    @Test
    @DisplayName("AGS 2.0 submission review: whose submission, and which column")
    void readsAReview() {
        Login login = Login.begin(platform);
        assertThat(arrived(login, review(login))).isInstanceOfSatisfying(SubmissionReviewLaunch.class, launch -> {
            assertThat(launch.forUser()).isEqualTo("user-9");
            assertThat(launch.lineItem()).isEqualTo(platform.address("/items/1"));
        });
    }

    @Test
    @DisplayName("LTI-AP 1.0 LtiStartAssessment: signed, echoing data, attempt and link, with what was verified")
    void answersAStart() {
        ProctoredAttempt attempt = kept(f -> {});
        BrowserPost post =
                tool.get(AssessmentStarts.class).allow(attempt.id(), new VerifiedUser("Оксана", null, null), true);
        assertThat(post.address()).isEqualTo(platform.address("/start"));
        Claims claims = verified(post.jwt());
        assertThat(claims.getIssuer()).isEqualTo(platform.clientId());
        assertThat(claims.getAudience()).containsExactly(platform.issuer());
        assertThat(claims)
                .containsEntry(MESSAGE_TYPE, "LtiStartAssessment")
                .containsEntry(Names.VERSION, "1.3.0")
                .containsEntry(DATA, SESSION)
                .containsEntry(ATTEMPT, 3)
                .containsEntry(Names.AP + "end_assessment_return", true)
                .containsEntry(Names.AP + "verified_user", Map.of("name", "Оксана"))
                .containsEntry(RESOURCE_LINK, Map.of("id", "link-1"))
                .containsKey("nonce");
        assertThat(verified(tool.get(AssessmentStarts.class)
                                .allow(attempt.id(), null, true)
                                .jwt())
                        .get("nonce"))
                .isNotEqualTo(claims.get("nonce"));
    }

    @Test
    @DisplayName("LTI-AP 1.0: a re-launch is the same attempt, and its newest session data count")
    void keepsOneAttempt() {
        ProctoredAttempt first = kept(f -> {});
        ProctoredAttempt second = kept(f -> f.claim(DATA, "newer"));
        ProctoredAttempt other = kept(f -> f.claim(ATTEMPT, 4));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(verified(tool.get(AssessmentStarts.class)
                        .allow(first.id(), null, false)
                        .jwt()))
                .containsEntry(DATA, "newer");
    }

    @Test
    @DisplayName("LTI-AP 1.0: a refused candidate goes back to the platform with words, or carries errormsg")
    void refusesACandidate() {
        ProctoredAttempt returning = kept(f -> f.claim(ATTEMPT, 5)
                .claim(
                        PRESENTATION,
                        Map.of("return_url", platform.address("/back?course=1").toString())));
        assertThat(tool.get(AssessmentStarts.class).refuse(returning.id(), "ні & <ні>", "log"))
                .isInstanceOfSatisfying(BrowserReturn.class, back -> {
                    assertThat(back.address().toString())
                            .startsWith(platform.address("/back?course=1&lti_errormsg=")
                                    .toString());
                    assertThat(back.address().getRawQuery()).doesNotContain("<", " ");
                });
        ProctoredAttempt elsewhere =
                kept(f -> f.claim(ATTEMPT, 6).claim(PRESENTATION, Map.of("return_url", "https://evil.example/")));
        assertThat(tool.get(AssessmentStarts.class).refuse(elsewhere.id(), "ні", "log"))
                .isInstanceOfSatisfying(
                        BrowserPost.class,
                        post -> assertThat(verified(post.jwt())).containsEntry(Names.AP + "errormsg", "ні"));
    }

    @Test
    @DisplayName("LTI-AP 1.0: an end of an attempt nobody began, or somebody else's → launch-attempt-unknown")
    void endsOnlyWhatBegan() {
        ProctoredAttempt begun = kept(f -> f.claim(ATTEMPT, 7));
        tool.get(AssessmentStarts.class).allow(begun.id(), null, true);
        assertThat(ending(f -> f.claim(ATTEMPT, 7))).isEqualTo(begun.id().toString());
        assertThat(ending(f -> f.claim(ATTEMPT, 7).without(RESOURCE_LINK)))
                .isEqualTo(begun.id().toString());
        assertThat(ending(f -> f.claim(ATTEMPT, 8))).isEqualTo("launch-attempt-unknown");
        assertThat(ending(f -> f.claim(ATTEMPT, 7).claim("sub", "user-2"))).isEqualTo("launch-attempt-unknown");
        assertThat(ending(f -> f.claim(ATTEMPT, 7).claim(RESOURCE_LINK, Map.of("id", "link-2"))))
                .isEqualTo("launch-attempt-unknown");
    }

    private ProctoredAttempt kept(Consumer<Forgery> change) {
        Login login = Login.begin(platform);
        Forgery forgery = start(login);
        change.accept(forgery);
        return tool.get(ProctoredAttempts.class).keep((StartProctoringLaunch) arrived(login, forgery));
    }

    private String ending(Consumer<Forgery> change) {
        Login login = Login.begin(platform);
        Forgery forgery = end(login);
        change.accept(forgery);
        try {
            return tool.get(ProctoredAttempts.class)
                    .of((EndAssessmentLaunch) arrived(login, forgery))
                    .id()
                    .toString();
        } catch (ProblemException unknown) {
            return unknown.problem().code();
        }
    }

    /** Whatever the rooms above make of it. */
    private Launch arrived(Login login, Forgery forgery) {
        int before = tool.accepted().size();
        login.answer(forgery);
        assertThat(tool.accepted()).hasSize(before + 1);
        return tool.accepted().getLast();
    }

    private Forgery start(Login login) {
        return login.resourceLink()
                .claim(MESSAGE_TYPE, "LtiStartProctoring")
                .claim(ATTEMPT, 3)
                .claim(DATA, SESSION)
                .claim(START, platform.address("/start").toString())
                .claim(
                        ACS,
                        Map.of(
                                "actions", List.of("pause", "flag", "dance"),
                                "assessment_control_url",
                                        platform.address("/control").toString()));
    }

    private Forgery end(Login login) {
        return login.resourceLink().claim(MESSAGE_TYPE, "LtiEndAssessment").claim(ATTEMPT, 3);
    }

    private Forgery review(Login login) {
        return login.resourceLink()
                .claim(MESSAGE_TYPE, "LtiSubmissionReviewRequest")
                .claim(ROLES, List.of(MEMBERSHIP + "Instructor"))
                .claim(Names.LTI + "for_user", Map.of("user_id", "user-9"))
                .claim(
                        Names.AGS,
                        Map.of("lineitem", platform.address("/items/1").toString()));
    }
}
