package app.vigil.lti.nrps;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Client of the membership service (NRPS 2.0). */
public interface Memberships {

    /** All members, all pages. Fails with {@link app.vigil.lti.ags.PlatformFailure}. */
    List<Member> of(RegistrationId registration, URI memberships);

    /** A member; name and e-mail may be withheld. */
    record Member(
            String userId,
            Set<Role> roles,
            boolean active,
            @Nullable String name,
            @Nullable String email) {}
}
