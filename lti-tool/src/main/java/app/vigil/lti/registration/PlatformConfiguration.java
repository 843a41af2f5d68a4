package app.vigil.lti.registration;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says about itself.
 *
 * @param tokenAudience {@code authorization_server}, the audience of client assertions when stated
 * @param messages types it sends; empty when it does not say
 * @param productName {@code product_family_code}
 * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0#platform-configuration">Dynamic Registration 1.0, 3.4</a>
 */
public record PlatformConfiguration(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI keySet,
        URI registrationEndpoint,
        @Nullable String tokenAudience,
        Set<String> scopes,
        Set<String> messages,
        String productName) {}
