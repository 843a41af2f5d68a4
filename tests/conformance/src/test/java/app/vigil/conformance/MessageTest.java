package app.vigil.conformance;

import static app.vigil.conformance.Hostile.clause;
import static app.vigil.conformance.token.Names.CONTEXT;
import static app.vigil.conformance.token.Names.DEPLOYMENT_ID;
import static app.vigil.conformance.token.Names.MEMBERSHIP;
import static app.vigil.conformance.token.Names.MESSAGE_TYPE;
import static app.vigil.conformance.token.Names.RESOURCE_LINK;
import static app.vigil.conformance.token.Names.ROLES;
import static app.vigil.conformance.token.Names.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.token.Names;
import app.vigil.conformance.tool.Login;
import app.vigil.lti.Launch;
import app.vigil.lti.Registration;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.people.People;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The claims every LTI message must carry (LTI 1.3 core, 5.3), each of them missing, of another type, or too long. */
class MessageTest extends LaunchConformance {

    private static final String LONG = "x".repeat(256);

    static Stream<Hostile> versions() {
        var clause = clause("LTI 1.3 §5.3.2 version", "launch-version");
        return Stream.of(
                clause.when("missing", f -> f.without(VERSION)),
                clause.when("LTI 1.1", f -> f.claim(VERSION, "LTI-1p0")),
                clause.when("1.3", f -> f.claim(VERSION, "1.3")),
                clause.when("1.3.1", f -> f.claim(VERSION, "1.3.1")),
                clause.when("a number", f -> f.claim(VERSION, 1.3)),
                clause.when("a list", f -> f.claim(VERSION, List.of("1.3.0"))),
                clause.when("a blank more", f -> f.claim(VERSION, "1.3.0 ")));
    }

    static Stream<Hostile> types() {
        var clause = clause("LTI 1.3 §5.3.1 message_type", "launch-message-type");
        return Stream.of(
                clause.when("missing", f -> f.without(MESSAGE_TYPE)),
                clause.when("nobody's", f -> f.claim(MESSAGE_TYPE, "LtiSomethingRequest")),
                clause.when("in small letters", f -> f.claim(MESSAGE_TYPE, "ltiresourcelinkrequest")),
                clause.when("a list", f -> f.claim(MESSAGE_TYPE, List.of("LtiResourceLinkRequest"))),
                clause.when(
                        "the tool's own LtiDeepLinkingResponse", f -> f.claim(MESSAGE_TYPE, "LtiDeepLinkingResponse")),
                clause.when("the tool's own LtiStartAssessment", f -> f.claim(MESSAGE_TYPE, "LtiStartAssessment")));
    }

    static Stream<Hostile> deployments() {
        var missing = clause("LTI 1.3 §5.3.3 deployment_id", "launch-deployment-missing");
        var unknown = clause("LTI 1.3 §3.1.4 deployment", "launch-deployment-unknown");
        return Stream.of(
                missing.when("missing", f -> f.without(DEPLOYMENT_ID)),
                missing.when("empty", f -> f.claim(DEPLOYMENT_ID, "")),
                missing.when("null", f -> f.claim(DEPLOYMENT_ID, null)),
                missing.when("a number", f -> f.claim(DEPLOYMENT_ID, 1)),
                missing.when("256 characters", f -> f.claim(DEPLOYMENT_ID, LONG)),
                missing.when("beyond ASCII", f -> f.claim(DEPLOYMENT_ID, "розгортання")),
                unknown.when("unknown", f -> f.claim(DEPLOYMENT_ID, "deployment-2")),
                unknown.when("in capitals", f -> f.claim(DEPLOYMENT_ID, "DEPLOYMENT-1")),
                unknown.when("a blank more", f -> f.claim(DEPLOYMENT_ID, Platform.DEPLOYMENT + " ")));
    }

    static Stream<Hostile> users() {
        var clause = clause("LTI 1.3 §5.3.6 sub", "launch-subject");
        return Stream.of(
                clause.when("anonymous", f -> f.without("sub")),
                clause.when("empty", f -> f.claim("sub", "")),
                clause.when("blank", f -> f.claim("sub", "  ")),
                clause.when("256 characters", f -> f.claim("sub", LONG)),
                clause.when("beyond ASCII", f -> f.claim("sub", "кот")),
                clause.when("a line break inside", f -> f.claim("sub", "user\n1")));
    }

    static Stream<Hostile> roles() {
        var clause = clause("LTI 1.3 §5.3.7 roles", "launch-roles");
        return Stream.of(
                clause.when("missing", f -> f.without(ROLES)),
                clause.when("null", f -> f.claim(ROLES, null)),
                clause.when("a string", f -> f.claim(ROLES, MEMBERSHIP + "Learner")),
                clause.when("an object", f -> f.claim(ROLES, Map.of("0", MEMBERSHIP + "Learner"))));
    }

    static Stream<Hostile> places() {
        var context = clause("LTI 1.3 §5.4.1 context", "launch-context");
        var link = clause("LTI 1.3 §5.3.5 resource_link", "launch-resource-link");
        return Stream.of(
                context.when("without id", f -> f.claim(CONTEXT, Map.of("title", "Course"))),
                context.when("an empty id", f -> f.claim(CONTEXT, Map.of("id", ""))),
                context.when("an id of 256 characters", f -> f.claim(CONTEXT, Map.of("id", LONG))),
                context.when("an id that is a number", f -> f.claim(CONTEXT, Map.of("id", 7))),
                context.when("a string", f -> f.claim(CONTEXT, "course-1")),
                link.when("missing", f -> f.without(RESOURCE_LINK)),
                link.when("without id", f -> f.claim(RESOURCE_LINK, Map.of("title", "Exam"))),
                link.when("an empty id", f -> f.claim(RESOURCE_LINK, Map.of("id", " "))),
                link.when("an id of 256 characters", f -> f.claim(RESOURCE_LINK, Map.of("id", LONG))),
                link.when("an id beyond ASCII", f -> f.claim(RESOURCE_LINK, Map.of("id", "екзамен"))),
                link.when("a string", f -> f.claim(RESOURCE_LINK, "link-1")),
                link.when("a list", f -> f.claim(RESOURCE_LINK, List.of("link-1"))));
    }

    static Stream<Hostile> nonces() {
        var clause = clause("SF 1.0 §5.1.3 item 9 nonce", "launch-nonce");
        return Stream.of(
                clause.when("missing", f -> f.without("nonce")),
                clause.when("empty", f -> f.claim("nonce", "")),
                clause.when("another", f -> f.claim("nonce", "another")),
                clause.when("a blank more", f -> f.claim("nonce", f.claim("nonce") + " ")),
                clause.when("a list", f -> f.claim("nonce", List.of(f.claim("nonce")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"versions", "types", "deployments", "users", "roles", "places", "nonces"})
    void refuses(Hostile hostile) {
        assertRefused(hostile);
    }

    @Test
    @DisplayName("LTI 1.3 §5.3: a whole message arrives whole")
    void readsAWholeMessage() {
        Login login = Login.begin(platform);
        Launch launch = accepted(
                login,
                login.resourceLink()
                        .claim(ROLES, List.of(MEMBERSHIP + "Instructor", MEMBERSHIP + "Instructor", "urn:unknown"))
                        .claim(
                                Names.AGS,
                                Map.of(
                                        "scope", List.of(Names.SCOPE_SCORE),
                                        "lineitems", platform.address("/items").toString()))
                        .claim(
                                Names.NRPS,
                                Map.of(
                                        "context_memberships_url",
                                                platform.address("/members").toString(),
                                        "service_versions", List.of("2.0"))));
        assertThat(launch)
                .isInstanceOfSatisfying(
                        ResourceLinkLaunch.class,
                        link -> assertThat(link.resourceLinkId()).isEqualTo("link-1"));
        assertThat(launch.core().roles()).containsExactly(Role.INSTRUCTOR);
        assertThat(launch.core().ags()).isPresent();
        assertThat(launch.core().memberships()).contains(platform.address("/members"));
        assertThat(launch.core().user().name()).isEqualTo("Оксана Шевченко");
    }

    @Test
    @DisplayName(
            "LTI 1.3 §5.3.6: the same e-mail under another sub, or the same sub of another platform, is somebody else")
    void knowsNobodyByTheirEMail() {
        People people = tool.get(People.class);
        try (Platform neighbour = new Platform("neighbour-of-people")) {
            Registration elsewhere = tool.connect(neighbour);
            arrive(platform, "dean");
            arrive(platform, "impostor");
            Login login = Login.begin(neighbour);
            login.answer(login.resourceLink().claim("sub", "dean").claim("email", "dean@example.org"));
            assertThat(Stream.of(
                                    people.find(registration.id(), "dean"),
                                    people.find(registration.id(), "impostor"),
                                    people.find(elsewhere.id(), "dean"))
                            .map(person -> person.orElseThrow().id()))
                    .doesNotHaveDuplicates();
        }
    }

    private void arrive(Platform from, String subject) {
        Login login = Login.begin(from);
        accepted(login, login.resourceLink().claim("sub", subject).claim("email", "dean@example.org"));
    }

    @Test
    @DisplayName("LTI 1.3 §5.4.6: custom parameters in both spellings, unresolved and null ones left out")
    void readsCustomParameters() {
        Map<String, Object> custom = new LinkedHashMap<>();
        custom.put("QuizId", "first");
        custom.put("quizid", "second");
        custom.put("open", "$ResourceLink.available.startDateTime");
        custom.put("nothing", null);
        Login login = Login.begin(platform);
        assertThat(accepted(login, login.resourceLink().claim(Names.CUSTOM, custom))
                        .core()
                        .custom())
                .isEqualTo(Map.of("quizid", "second"));
    }

    @Test
    @DisplayName("LTI 1.3 §5.3.7: roles of 255 characters, an id of 255 characters, no context, nobody's name")
    void acceptsTheLeastAndTheLongest() {
        String longest = "y".repeat(255);
        Consumer<Forgery> bare = f ->
                f.without(CONTEXT).without("name").claim("sub", longest).claim(RESOURCE_LINK, Map.of("id", longest));
        Login login = Login.begin(platform);
        Forgery forgery = login.resourceLink();
        bare.accept(forgery);
        assertThat(accepted(login, forgery).core().user().subject()).isEqualTo(longest);
    }
}
