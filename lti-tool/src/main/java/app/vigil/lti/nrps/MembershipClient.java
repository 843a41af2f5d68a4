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
import java.util.List;
import org.springframework.stereotype.Component;

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
                    .flatMap(member -> MemberJson.read(member).stream())
                    .toList();
            return new Roster(members, container.differences());
        } catch (ServiceFailure failure) {
            throw PlatformFailure.of(failure);
        }
    }
}
