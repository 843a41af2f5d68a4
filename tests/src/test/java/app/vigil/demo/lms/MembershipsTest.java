package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MembershipsTest {

    private static final String CONTAINER = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private final ScriptedTool tool = new ScriptedTool(RunningLms.shared());
    private final String address =
            tool.lms.address() + "/mod/lti/services.php/CourseSection/2/bindings/" + tool.id + "/memberships";

    @Test
    void leadsThroughAllMembersInPagesOfFour() {
        List<JsonNode> members = new ArrayList<>();
        Optional<String> next = Optional.of(address);
        int pages = 0;
        while (next.isPresent()) {
            HttpResponse<String> page = read(next.get());
            ScriptedTool.JSON.readTree(page.body()).path("members").forEach(members::add);
            next = page.headers().firstValue("Link").map(link -> ScriptedTool.find(link, "<([^>]*)>; rel=\"next\""));
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(members)
                .extracting(member -> member.path("user_id").asString())
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    @Test
    void callsANonEditingTeacherLearnerAsMoodleDoes() {
        JsonNode members = ScriptedTool.JSON.readTree(read(address).body()).path("members");
        assertThat(members.path(0).path("roles").toString()).isEqualTo("[\"Instructor\"]");
        assertThat(members.path(1).path("roles").toString()).isEqualTo("[\"Learner\"]");
    }

    @Test
    void addsTheLinksMessageWhenAskedForALink() {
        String cmid = tool.addActivity("2", Map.of("exam", "7"));
        String body = read(address + "?rlid=" + cmid).body();
        assertThat(body).contains("LtiResourceLinkRequest").contains("\"exam\":\"7\"");
        assertThat(read(address + "?rlid=1").statusCode()).isEqualTo(403);
    }

    @Test
    void filtersByRole() {
        String body = read(address + "?role=Instructor").body();
        assertThat(ScriptedTool.JSON.readTree(body).path("members")).hasSize(1);
    }

    @Test
    void forgetsTheRoleFilterInTheNextAddressAsMoodleDoes() {
        String link =
                read(address + "?role=Learner").headers().firstValue("Link").orElseThrow();
        assertThat(link).contains("from=4").doesNotContain("role=");
    }

    private HttpResponse<String> read(String page) {
        return tool.read(page, ScriptedTool.MEMBERS, CONTAINER);
    }
}
