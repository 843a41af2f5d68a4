package app.vigil.lti;

import org.jspecify.annotations.Nullable;

/** {@code LtiResourceLinkRequest} (LTI 1.3 core, 5.3). */
public record ResourceLinkLaunch(
        Core core, String resourceLinkId, @Nullable String resourceLinkTitle) implements Launch {}
