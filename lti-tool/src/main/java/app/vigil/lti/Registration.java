package app.vigil.lti;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tool and platform agreed on once (LTI 1.3 core, 3.1.3).
 *
 * @param name how the administrator calls the platform
 * @param authorizationEndpoint OIDC authentication request goes here
 * @param tokenEndpoint service tokens come from here
 * @param keySet the platform's JWKS address
 */
public record Registration(
        RegistrationId id,
        String name,
        String issuer,
        String clientId,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI keySet,
        boolean active) {

    /** The platform's own web origins: who may embed us, and where its addresses may lead. */
    public List<String> origins() {
        return Stream.of(authorizationEndpoint.toString(), issuer)
                .flatMap(address -> Origins.of(address).stream())
                .distinct()
                .toList();
    }
}
