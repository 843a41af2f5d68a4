package app.vigil.lti;

import app.vigil.shared.PersonId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up platforms by hand and looks after what is connected; for administrators only. */
public interface Connections {

    /**
     * The values an administrator pastes into the platform. Each registration has a key set of its own, so its id is
     * chosen first: a platform wants to know the address before this tool knows the platform.
     */
    ToolAddresses addresses(RegistrationId registration);

    /**
     * Registers a platform with the values its administrator shows. Problems {@code registration-exists},
     * {@code registration-values-invalid}.
     *
     * @param registration the id whose {@link #addresses} the platform was given
     */
    Registration connect(RegistrationId registration, PlatformValues values);

    /** Registers a platform that was not given its addresses yet. */
    default Registration connect(PlatformValues values) {
        return connect(RegistrationId.fresh(), values);
    }

    /** Deployments seen or entered; those not accepted are quarantined: their launches are refused. */
    List<Deployment> deployments(RegistrationId registration);

    void acceptDeployment(RegistrationId registration, String deploymentId);

    /** Forgets a deployment that nobody accepted; should it launch again, it waits again. */
    void dismissDeployment(RegistrationId registration, String deploymentId);

    void rename(RegistrationId registration, String name);

    /** An inactive registration refuses logins and launches. */
    void activate(RegistrationId registration, boolean active);

    /** What would be erased with the registration, room by room from below. */
    List<Holding> holdings(RegistrationId registration);

    /**
     * Deletes the registration with everything that hangs on it; publishes {@link RegistrationDeleted}. Problems {@code
     * registration-still-active}, {@code registration-name-mistyped}.
     *
     * @param typedName the registration's name, typed by whoever means it
     */
    void delete(RegistrationId registration, String typedName, PersonId by);

    /** So many of one kind; {@link HangsOnRegistration#code}. */
    record Holding(String code, long count) {}

    /** What a platform wants to know about this tool (LTI 1.3 core, 3.1.3). */
    record ToolAddresses(URI initiateLogin, URI redirect, URI keySet, URI targetLink, URI registration) {}

    /** What this tool wants to know about a platform. */
    record PlatformValues(
            String name,
            String issuer,
            String clientId,
            URI authorizationEndpoint,
            URI tokenEndpoint,
            URI keySet,
            @Nullable String deploymentId) {}

    /** An instance of the tool on a platform (LTI 1.3 core, 3.1.4). */
    record Deployment(String id, boolean accepted, Instant firstSeen) {}
}
