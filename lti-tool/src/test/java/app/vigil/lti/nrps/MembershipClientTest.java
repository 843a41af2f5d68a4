package app.vigil.lti.nrps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Role;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.nrps.Memberships.Member;
import app.vigil.lti.nrps.Memberships.Query;
import app.vigil.lti.nrps.Memberships.Roster;
import app.vigil.lti.nrps.Memberships.Status;
import app.vigil.testing.Database;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The membership service (NRPS 2.0) against a platform with Moodle's habits. */
class MembershipClientTest {

    private static final String LONG = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private final TestPlatform platform = new TestPlatform().givesTokens();
    private final LtiRoom room = new LtiRoom(Database.H2);
    private final Memberships memberships = room.get(Memberships.class);
    private Registration registration;

    @BeforeEach
    void connect() {
        registration = room.connect(platform);
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void readsMembersWithShortAndLongRolesOnAllPages() {
        platform.on(
                "/members",
                request -> request.query() == null
                        ? page(Map.of("user_id", "1", "roles", List.of("Instructor"), "name", "Ганна"))
                                .with("Link", "<" + address("?page=2") + ">; rel=next")
                        : page(Map.of("user_id", "2", "roles", List.of(LONG + "Learner"), "status", "Inactive")));
        assertThat(memberships.of(registration.id(), address("")))
                .containsExactly(
                        new Member("1", Set.of(Role.INSTRUCTOR), Status.ACTIVE, "Ганна", null, null, null),
                        new Member("2", Set.of(Role.LEARNER), Status.INACTIVE, null, null, null, null));
        assertThat(platform.requestsTo("/members").getFirst().header("accept"))
                .isEqualTo("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
    }

    @Test
    void readsMembersOfWhomNothingElseIsTold() {
        platform.on(
                "/members",
                request -> page(
                        Map.of("user_id", "1"),
                        Map.of("user_id", " ", "roles", List.of("Learner")),
                        Map.of("roles", List.of("Learner")),
                        Map.of(
                                "user_id",
                                "3",
                                "roles",
                                "Learner",
                                "name",
                                " ",
                                "given_name",
                                "Ян",
                                "status",
                                "Paused")));
        assertThat(memberships.of(registration.id(), address("")))
                .containsExactly(
                        new Member("1", Set.of(), Status.ACTIVE, null, null, null, null),
                        new Member("3", Set.of(), Status.INACTIVE, null, "Ян", null, null));
    }

    @Test
    void asksForTheMembersOfALinkInOneRole() {
        platform.on(
                "/members",
                request -> page(
                        Map.of("user_id", "1", "roles", List.of("Instructor")),
                        Map.of("user_id", "2", "roles", List.of("Learner"))));
        Roster roster = memberships.read(registration.id(), address("?type_id=1"), new Query(Role.LEARNER, "link/1"));
        assertThat(roster.members()).extracting(Member::userId).containsExactly("2");
        assertThat(platform.requestsTo("/members").getFirst().query())
                .isEqualTo("type_id=1&role=" + LONG + "Learner&rlid=link/1");
    }

    @Test
    void readsWhatHasChangedSince() {
        platform.on(
                "/members",
                request -> "since=7".equals(request.query())
                        ? page(Map.of("user_id", "1", "roles", List.of(), "status", "Deleted"))
                        : page().with("Link", "<" + address("?since=7") + ">; rel=\"differences\""));
        URI differences = memberships
                .read(registration.id(), address(""), Query.ALL)
                .differences()
                .orElseThrow();
        Roster changes = memberships.changes(registration.id(), differences);
        assertThat(changes.members()).extracting(Member::status).containsExactly(Status.DELETED);
        assertThat(changes.differences()).isEmpty();
    }

    @Test
    void saysWhyThereAreNoMembers() {
        platform.on("/members", request -> Answer.empty(403));
        assertThatThrownBy(() -> memberships.of(registration.id(), address("")))
                .isInstanceOfSatisfying(
                        PlatformFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ScoreOutcome.Kind.FORBIDDEN));
    }

    private URI address(String query) {
        return platform.address("/members" + query);
    }

    @SafeVarargs
    private static Answer page(Map<String, Object>... members) {
        return Answer.json(200, Map.of("id", "m", "context", Map.of("id", "2"), "members", List.of(members)));
    }
}
