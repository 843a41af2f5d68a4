package app.vigil.lti;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets about platforms.
 *
 * @param allowPrivateAddresses lets a platform live in a private network and speak plain http; default false
 * @param toolName how the tool introduces itself to platforms; default Vigil
 * @param toolDescription one sentence for the platform's administrator; default Exam proctoring
 */
@ConfigurationProperties("vigil.lti")
public record LtiSettings(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("Vigil") String toolName,
        @DefaultValue("Exam proctoring") String toolDescription) {}
