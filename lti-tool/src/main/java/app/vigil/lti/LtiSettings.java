package app.vigil.lti;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets about platforms.
 *
 * @param allowPrivateAddresses lets a platform live in a private network and speak plain http; default false
 * @param toolName how the tool introduces itself to platforms
 * @param toolDescription one sentence for the platform's administrator
 */
@ConfigurationProperties("vigil.lti")
public record LtiSettings(
        @DefaultValue("false") boolean allowPrivateAddresses, String toolName, String toolDescription) {}
