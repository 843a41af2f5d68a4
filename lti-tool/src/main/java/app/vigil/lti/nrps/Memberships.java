package app.vigil.lti.nrps;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Client of the membership service (NRPS 2.0). Failures are {@link app.vigil.lti.ags.PlatformFailure}s. */
public interface Memberships {

    /** All members, all pages. */
    default List<Member> of(RegistrationId registration, URI memberships) {
        return read(registration, memberships, Query.ALL).members();
    }

    /** The members the query asks for, all pages. */
    Roster read(RegistrationId registration, URI memberships, Query query);

    /** What has changed since a roster was read, from its {@link Roster#differences} (NRPS 2.0, 2.5). */
    Roster changes(RegistrationId registration, URI differences);

    /**
     * Which members; null asks for all.
     *
     * @param resourceLinkId only those who may open this link ({@code rlid}; NRPS 2.0, 3.3)
     */
    record Query(@Nullable Role role, @Nullable String resourceLinkId) {

        /** Everybody in the context. */
        public static final Query ALL = new Query(null, null);
    }

    /**
     * Members of a context.
     *
     * @param differences where the platform will tell what has changed since; most tell nothing
     */
    record Roster(List<Member> members, Optional<URI> differences) {}

    /** A member; whatever is not id or role may be withheld. */
    record Member(
            String userId,
            Set<Role> roles,
            Status status,
            @Nullable String name,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email) {

        public boolean active() {
            return status == Status.ACTIVE;
        }
    }

    /** NRPS 2.0, 2.2; {@link #DELETED} comes only with changes. */
    enum Status {
        ACTIVE,
        INACTIVE,
        DELETED
    }
}
