package app.vigil.lti.nrps;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.Scopes;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.launch.RoleNames;
import app.vigil.lti.service.Pages;
import app.vigil.lti.service.Pages.Container;
import app.vigil.lti.service.ServiceAddress;
import app.vigil.lti.service.ServiceFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    public Roster read(RegistrationId registration, URI memberships, Query query) {
        Role wanted = query.role();
        String role = wanted == null ? null : RoleNames.ofContext(wanted).orElse(null);
        Roster roster = roster(
                registration,
                ServiceAddress.with(ServiceAddress.with(memberships, "role", role), "rlid", query.resourceLinkId()));
        // Moodle's next page has forgotten which role was asked for.
        return wanted == null
                ? roster
                : new Roster(
                        roster.members().stream()
                                .filter(member -> member.roles().contains(wanted))
                                .toList(),
                        roster.differences());
    }

    @Override
    public Roster changes(RegistrationId registration, URI differences) {
        return roster(registration, differences);
    }

    private Roster roster(RegistrationId registration, URI address) {
        try {
            Container container = pages.walk(
                    registration, Scopes.MEMBERSHIP_READ_ONLY, address, CONTAINER, page -> page.path("members"));
            List<Member> members = container.entries().stream()
                    .filter(member -> !member.path("user_id").asString("").isBlank())
                    .map(MembershipClient::member)
                    .toList();
            return new Roster(members, container.differences());
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
                status(node.path("status").asString("")),
                text(node, "name"),
                text(node, "given_name"),
                text(node, "family_name"),
                text(node, "email"));
    }

    /** Saying nothing means active; a word nobody knows does not. */
    private static Status status(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "", "active" -> Status.ACTIVE;
            case "deleted" -> Status.DELETED;
            default -> Status.INACTIVE;
        };
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isBlank() ? null : text;
    }
}
