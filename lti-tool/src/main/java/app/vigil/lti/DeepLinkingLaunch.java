package app.vigil.lti;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code LtiDeepLinkingRequest} with its settings (Deep Linking 2.0, 3.1).
 *
 * @param platformData opaque {@code data}, echoed unchanged
 */
public record DeepLinkingLaunch(
        Core core,
        URI returnUrl,
        Set<String> acceptTypes,
        boolean acceptMultiple,
        boolean acceptLineItem,
        @Nullable String platformData)
        implements Launch {}
