package app.vigil.lti.nrps;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Scopes;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.launch.RoleNames;
import app.vigil.lti.service.Pages;
import app.vigil.lti.service.ServiceFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The membership service; members without a user id are left out. */
@Component
class MembershipClient implements Memberships {

    private static final String CONTAINER = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private final Pages pages;

    MembershipClient(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Member> of(RegistrationId registration, URI memberships) {
        try {
            return pages
                    .all(
                            registration,
                            Scopes.MEMBERSHIP_READ_ONLY,
                            memberships,
                            CONTAINER,
                            page -> page.path("members"))
                    .stream()
                    .filter(member -> !member.path("user_id").asString("").isBlank())
                    .map(MembershipClient::member)
                    .toList();
        } catch (ServiceFailure failure) {
            throw PlatformFailure.of(failure);
        }
    }

    private static Member member(JsonNode node) {
        List<String> roles = new ArrayList<>();
        node.path("roles").forEach(role -> roles.add(role.asString("")));
        return new Member(
                node.path("user_id").asString(""),
                RoleNames.read(roles),
                "Active".equalsIgnoreCase(node.path("status").asString("Active")),
                text(node, "name"),
                text(node, "email"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isBlank() ? null : text;
    }
}
