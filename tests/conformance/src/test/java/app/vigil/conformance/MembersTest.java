package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.platform.Reply.Manner;
import app.vigil.lti.Role;
import app.vigil.lti.nrps.Memberships;
import app.vigil.lti.nrps.Memberships.Member;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and Role Provisioning Services 2.0. */
class MembersTest extends ServiceConformance {

    @Test
    @DisplayName("NRPS 2.0 §2: members of all pages, short and long role names, names withheld or not")
    void readsAllPages() {
        platform.on(
                "/members",
                asked -> asked.query().containsKey("from")
                        ? page(
                                "{\"members\":[{\"user_id\":\"3\",\"roles\":[\"http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor\"],"
                                        + "\"name\":\"Марія\",\"email\":\"m@example.org\"}]}")
                        : page("{\"id\":\"x\",\"members\":[{\"user_id\":\"1\",\"roles\":[\"Learner\"]},"
                                        + "{\"user_id\":\"2\",\"roles\":[\"Learner\"],\"status\":\"Inactive\"}]}")
                                .with("Link", "<" + platform.address("/members?from=2") + ">; rel=\"next\""));
        List<Member> members = read();
        assertThat(members).extracting(Member::userId).containsExactly("1", "2", "3");
        assertThat(members).extracting(Member::active).containsExactly(true, false, true);
        assertThat(members.get(0).roles()).containsExactly(Role.LEARNER);
        assertThat(members.get(0).name()).isNull();
        assertThat(members.get(2).roles()).containsExactly(Role.INSTRUCTOR);
        assertThat(platform.requestsTo("/members").getFirst().header("accept"))
                .isEqualTo("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
    }

    @Test
    @DisplayName(
            "NRPS 2.0 §2.4 and §3.3: one role and one link are asked for; a platform that forgets the role is not believed")
    void asksForARoleAndALink() {
        platform.on(
                "/members",
                asked -> page("{\"members\":[{\"user_id\":\"1\",\"roles\":[\"Learner\"]},"
                        + "{\"user_id\":\"2\",\"roles\":[\"Instructor\"]}]}"));
        var roster = tool.get(Memberships.class)
                .read(
                        registration.id(),
                        platform.address("/members?course=1"),
                        new Memberships.Query(Role.LEARNER, "link & 1"));
        assertThat(roster.members()).extracting(Member::userId).containsExactly("1");
        assertThat(platform.requestsTo("/members").getFirst().query())
                .containsEntry("course", "1")
                .containsEntry("role", "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner")
                .containsEntry("rlid", "link & 1");
    }

    @Test
    @DisplayName("NRPS 2.0 §2.5: differences are told, followed on the platform and nowhere else → NOT_ALLOWED")
    void followsDifferencesAtHome() {
        platform.on(
                "/members",
                asked -> asked.query().containsKey("since")
                        ? page("{\"members\":[{\"user_id\":\"1\",\"roles\":[],\"status\":\"Deleted\"}]}")
                        : page("{\"members\":[]}")
                                .with("Link", "<" + platform.address("/members?since=7") + ">; rel=\"differences\""));
        Memberships members = tool.get(Memberships.class);
        var roster = members.read(registration.id(), platform.address("/members"), Memberships.Query.ALL);
        assertThat(members.changes(registration.id(), roster.differences().orElseThrow())
                        .members())
                .singleElement()
                .satisfies(member -> assertThat(member.status()).isEqualTo(Memberships.Status.DELETED));
        platform.on(
                "/members",
                asked -> page("{\"members\":[]}").with("Link", "<http://localhost:1/members>; rel=\"differences\""));
        var abroad = members.read(registration.id(), platform.address("/members"), Memberships.Query.ALL);
        assertThat(failing(() ->
                        members.changes(registration.id(), abroad.differences().orElseThrow())))
                .isEqualTo("NOT_ALLOWED");
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                arguments("a web page", "PLATFORM_ERROR", Reply.text(200, "text/html", "<html>")),
                arguments("nothing", "PLATFORM_ERROR", Reply.empty(200)),
                arguments("half a document", "PLATFORM_ERROR", page("{\"members\":[{")),
                arguments("5 MB", "PLATFORM_ERROR", page("{\"members\":[" + " ".repeat(5_000_000) + "]}")),
                arguments("a body without end", "PLATFORM_ERROR", Reply.in(Manner.ENDLESS)),
                arguments("a body that drips", "TIMED_OUT", Reply.in(Manner.DRIPPING)),
                arguments("half a body", "UNREACHABLE", Reply.in(Manner.CUT_OFF)),
                arguments("400", "REFUSED", Reply.empty(400)),
                arguments("403", "FORBIDDEN", Reply.empty(403)),
                arguments("404", "NOT_FOUND", Reply.empty(404)),
                arguments("429", "THROTTLED", Reply.empty(429)),
                arguments("500", "PLATFORM_ERROR", Reply.empty(500)),
                arguments("a redirect", "PLATFORM_ERROR", Reply.redirect(302, "http://127.0.0.1:1/")),
                arguments(
                        "a next page abroad",
                        "NOT_ALLOWED",
                        page("{\"members\":[]}").with("Link", "<http://localhost:1/members>; rel=\"next\"")));
    }

    @ParameterizedTest(name = "NRPS 2.0 §2: members answered with {0} → {1}")
    @MethodSource
    void containers(String what, String kind, Reply reply) {
        platform.on("/members", asked -> reply);
        assertThat(failing(this::read)).isEqualTo(kind);
    }

    @Test
    @DisplayName("NRPS 2.0 §2: pages without end → PLATFORM_ERROR, not half a course")
    void givesUpOnPagesWithoutEnd() {
        platform.on("/members", asked -> {
            int number = Integer.parseInt(asked.query().getOrDefault("page", "1"));
            return page("{\"members\":[{\"user_id\":\"" + number + "\",\"roles\":[]}]}")
                    .with("Link", "<" + platform.address("/members?page=" + (number + 1)) + ">; rel=\"next\"");
        });
        assertThat(failing(this::read)).isEqualTo("PLATFORM_ERROR");
    }

    static Stream<Arguments> members() {
        return Stream.of(
                arguments("without an id", "{\"roles\":[\"Learner\"]}"),
                arguments("with an empty id", "{\"user_id\":\" \",\"roles\":[]}"),
                arguments("that are words", "\"user-1\""),
                arguments("that are null", "null"));
    }

    @ParameterizedTest(name = "NRPS 2.0 §2.2: members {0} are left out, the others stay")
    @MethodSource
    void members(String what, String member) {
        platform.on(
                "/members", asked -> page("{\"members\":[" + member + ",{\"user_id\":\"1\",\"roles\":\"Learner\"}]}"));
        assertThat(read()).extracting(Member::userId).containsExactly("1");
    }

    private List<Member> read() {
        return tool.get(Memberships.class).of(registration.id(), platform.address("/members"));
    }
}
